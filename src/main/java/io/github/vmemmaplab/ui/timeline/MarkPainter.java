package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/// Draws the signs of marks, each kind with a shape and a colour of its own.
final class MarkPainter {
    private static final double R = 3.5;
    private static final double POINT = R + 1;

    private final GraphicsContext g;
    private final Palette palette;
    private final double y;

    /// A painter of signs in one line.
    ///
    /// @param y the middle of the line
    MarkPainter(GraphicsContext g, Palette palette, double y) {
        this.g = g;
        this.palette = palette;
        this.y = y;
    }

    static double widthOfCount(int count) {
        return TextWidths.of(Figures.count(count)) + 4;
    }

    void paint(MarkClusters.Cluster cluster) {
        for (MarkClusters.Sign sign : cluster.signs()) {
            paint(sign.kind(), sign.left() + MarkClusters.GLYPH / 2);
            if (sign.count() > 1) {
                g.setFont(TrackPainter.font());
                g.setFill(palette.color(Role.MUTED));
                g.setTextAlign(TextAlignment.LEFT);
                g.setTextBaseline(VPos.CENTER);
                g.fillText(Figures.count(sign.count()), sign.left() + MarkClusters.GLYPH + 1, y);
            }
        }
    }

    private void paint(Mark.Kind kind, double x) {
        switch (kind) {
            case FAILURE -> cross(x);
            case FALLBACK -> {
                g.setFill(palette.color(Role.VMEMMAP_PAGE));
                fill(x, y - POINT, x + POINT, y, x, y + POINT, x - POINT, y);
            }
            case FREE -> {
                g.setFill(palette.color(Role.PAGE_TABLE));
                fill(x - POINT, y - R, x + POINT, y - R, x, y + POINT);
            }
            case ONLINE -> {
                g.setFill(palette.color(Role.MOVABLE));
                g.fillOval(x - R, y - R, 2 * R, 2 * R);
            }
            case STEAL -> {
                g.setStroke(palette.color(Role.RECLAIMABLE));
                g.setLineWidth(1.5);
                g.strokeRect(x - R + 1, y - R + 1, 2 * R - 2, 2 * R - 2);
            }
            case KERNEL_DIFFERS -> {
                g.setFill(palette.color(Role.ACCENT));
                g.setFont(TrackPainter.font());
                g.setTextAlign(TextAlignment.CENTER);
                g.setTextBaseline(VPos.CENTER);
                g.fillText("≠", x, y);
            }
        }
    }

    private void cross(double x) {
        g.setStroke(palette.color(Role.FAILURE));
        g.setLineWidth(2);
        g.strokeLine(x - R, y - R, x + R, y + R);
        g.strokeLine(x - R, y + R, x + R, y - R);
    }

    private void fill(double... corners) {
        double[] xs = new double[corners.length / 2];
        double[] ys = new double[corners.length / 2];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = corners[2 * i];
            ys[i] = corners[2 * i + 1];
        }
        g.fillPolygon(xs, ys, xs.length);
    }
}
