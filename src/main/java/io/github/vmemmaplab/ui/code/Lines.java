package io.github.vmemmaplab.ui.code;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

import java.util.List;

/// Lines of code, one below the other; where not all fit, those around the current one are shown.
final class Lines extends Region {
    private final VBox box = new VBox();
    private final Rectangle window = new Rectangle();
    private int current = -1;

    Lines() {
        getStyleClass().add("listing");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        setMinHeight(0);
        setClip(window);
        getChildren().add(box);
    }

    void show(List<? extends Node> rows) {
        box.getChildren().setAll(rows);
        requestLayout();
    }

    /// Sees to it that this line is shown; -1 for the first.
    void keepInView(int index) {
        current = index;
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return box.prefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return box.prefWidth(height);
    }

    @Override
    protected void layoutChildren() {
        window.setWidth(getWidth());
        window.setHeight(getHeight());
        double all = box.prefHeight(getWidth());
        double line = all / Math.max(1, box.getChildren().size());
        double wanted = (current + 0.5) * line - getHeight() / 2;
        double top = Math.clamp(wanted, 0, Math.max(0, all - getHeight()));
        box.resizeRelocate(0, -Math.rint(top), getWidth(), all);
    }
}
