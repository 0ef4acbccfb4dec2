package io.github.vmemmaplab.ui.workbench;

import javafx.scene.input.KeyEvent;

import java.util.List;
import java.util.function.Predicate;

/// Something that the window can do: by key, from the palette, or both.
///
/// @param group what it is about
/// @param keys the keys as they are printed on keyboards, all doing the same; none for what only
///   the palette offers
/// @param words what it does; empty for a further key of the command before it
/// @param matches whether a press is meant
/// @param action does it
record Command(
        CommandGroup group,
        List<String> keys,
        String words,
        Predicate<KeyEvent> matches,
        Runnable action) {
    Command {
        keys = List.copyOf(keys);
    }

    /// {@return a command without a key}
    static Command unbound(CommandGroup group, String words, Runnable action) {
        return new Command(group, List.of(), words, _ -> false, action);
    }

    /// {@return what a panel that has the focus does with keys: listed, not run from here}
    static Command told(List<String> keys, String words) {
        return new Command(CommandGroup.PANEL, keys, words, _ -> false, Command::nothing);
    }

    private static void nothing() {
        // The panel does it.
    }

    /// {@return whether it can be run from anywhere}
    boolean runs() {
        return !words.isEmpty() && group != CommandGroup.PANEL;
    }
}
