package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.ui.narration.Texts;

import javafx.scene.input.KeyEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The commands of a window that have keys, in the order in which they are listed.
final class Commands {
    private final Texts texts;
    private final List<Command> list = new ArrayList<>();

    Commands(Texts texts) {
        this.texts = texts;
    }

    Texts texts() {
        return texts;
    }

    /// {@return the commands so far}
    List<Command> list() {
        return List.copyOf(list);
    }

    /// Adds a command under a key.
    ///
    /// @param words key of the text that says what it does
    void add(
            CommandGroup group,
            String key,
            String words,
            Predicate<KeyEvent> matches,
            Runnable action) {
        addSaid(group, key, texts.of(words), matches, action);
    }

    /// Adds a command that is said in these words.
    void addSaid(
            CommandGroup group,
            String key,
            String words,
            Predicate<KeyEvent> matches,
            Runnable action) {
        list.add(new Command(group, List.of(key), words, matches, action));
    }

    /// A further key for what the last command does, or the same about another direction.
    void alias(String key, Predicate<KeyEvent> matches, Runnable action) {
        list.add(new Command(list.getLast().group(), List.of(key), "", matches, action));
    }

    /// Tells of keys that a panel itself uses while it has the focus.
    void tell(String words, String... keys) {
        list.add(Command.told(List.of(keys), texts.of(words)));
    }
}
