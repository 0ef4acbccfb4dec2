package io.github.vmemmaplab.ui.workbench;

import static io.github.vmemmaplab.ui.workbench.CommandGroup.STEPS;
import static io.github.vmemmaplab.ui.workbench.Presses.code;

import io.github.vmemmaplab.kernel.event.Event.Grain;
import io.github.vmemmaplab.ui.timeline.Steering;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/// Moving through the run by steps.
final class StepCommands {
    private static final Modifier SHIFT = KeyCombination.SHIFT_DOWN;
    private static final Modifier CONTROL = KeyCombination.SHORTCUT_DOWN;

    private StepCommands() {}

    static void addTo(Commands to, Steering run) {
        Runnable forward = () -> run.forward(Grain.EVENT);
        Runnable back = () -> run.back(Grain.EVENT);
        to.add(STEPS, "→", "key.event.forward", code(KeyCode.RIGHT), forward);
        to.alias("Page Down", code(KeyCode.PAGE_DOWN), forward);
        to.add(STEPS, "←", "key.event.back", code(KeyCode.LEFT), back);
        to.alias("Page Up", code(KeyCode.PAGE_UP), back);
        to.add(
                STEPS,
                "Shift →",
                "key.page.forward",
                code(KeyCode.RIGHT, SHIFT),
                () -> run.forward(Grain.PAGE));
        to.add(
                STEPS,
                "Shift ←",
                "key.page.back",
                code(KeyCode.LEFT, SHIFT),
                () -> run.back(Grain.PAGE));
        to.add(
                STEPS,
                "Ctrl →",
                "key.operation.forward",
                code(KeyCode.RIGHT, CONTROL),
                () -> run.forward(Grain.OPERATION));
        to.add(
                STEPS,
                "Ctrl ←",
                "key.operation.back",
                code(KeyCode.LEFT, CONTROL),
                () -> run.back(Grain.OPERATION));
        to.add(STEPS, "Home", "key.start", code(KeyCode.HOME), run::start);
        to.add(STEPS, "End", "key.end", code(KeyCode.END), run::end);
        to.add(STEPS, "N", "key.failure.next", code(KeyCode.N), run::nextFailure);
        to.add(STEPS, "P", "key.failure.previous", code(KeyCode.P), run::previousFailure);
    }
}
