package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;

/// The policies in a menu, for windows that are too narrow to show them side by side.
final class PolicyMenu {
    private final Texts texts;
    private final MenuButton button = new MenuButton();
    private final ToggleGroup one = new ToggleGroup();

    /// A menu that sets and follows `model`'s policy.
    PolicyMenu(LabModel model, Texts texts) {
        this.texts = texts;
        button.setId("policy-menu");
        button.getStyleClass().add("policies");
        button.setAccessibleText(texts.of("policy"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        for (VmemmapPolicy policy : Policies.ALL) {
            RadioMenuItem item = new RadioMenuItem(texts.of("policy." + policy.label()));
            item.setToggleGroup(one);
            item.setUserData(policy);
            item.setOnAction(_ -> model.request(model.frame().get().scenario().withPolicy(policy)));
            button.getItems().add(item);
        }
        model.frame().subscribe(frame -> show(frame.scenario().policy()));
    }

    private void show(VmemmapPolicy policy) {
        button.setText(texts.of("policy." + policy.label()));
        one.getToggles().stream()
                .filter(toggle -> policy.equals(toggle.getUserData()))
                .forEach(one::selectToggle);
    }

    MenuButton node() {
        return button;
    }
}
