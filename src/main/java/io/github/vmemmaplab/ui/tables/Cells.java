package io.github.vmemmaplab.ui.tables;

import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Hundreds of cells drawn as one picture, each on whole pixels of the screen: a canvas would take
/// a call for each.
final class Cells {
    private final int columns;
    private final int rows;
    private final double density;

    /// Cells in rows, on a screen of `density` pixels a unit.
    Cells(int columns, int rows, double density) {
        this.columns = columns;
        this.rows = rows;
        this.density = density;
    }

    /// Draws them into an area, cell `i` in the opaque colour that `color` gives it. Cells narrower
    /// than a pixel share one: it shows the first of them that is not just `ground`.
    void paint(GraphicsContext g, Rectangle2D area, int ground, IntUnaryOperator color) {
        int left = (int) Math.round(area.getMinX() * density);
        int top = (int) Math.round(area.getMinY() * density);
        int w = Math.max(1, (int) Math.round(area.getMaxX() * density) - left);
        int h = Math.max(1, (int) Math.round(area.getMaxY() * density) - top);
        int[] argb = new int[w * h];
        for (int row = 0; row < rows; row++) {
            int y = row * h / rows;
            int yEnd = Math.max(y + 1, (row + 1) * h / rows);
            int from = row * columns;
            if (y < h) {
                paintRow(argb, y * w, w, ground, i -> color.applyAsInt(from + i));
                for (int copy = y + 1; copy < Math.min(yEnd, h); copy++) {
                    System.arraycopy(argb, y * w, argb, copy * w, w);
                }
            }
        }
        PixelBuffer<IntBuffer> pixels =
                new PixelBuffer<>(w, h, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance());
        g.setImageSmoothing(false);
        g.drawImage(
                new WritableImage(pixels), left / density, top / density, w / density, h / density);
    }

    private void paintRow(int[] argb, int start, int w, int ground, IntUnaryOperator color) {
        for (int column = 0; column < columns; ) {
            int x = (int) ((long) column * w / columns);
            int shade = color.applyAsInt(column++);
            while (column < columns && (int) ((long) column * w / columns) == x) {
                int next = color.applyAsInt(column++);
                shade = shade == ground ? next : shade;
            }
            int xEnd = column == columns ? w : (int) ((long) column * w / columns);
            Arrays.fill(argb, start + x, start + xEnd, shade);
        }
    }
}
