package io.github.vmemmaplab.ui.workbench;

import static io.github.vmemmaplab.ui.workbench.CommandGroup.WINDOW;
import static io.github.vmemmaplab.ui.workbench.Presses.code;
import static io.github.vmemmaplab.ui.workbench.Presses.text;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;

/// What lies over the window.
final class WindowCommands {
    private WindowCommands() {}

    static void addTo(Commands to, Runnable palette, Runnable help, Runnable escape) {
        to.add(
                WINDOW,
                "/",
                "key.palette",
                text("/").or(code(KeyCode.K, KeyCombination.SHORTCUT_DOWN)),
                palette);
        to.alias("Ctrl K", _ -> false, palette);
        to.add(WINDOW, "Esc", "key.clear", code(KeyCode.ESCAPE), escape);
        to.add(WINDOW, "?", "key.help", text("?").or(code(KeyCode.F1)), help);
    }

    static void addWindows(Commands to, WindowActions window) {
        to.add(
                WINDOW,
                "Ctrl N",
                "key.window.new",
                code(KeyCode.N, KeyCombination.SHORTCUT_DOWN),
                window::another);
        to.add(
                WINDOW,
                "Ctrl W",
                "key.window.close",
                code(KeyCode.W, KeyCombination.SHORTCUT_DOWN),
                window::close);
        to.add(WINDOW, "F11", "key.window.full", code(KeyCode.F11), window::fullScreen);
    }

    static void tellPanels(Commands to) {
        to.tell("key.panel.next", "Tab");
        to.tell("key.panel.choose", "↑", "↓");
        to.tell("key.panel.in", "←", "→");
        to.tell("key.panel.act", "Enter");
    }
}
