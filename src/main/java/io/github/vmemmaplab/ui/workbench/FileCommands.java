package io.github.vmemmaplab.ui.workbench;

import static io.github.vmemmaplab.ui.workbench.CommandGroup.FILES;
import static io.github.vmemmaplab.ui.workbench.Presses.code;

import io.github.vmemmaplab.ui.words.WordsView;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/// Files in, and the kernel's own words out.
final class FileCommands {
    private static final Modifier CONTROL = KeyCombination.SHORTCUT_DOWN;

    private FileCommands() {}

    static void addTo(Commands to, Opening opening, WordsView words) {
        to.add(FILES, "Ctrl O", "key.open", code(KeyCode.O, CONTROL), opening::askForFile);
        to.add(FILES, "Ctrl V", "key.paste", code(KeyCode.V, CONTROL), opening::paste);
        to.add(FILES, "W", "key.words", code(KeyCode.W), words::toggle);
        to.add(
                FILES,
                "Shift W",
                "key.words.next",
                code(KeyCode.W, KeyCombination.SHIFT_DOWN),
                words::next);
        to.add(FILES, "Ctrl C", "key.words.copy", code(KeyCode.C, CONTROL), words::copy);
        to.add(FILES, "Ctrl S", "key.words.save", code(KeyCode.S, CONTROL), words::save);
    }
}
