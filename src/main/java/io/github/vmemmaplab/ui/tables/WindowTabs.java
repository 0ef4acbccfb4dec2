package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.ui.narration.Texts;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import java.util.function.Consumer;

/// Which tables to show: the vmemmap's or the linear map's.
final class WindowTabs extends HBox {
    private final ToggleGroup group = new ToggleGroup();

    /// Tabs that tell `onTurn` which was chosen.
    WindowTabs(Texts texts, Consumer<Window> onTurn) {
        for (Window window : Window.values()) {
            ToggleButton tab = new ToggleButton(texts.of("tab." + window));
            tab.setId("tab-" + window);
            tab.setMinWidth(USE_PREF_SIZE);
            tab.setToggleGroup(group);
            tab.setSelected(window == Window.VMEMMAP);
            tab.getStyleClass().add("tab");
            tab.setOnAction(_ -> {
                // One of them is always chosen.
                tab.setSelected(true);
                onTurn.accept(window);
            });
            getChildren().add(tab);
        }
        getStyleClass().add("window-tabs");
        setMinWidth(USE_PREF_SIZE);
    }

    /// Shows which is chosen.
    void choose(Window window) {
        group.selectToggle(group.getToggles().get(window.ordinal()));
    }
}
