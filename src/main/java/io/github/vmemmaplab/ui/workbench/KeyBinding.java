package io.github.vmemmaplab.ui.workbench;

import javafx.scene.input.KeyEvent;

import java.util.List;
import java.util.function.Predicate;

/// A key that does something anywhere in the window.
///
/// @param names the keys as they are printed on keyboards, all doing the same
/// @param words what it does
/// @param matches whether a press is meant
/// @param action does it
record KeyBinding(List<String> names, String words, Predicate<KeyEvent> matches, Runnable action) {
    KeyBinding {
        names = List.copyOf(names);
    }
}
