package io.github.vmemmaplab.ui.workbench;

import static io.github.vmemmaplab.ui.workbench.CommandGroup.VIEW;
import static io.github.vmemmaplab.ui.workbench.Presses.code;

import io.github.vmemmaplab.ui.timeline.TimelineView;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;

/// Looking closer at the timeline.
final class TimelineCommands {
    private TimelineCommands() {}

    static void addTo(Commands to, TimelineView timeline) {
        to.add(
                VIEW,
                "Ctrl ↑",
                "key.time.in",
                code(KeyCode.UP, KeyCombination.SHORTCUT_DOWN),
                timeline::zoomIn);
        to.add(
                VIEW,
                "Ctrl ↓",
                "key.time.out",
                code(KeyCode.DOWN, KeyCombination.SHORTCUT_DOWN),
                timeline::zoomOut);
        to.add(VIEW, "Z", "key.time.phase", code(KeyCode.Z), timeline::zoomToPhase);
    }
}
