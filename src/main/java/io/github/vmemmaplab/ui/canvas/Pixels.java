package io.github.vmemmaplab.ui.canvas;

import javafx.geometry.Rectangle2D;

import java.util.Arrays;

/// A rectangle of pixels, premultiplied ARGB, row by row.
///
/// All drawing is clipped to it. Coordinates are pixels of the screen: multiply a region's units by
/// {@link #density}.
public final class Pixels {
    private final int width;
    private final int height;
    private final double density;
    private final int[] argb;
    private Rectangle2D changed;

    /// Transparent pixels.
    public Pixels(int width, int height, double density) {
        this.width = width;
        this.height = height;
        this.density = density;
        argb = new int[width * height];
        changed = new Rectangle2D(0, 0, width, height);
    }

    /// Says that everything is as it was painted last, but for what {@link #changed} names.
    public void keep() {
        changed = Rectangle2D.EMPTY;
    }

    /// Names a rectangle that is painted anew.
    public void changed(int x, int y, int w, int h) {
        int left = Math.max(0, x);
        int top = Math.max(0, y);
        int right = Math.min(width, x + w);
        int bottom = Math.min(height, y + h);
        if (left < right && top < bottom) {
            changed = union(changed, new Rectangle2D(left, top, right - left, bottom - top));
        }
    }

    private static Rectangle2D union(Rectangle2D one, Rectangle2D other) {
        if (one.equals(Rectangle2D.EMPTY)) {
            return other;
        }
        double x = Math.min(one.getMinX(), other.getMinX());
        double y = Math.min(one.getMinY(), other.getMinY());
        return new Rectangle2D(
                x,
                y,
                Math.max(one.getMaxX(), other.getMaxX()) - x,
                Math.max(one.getMaxY(), other.getMaxY()) - y);
    }

    /// {@return what was painted anew since this was last asked; everything, unless {@link #keep}
    /// was called}
    Rectangle2D takeChanged() {
        Rectangle2D taken = changed;
        changed = new Rectangle2D(0, 0, width, height);
        return taken;
    }

    boolean isSized(int otherWidth, int otherHeight, double otherDensity) {
        return width == otherWidth && height == otherHeight && density == otherDensity;
    }

    /// {@return pixels in a row}
    public int width() {
        return width;
    }

    /// {@return rows}
    public int height() {
        return height;
    }

    /// {@return pixels for one unit of the region}
    public double density() {
        return density;
    }

    /// {@return the pixels themselves, for loops that cannot afford a call each}
    public int[] argb() {
        return argb;
    }

    /// Makes everything transparent.
    public void clear() {
        Arrays.fill(argb, 0);
    }

    /// Fills a rectangle.
    public void fill(int x, int y, int w, int h, int color) {
        int left = Math.max(0, x);
        int right = Math.min(width, x + w);
        if (left >= right) {
            return;
        }
        int bottom = Math.min(height, y + h);
        for (int row = Math.max(0, y); row < bottom; row++) {
            Arrays.fill(argb, row * width + left, row * width + right, color);
        }
    }

    /// Draws the edge of a rectangle inside it.
    public void frame(int x, int y, int w, int h, int thickness, int color) {
        fill(x, y, w, thickness, color);
        fill(x, y + h - thickness, w, thickness, color);
        fill(x, y + thickness, thickness, h - 2 * thickness, color);
        fill(x + w - thickness, y + thickness, thickness, h - 2 * thickness, color);
    }

    /// Fills a rectangle with rising lines, `pitch` pixels apart and `thickness` thick. Lines of
    /// neighbouring rectangles meet.
    public void hatch(int x, int y, int w, int h, int pitch, int thickness, int ground, int lines) {
        fill(x, y, w, h, ground);
        int right = Math.min(width, x + w);
        int bottom = Math.min(height, y + h);
        for (int row = Math.max(0, y); row < bottom; row++) {
            for (int column = Math.max(0, x); column < right; column++) {
                if (Math.floorMod(row + column, pitch) < thickness) {
                    argb[row * width + column] = lines;
                }
            }
        }
    }

    /// Fills everything with what `finer` shows, `factor` of its pixels blended into one each way.
    ///
    /// @param finer `factor` times as wide and high
    public void blend(Pixels finer, int factor) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = finer.average(x * factor, y * factor, factor);
            }
        }
    }

    private int average(int left, int top, int side) {
        int a = 0;
        int r = 0;
        int g = 0;
        int b = 0;
        for (int y = top; y < top + side; y++) {
            for (int x = left; x < left + side; x++) {
                int pixel = argb[y * width + x];
                a += pixel >>> 24;
                r += pixel >>> 16 & 0xff;
                g += pixel >>> 8 & 0xff;
                b += pixel & 0xff;
            }
        }
        int area = side * side;
        return (a / area) << 24 | (r / area) << 16 | (g / area) << 8 | (b / area);
    }

    /// {@return the colour at a pixel}
    public int at(int x, int y) {
        return argb[y * width + x];
    }
}
