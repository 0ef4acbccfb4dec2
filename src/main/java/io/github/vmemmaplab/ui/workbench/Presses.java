package io.github.vmemmaplab.ui.workbench;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyEvent;

import java.util.function.Predicate;

/// Which presses a key means: by its place on the keyboard, or by what it types.
final class Presses {
    private Presses() {}

    static Predicate<KeyEvent> code(KeyCode code, Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers)::match;
    }

    /// {@return presses that type this, wherever a keyboard has it}
    static Predicate<KeyEvent> text(String text) {
        return event ->
                event.getText().equals(text) && !event.isShortcutDown() && !event.isAltDown();
    }
}
