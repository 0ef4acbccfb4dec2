package io.github.vmemmaplab.ui.workbench;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/// What a bar shows only where it is wide enough, and what it shows instead.
final class Folds {
    private final Region bar;

    /// Folds of a bar whose children are laid out by whether they are managed.
    Folds(Region bar) {
        this.bar = bar;
    }

    /// Shows a node from this width on.
    Folds from(double width, Node node) {
        bar.widthProperty().subscribe(now -> show(node, now.doubleValue() >= width));
        return this;
    }

    /// Shows a node below this width.
    Folds below(double width, Node node) {
        bar.widthProperty().subscribe(now -> show(node, now.doubleValue() < width));
        return this;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
