package io.github.vmemmaplab.ui.memorymap;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/// A note beside the pointer that stays inside the map. It is part of the window, so that it shows
/// in pictures and never takes the focus.
final class MapTip {
    private static final double DISTANCE = 16;

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

    void show(List<String> lines, double x, double y, double width, double height) {
        box.getChildren().setAll(lines.stream().map(Label::new).toList());
        box.getChildren().getFirst().getStyleClass().add("strong");
        box.setVisible(true);
        box.applyCss();
        double w = box.prefWidth(Region.USE_COMPUTED_SIZE);
        double h = box.prefHeight(w);
        double left = x + DISTANCE + w <= width ? x + DISTANCE : x - DISTANCE - w;
        double top = y + DISTANCE + h <= height ? y + DISTANCE : y - DISTANCE - h;
        box.resizeRelocate(Math.max(0, left), Math.clamp(top, 0, Math.max(0, height - h)), w, h);
    }
}
