package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;

/// Draws all slots of all added ranges in one strip, so that none is out of sight: each column
/// shows the shares of blocks, base pages and nothing among its slots.
final class StripPainter {
    private final GraphicsContext g;
    private final Palette palette;
    private final VmemmapTree tree;
    private final TreeLayout layout;

    StripPainter(GraphicsContext g, Palette palette, VmemmapTree tree, TreeLayout layout) {
        this.g = g;
        this.palette = palette;
        this.tree = tree;
        this.layout = layout;
    }

    void paint() {
        Rectangle2D strip = layout.strip();
        int all = tree.slots().count();
        int columns = (int) Math.min(all, strip.getWidth());
        double width = strip.getWidth() / columns;
        for (int column = 0; column < columns; column++) {
            int from = (int) ((long) column * all / columns);
            int to = (int) ((column + 1L) * all / columns);
            paintColumn(column * width, width > 3 ? width - 1 : width, from, to);
        }
        paintMarker(tree.atWork(), all, strip);
        double shown = strip.getWidth() / all;
        g.setStroke(palette.color(Role.ACCENT));
        g.setLineWidth(1.5);
        g.strokeRect(
                layout.first() * shown,
                strip.getMinY() - 2,
                Math.max(3, layout.count() * shown),
                strip.getHeight() + 4);
    }

    private void paintColumn(double x, double width, int from, int to) {
        int blocks = 0;
        int tables = 0;
        for (int index = from; index < to; index++) {
            switch (tree.kind(index)) {
                case NONE -> {}
                case BLOCK -> blocks++;
                case TABLE -> tables++;
            }
        }
        double unit = layout.strip().getHeight() / Math.max(1, to - from);
        double y = layout.strip().getMinY();
        y = part(Role.VMEMMAP_BLOCK, x, y, width, blocks * unit);
        y = part(Role.VMEMMAP_PAGE, x, y, width, tables * unit);
        part(Role.FREE, x, y, width, layout.strip().getMaxY() - y);
    }

    private double part(Role role, double x, double y, double width, double height) {
        g.setFill(palette.color(role));
        g.fillRect(x, y, width, height);
        return y + height;
    }

    private void paintMarker(int atWork, int all, Rectangle2D strip) {
        if (atWork >= 0) {
            double x = (atWork + 0.5) * strip.getWidth() / all;
            g.setFill(palette.color(Role.TEXT));
            g.fillPolygon(
                    new double[] {x - 4, x + 4, x},
                    new double[] {strip.getMinY() - 6, strip.getMinY() - 6, strip.getMinY()},
                    3);
        }
    }
}
