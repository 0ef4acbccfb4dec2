package io.github.vmemmaplab.ui.workbench;

import static io.github.vmemmaplab.ui.workbench.CommandGroup.SETTINGS;
import static io.github.vmemmaplab.ui.workbench.CommandGroup.WINDOW;
import static io.github.vmemmaplab.ui.workbench.Presses.code;
import static io.github.vmemmaplab.ui.workbench.Presses.text;

import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.theme.Look;
import io.github.vmemmaplab.ui.theme.TextScale;

import javafx.beans.property.DoubleProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/// Policies, and how the window looks.
final class LookCommands {
    private LookCommands() {}

    static void addPolicies(Commands to, LabModel model) {
        for (int i = 0; i < Policies.ALL.size(); i++) {
            var policy = Policies.ALL.get(i);
            String name = to.texts().of("policy." + policy.label());
            String digit = String.valueOf(i + 1);
            Runnable choose = () -> model.request(model.wanted().get().withPolicy(policy));
            to.addSaid(
                    SETTINGS, digit, to.texts().of("key.policy", digit, name), text(digit), choose);
        }
    }

    static void addUndo(Commands to, LabModel model) {
        Modifier control = KeyCombination.SHORTCUT_DOWN;
        Modifier shift = KeyCombination.SHIFT_DOWN;
        to.add(SETTINGS, "Ctrl Z", "key.undo", code(KeyCode.Z, control), model::undo);
        to.add(
                SETTINGS,
                "Ctrl Shift Z",
                "key.redo",
                code(KeyCode.Z, control, shift).or(code(KeyCode.Y, control)),
                model::redo);
    }

    static void addLooks(Commands to, LabModel model) {
        to.add(
                WINDOW,
                "T",
                "key.theme",
                code(KeyCode.T),
                () -> model.look().set(Look.of(model.theme().get().next())));
        addTextScale(to, model.textScale());
        to.add(
                WINDOW,
                "M",
                "key.motion",
                code(KeyCode.M),
                () -> model.motion().set(!model.motion().get()));
    }

    private static void addTextScale(Commands to, DoubleProperty scale) {
        Modifier control = KeyCombination.SHORTCUT_DOWN;
        Modifier anyShift = KeyCombination.SHIFT_ANY;
        to.add(
                WINDOW,
                "Ctrl +",
                "key.text.larger",
                code(KeyCode.EQUALS, control, anyShift)
                        .or(code(KeyCode.PLUS, control, anyShift))
                        .or(code(KeyCode.ADD, control)),
                () -> scale.set(TextScale.larger(scale.get())));
        to.add(
                WINDOW,
                "Ctrl -",
                "key.text.smaller",
                code(KeyCode.MINUS, control).or(code(KeyCode.SUBTRACT, control)),
                () -> scale.set(TextScale.smaller(scale.get())));
        to.add(
                WINDOW,
                "Ctrl 0",
                "key.text.reset",
                code(KeyCode.DIGIT0, control).or(code(KeyCode.NUMPAD0, control)),
                () -> scale.set(1));
    }
}
