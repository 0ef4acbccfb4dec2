package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.theme.Look;

import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// What the lab looks like, to choose from; the button shows the choice.
final class LookMenu {
    private final MenuButton button = new MenuButton();
    private final FontIcon icon = new FontIcon();
    private final Map<Look, RadioMenuItem> items = new EnumMap<>(Look.class);

    /// A menu that sets and follows `model`'s look.
    LookMenu(LabModel model, Texts texts) {
        button.setId("theme");
        button.setGraphic(icon);
        button.getStyleClass().addAll("plain", "icon");
        button.setAccessibleText(texts.of("theme"));
        button.setTooltip(new Tooltip(texts.of("theme")));
        button.setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup one = new ToggleGroup();
        for (Look look : Look.values()) {
            RadioMenuItem item = new RadioMenuItem(texts.of("look." + look.label()));
            item.setId("look-" + look.label());
            item.setToggleGroup(one);
            item.setOnAction(_ -> model.look().set(look));
            items.put(look, item);
            button.getItems().add(item);
        }
        model.look().subscribe(this::show);
    }

    private void show(Look look) {
        Objects.requireNonNull(items.get(look)).setSelected(true);
        icon.setIconCode(
                switch (look) {
                    case SYSTEM -> Feather.MONITOR;
                    case DARK -> Feather.MOON;
                    case LIGHT -> Feather.SUN;
                    case CONTRAST_DARK, CONTRAST_LIGHT -> Feather.EYE;
                });
    }

    MenuButton node() {
        return button;
    }
}
