package io.github.vmemmaplab.ui.memorymap;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/// A note about what is pointed at that stays inside the panel and off what is pointed at. It is
/// part of the window, so that it shows in pictures and never takes the focus.
final class MapTip {
    private static final double AWAY = 10;
    private static final double INSET = 4;

    private final VBox box = new VBox();

    MapTip() {
        box.getStyleClass().add("tip");
        box.setManaged(false);
        box.setMouseTransparent(true);
        box.setVisible(false);
    }

    Node node() {
        return box;
    }

    void hide() {
        box.setVisible(false);
    }

    /// Shows lines beside something on the map.
    ///
    /// @param about what is pointed at, in units of `map`
    void show(List<String> lines, Box about, Node map) {
        Parent panel = box.getParent();
        if (panel == null) {
            return;
        }
        box.getChildren().setAll(lines.stream().map(Label::new).toList());
        box.getChildren().getFirst().getStyleClass().add("strong");
        box.setVisible(true);
        box.applyCss();
        double w = box.prefWidth(Region.USE_COMPUTED_SIZE);
        double h = box.prefHeight(w);
        Bounds place = map.getBoundsInParent();
        Box there = about.shifted(place.getMinX(), place.getMinY());
        Bounds room = panel.getLayoutBounds();
        Box at = beside(there, w, h, room.getWidth() - INSET, room.getHeight() - INSET);
        box.resizeRelocate(at.x(), at.y(), w, h);
    }

    // Right of what is meant, else left, else below, else above it: wherever it fits first.
    private static Box beside(Box about, double w, double h, double right, double bottom) {
        double level = Math.clamp(about.centerY() - h / 2, INSET, Math.max(INSET, bottom - h));
        double start = Math.clamp(about.centerX() - w / 2, INSET, Math.max(INSET, right - w));
        double after = about.x() + about.width() + AWAY;
        double before = about.x() - AWAY - w;
        double below = about.y() + about.height() + AWAY;
        if (after + w <= right) {
            return new Box(Math.rint(after), Math.rint(level), w, h);
        }
        if (before >= INSET) {
            return new Box(Math.rint(before), Math.rint(level), w, h);
        }
        double top = below + h <= bottom ? below : about.y() - AWAY - h;
        return new Box(Math.rint(start), Math.rint(Math.max(INSET, top)), w, h);
    }
}
