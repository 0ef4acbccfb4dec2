package io.github.vmemmaplab.ui.workbench;

import static io.github.vmemmaplab.ui.workbench.CommandGroup.RUN;
import static io.github.vmemmaplab.ui.workbench.Presses.code;
import static io.github.vmemmaplab.ui.workbench.Presses.text;

import io.github.vmemmaplab.ui.timeline.Steering;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;

/// Playing, and running to breakpoints.
final class RunCommands {
    private RunCommands() {}

    /// Adds them.
    ///
    /// @param breakpoints opens or closes the list of kinds of events
    static void addTo(Commands to, Steering run, Runnable breakpoints) {
        to.add(RUN, "Space", "key.play", code(KeyCode.SPACE), run::playOrPause);
        to.add(RUN, ".", "key.faster", text("."), run::faster);
        to.add(RUN, ",", "key.slower", text(","), run::slower);
        to.add(RUN, "S", "key.skip", code(KeyCode.S), run::toggleSkipping);
        to.add(RUN, "B", "key.breakpoint", code(KeyCode.B), run::toggleBreakpoint);
        to.add(
                RUN,
                "Shift B",
                "key.breakpoint.clear",
                code(KeyCode.B, KeyCombination.SHIFT_DOWN),
                run::clearBreakpoints);
        to.add(
                RUN,
                "Ctrl B",
                "key.breakpoint.list",
                code(KeyCode.B, KeyCombination.SHORTCUT_DOWN),
                breakpoints);
        to.add(RUN, "F5", "key.run.forward", code(KeyCode.F5), run::runForward);
        to.add(
                RUN,
                "Shift F5",
                "key.run.back",
                code(KeyCode.F5, KeyCombination.SHIFT_DOWN),
                run::runBack);
    }
}
