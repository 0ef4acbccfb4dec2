package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.ui.OwnKeys;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// The keys of a window. They work wherever the focus is, but for keys that the focused control
/// itself needs.
final class Keys {
    private static final Set<KeyCode> ARROWS =
            Set.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.HOME, KeyCode.END);

    private final List<Command> commands;
    private boolean used;

    Keys(List<Command> commands) {
        this.commands = List.copyOf(commands);
    }

    /// Makes the keys work in a scene.
    void listen(Scene scene) {
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    used = false;
                    Node focused = scene.getFocusOwner();
                    if (!isNeeded(event, focused) && !isWantedAround(focused, event)) {
                        press(event);
                    }
                });
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    // What a used key types must not reach a field that got the focus by it.
    private void typed(KeyEvent event) {
        if (used) {
            event.consume();
        }
    }

    private void press(KeyEvent event) {
        for (Command command : commands) {
            if (command.matches().test(event)) {
                event.consume();
                used = true;
                command.action().run();
                return;
            }
        }
    }

    private static boolean isWantedAround(@Nullable Node focused, KeyEvent event) {
        for (Node node = focused; node != null; node = node.getParent()) {
            if (node instanceof OwnKeys own && own.needs(event)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNeeded(KeyEvent event, @Nullable Node focused) {
        return switch (focused) {
            case null -> false;
            case TextInputControl _ -> event.getCode() != KeyCode.ESCAPE;
            case ComboBoxBase<?> box -> box.isShowing();
            // So does a slider that was merely dragged: arrows and Home step the run then.
            case Slider slider ->
                    slider.isFocusVisible()
                            && ARROWS.contains(event.getCode())
                            && !event.isShortcutDown();
            // A button that was merely clicked holds the focus unseen: space is for playing then.
            case ButtonBase button -> event.getCode() == KeyCode.SPACE && button.isFocusVisible();
            default -> false;
        };
    }
}
