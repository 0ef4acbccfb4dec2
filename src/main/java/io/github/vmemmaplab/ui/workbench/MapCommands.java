package io.github.vmemmaplab.ui.workbench;

import static io.github.vmemmaplab.ui.workbench.CommandGroup.VIEW;
import static io.github.vmemmaplab.ui.workbench.Presses.code;
import static io.github.vmemmaplab.ui.workbench.Presses.text;

import io.github.vmemmaplab.ui.memorymap.MemoryMapView;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/// Moving over the map of memory.
final class MapCommands {
    private static final double PAN = 60;

    private MapCommands() {}

    static void addTo(Commands to, MemoryMapView map) {
        to.add(VIEW, "+", "key.zoom.in", text("+").or(code(KeyCode.ADD)), map::zoomIn);
        to.add(VIEW, "-", "key.zoom.out", text("-").or(code(KeyCode.SUBTRACT)), map::zoomOut);
        to.add(VIEW, "0", "key.zoom.all", text("0"), map::showAll);
        Modifier alt = KeyCombination.ALT_DOWN;
        to.add(VIEW, "Alt →", "key.point", code(KeyCode.RIGHT, alt), () -> map.move(1, 0));
        to.alias("←", code(KeyCode.LEFT, alt), () -> map.move(-1, 0));
        to.alias("↑", code(KeyCode.UP, alt), () -> map.move(0, -1));
        to.alias("↓", code(KeyCode.DOWN, alt), () -> map.move(0, 1));
        to.add(VIEW, "Alt Enter", "key.select", code(KeyCode.ENTER, alt), map::selectPointed);
        Modifier shift = KeyCombination.SHIFT_DOWN;
        to.add(
                VIEW,
                "Alt Shift →",
                "key.pan",
                code(KeyCode.RIGHT, alt, shift),
                () -> map.pan(PAN, 0));
        to.alias("←", code(KeyCode.LEFT, alt, shift), () -> map.pan(-PAN, 0));
        to.alias("↑", code(KeyCode.UP, alt, shift), () -> map.pan(0, -PAN));
        to.alias("↓", code(KeyCode.DOWN, alt, shift), () -> map.pan(0, PAN));
        to.add(VIEW, "K", "key.colors", code(KeyCode.K), map::nextColorBy);
    }
}
