package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What the colours of memory mean. Pointing at an entry, or moving the focus to it, dims all other
/// memory.
public final class Legend {
    private static final Set<Shade> NAMED_ELSEWHERE = EnumSet.of(Shade.PER_CPU, Shade.HOT_ADDED);

    private final LabModel model;
    private final MemoryMapView map;
    private final FlowPane entries = new FlowPane();

    /// A legend of `map` that lights things up through `model`.
    public Legend(LabModel model, MemoryMapView map) {
        this.model = model;
        this.map = map;
        entries.getStyleClass().add("legend");
        entries.widthProperty().addListener(_ -> fit());
        model.theme().addListener(_ -> list());
        map.colorBy().addListener(_ -> list());
        list();
    }

    /// {@return the node to place}
    public Parent node() {
        return entries;
    }

    private void list() {
        map.pointedShade().set(null);
        List<Shade> shades = map.colorBy().get().shades();
        entries.getChildren().setAll(shades.stream().map(this::entry).toList());
        fit();
    }

    // What the map and the free lists name in place need not make a second line.
    private void fit() {
        entries.applyCss();
        double all = 0;
        double spare = 0;
        for (Node entry : entries.getChildren()) {
            double width = Math.ceil(entry.prefWidth(-1));
            all += width;
            spare += isNamedElsewhere(entry) ? width : 0;
        }
        boolean fold = all > entries.getWidth() && all - spare <= entries.getWidth();
        for (Node entry : entries.getChildren()) {
            entry.setVisible(!fold || !isNamedElsewhere(entry));
            entry.setManaged(entry.isVisible());
        }
    }

    private static boolean isNamedElsewhere(Node entry) {
        return NAMED_ELSEWHERE.contains(entry.getUserData());
    }

    private Node entry(Shade shade) {
        Button entry = new Button(MapWords.TEXTS.of("legend." + shade), swatch(shade));
        entry.setUserData(shade);
        entry.getStyleClass().setAll("legend-entry");
        entry.hoverProperty().addListener((_, _, on) -> point(shade, on));
        entry.focusVisibleProperty().addListener((_, _, on) -> point(shade, on));
        return entry;
    }

    private Region swatch(Shade shade) {
        Region swatch = new Region();
        swatch.getStyleClass().add("swatch");
        if (map.colorBy().get() == ColorBy.TYPE) {
            swatch.getStyleClass().add(shade.role().cssName().substring(1));
        } else {
            int rgb = shade.argb(model.theme().get().palette()) & 0xffffff;
            swatch.setStyle("-fx-background-color: #%06x;".formatted(rgb));
        }
        return swatch;
    }

    private void point(Shade shade, boolean on) {
        if (on) {
            map.pointedShade().set(shade);
        } else if (map.pointedShade().get() == shade) {
            map.pointedShade().set(null);
        }
        if (map.colorBy().get() == ColorBy.TYPE) {
            light(shade.role(), on);
        }
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
