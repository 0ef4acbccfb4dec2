package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import java.util.List;

/// What the colours of memory mean. Pointing at an entry, or moving the focus to it, dims all other
/// memory.
public final class Legend {
    private static final List<Role> ROLES =
            List.of(
                    Role.FREE,
                    Role.PER_CPU,
                    Role.UNMOVABLE,
                    Role.MOVABLE,
                    Role.RECLAIMABLE,
                    Role.RESERVED,
                    Role.VMEMMAP_BLOCK,
                    Role.VMEMMAP_PAGE,
                    Role.PAGE_TABLE,
                    Role.HOT_ADDED);

    private final LabModel model;
    private final FlowPane entries = new FlowPane();

    /// A legend that lights things up through `model`.
    public Legend(LabModel model) {
        this.model = model;
        entries.getStyleClass().add("legend");
        ROLES.forEach(role -> entries.getChildren().add(entry(role)));
    }

    /// {@return the node to place}
    public Parent node() {
        return entries;
    }

    private Node entry(Role role) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", role.cssName().substring(1));
        Button entry = new Button(MapWords.TEXTS.of("legend." + role), swatch);
        entry.getStyleClass().setAll("legend-entry");
        entry.hoverProperty().addListener((_, _, on) -> light(role, on));
        entry.focusVisibleProperty().addListener((_, _, on) -> light(role, on));
        return entry;
    }

    private void light(Role role, boolean on) {
        Selection light = new Selection.OfRole(role);
        if (on) {
            model.hovered().set(light);
        } else if (model.hovered().get().equals(light)) {
            model.hovered().set(new Selection.None());
        }
    }
}
