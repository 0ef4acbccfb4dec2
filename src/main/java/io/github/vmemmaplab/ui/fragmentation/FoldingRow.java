package io.github.vmemmaplab.ui.fragmentation;

import javafx.scene.Node;
import javafx.scene.layout.HBox;

/// A row of a heading, a large thing, and two smaller ones, which go below them where the row is
/// narrow; where it is very narrow, the last one gives way.
final class FoldingRow extends HBox {
    private static final double FOLD_BELOW = 960;

    private final Node heading;
    private final Node large;
    private final Node left;
    private final Node right;

    FoldingRow(Node heading, Node large, Node left, Node right) {
        super(heading, large, left, right);
        this.heading = heading;
        this.large = large;
        this.left = left;
        this.right = right;
    }

    @Override
    protected void layoutChildren() {
        boolean folded = getWidth() < FOLD_BELOW;
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        double leftWidth = left.prefWidth(-1);
        double rightWidth = right.prefWidth(-1);
        right.setVisible(!folded || leftWidth + getSpacing() + rightWidth <= room);
        if (!folded) {
            super.layoutChildren();
            return;
        }
        double x = snappedLeftInset();
        double top = snappedTopInset();
        double height = getHeight() - top - snappedBottomInset();
        double lower = Math.max(left.prefHeight(-1), right.prefHeight(-1));
        double upper = height - lower - getSpacing() / 2;
        double headingWidth = heading.prefWidth(-1);
        double largeX = x + headingWidth + getSpacing();
        place(heading, x, top, headingWidth, upper);
        place(large, largeX, top, x + room - largeX, upper);
        double lowerTop = top + height - lower;
        place(left, x, lowerTop, leftWidth, lower);
        place(right, x + room - rightWidth, lowerTop, rightWidth, lower);
    }

    private void place(Node node, double x, double y, double width, double height) {
        node.resizeRelocate(
                snapPositionX(x), snapPositionY(y), snapSizeX(width), snapSizeY(height));
    }
}
