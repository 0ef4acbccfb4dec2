package io.github.vmemmaplab.ui.pictures;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.function.IntConsumer;

/// How much a picture differs from the approved one, as people see it.
///
/// Distances are taken in YIQ, weighted as the eye weighs them. Plain areas may differ by next to
/// nothing. At an edge, a pixel may differ by a share of the edge's own contrast: another version
/// of the font rasterizer covers the rim of a letter a little more or less, but it neither moves
/// the letter nor gives it another colour.
///
/// @param differing how many pixels differ by more than that
/// @param difference the approved picture, pale, with those pixels in red
record Comparison(int differing, BufferedImage difference) {
    /// This many pixels are nobody's label: a dot of an i, two corners of a box.
    private static final int STRAY = 12;

    private static final double PLAIN = 3;
    private static final double EDGE_SHARE = 0.3;
    private static final int SQUARE = 8;
    private static final double MEAN = 5.5;
    private static final int RED = 0xff0000;

    boolean isSame() {
        return differing <= STRAY;
    }

    /// {@return what differs between two pictures; all of it, where their sizes do}
    static Comparison of(BufferedImage approved, BufferedImage actual) {
        int width = approved.getWidth();
        int height = approved.getHeight();
        if (width != actual.getWidth() || height != actual.getHeight()) {
            return new Comparison(width * height, actual);
        }
        int[] one = pixels(approved);
        int[] other = pixels(actual);
        boolean[] differs = new boolean[one.length];
        for (int at = 0; at < one.length; at++) {
            differs[at] =
                    one[at] != other[at]
                            && distance(one[at], other[at])
                                    > PLAIN + EDGE_SHARE * contrast(one, at, width);
        }
        for (int top = 0; top < height; top += SQUARE) {
            for (int left = 0; left < width; left += SQUARE) {
                int right = Math.min(width, left + SQUARE);
                int bottom = Math.min(height, top + SQUARE);
                compareMeans(
                        one,
                        other,
                        new Rectangle(left, top, right - left, bottom - top),
                        width,
                        differs);
            }
        }
        return shown(one, differs, width);
    }

    private static Comparison shown(int[] approved, boolean[] differs, int width) {
        int height = approved.length / width;
        BufferedImage difference = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int differing = 0;
        for (int at = 0; at < approved.length; at++) {
            differing += differs[at] ? 1 : 0;
            difference.setRGB(at % width, at / width, differs[at] ? RED : pale(approved[at]));
        }
        return new Comparison(differing, difference);
    }

    // Marks whatever differs at all in a square whose mean differs.
    private static void compareMeans(
            int[] one, int[] other, Rectangle square, int width, boolean[] differs) {
        double[] sums = new double[3];
        forEach(
                square,
                width,
                at -> {
                    for (int channel = 0; channel < 3; channel++) {
                        int shift = 8 * channel;
                        sums[channel] += (one[at] >> shift & 0xff) - (other[at] >> shift & 0xff);
                    }
                });
        double area = square.getWidth() * square.getHeight();
        if (weighted(sums[2] / area, sums[1] / area, sums[0] / area) > MEAN) {
            forEach(square, width, at -> differs[at] |= one[at] != other[at]);
        }
    }

    private static void forEach(Rectangle square, int width, IntConsumer pixel) {
        for (int y = square.y; y < square.y + square.height; y++) {
            for (int x = square.x; x < square.x + square.width; x++) {
                pixel.accept(y * width + x);
            }
        }
    }

    // The largest distance between a pixel and those around it.
    private static double contrast(int[] pixels, int at, int width) {
        double most = 0;
        int column = at % width;
        for (int dy = -width; dy <= width; dy += width) {
            for (int dx = -1; dx <= 1; dx++) {
                int near = at + dy + dx;
                boolean inside =
                        near >= 0
                                && near < pixels.length
                                && column + dx >= 0
                                && column + dx < width;
                if (inside && pixels[near] != pixels[at]) {
                    most = Math.max(most, distance(pixels[at], pixels[near]));
                }
            }
        }
        return most;
    }

    // From 0 to about 188.
    private static double distance(int one, int other) {
        int r = (one >> 16 & 0xff) - (other >> 16 & 0xff);
        int g = (one >> 8 & 0xff) - (other >> 8 & 0xff);
        int b = (one & 0xff) - (other & 0xff);
        return weighted(r, g, b);
    }

    private static double weighted(double r, double g, double b) {
        double y = 0.299 * r + 0.587 * g + 0.114 * b;
        double i = 0.596 * r - 0.274 * g - 0.322 * b;
        double q = 0.211 * r - 0.523 * g + 0.312 * b;
        return Math.sqrt(0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q);
    }

    private static int pale(int rgb) {
        int grey = ((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3;
        int light = 192 + grey / 4;
        return light << 16 | light << 8 | light;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
