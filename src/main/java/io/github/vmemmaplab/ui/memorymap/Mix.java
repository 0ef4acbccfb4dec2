package io.github.vmemmaplab.ui.memorymap;

import java.util.Arrays;

/// Deals pixels out to shades in the proportion of the frames that they stand for, in address
/// order.
///
/// What a pixel could not show is carried over to the next, so that over any stretch each shade has
/// its share of pixels to within one: no frame is dropped, however many share a pixel.
final class Mix {
    private final double[] owed = new double[Shade.COUNT];

    /// Shades that were owed anything since the stretch began, a bit each.
    private int seen;

    /// Begins a new stretch.
    void reset() {
        Arrays.fill(owed, 0);
        seen = 0;
    }

    /// Owes `frames` frames' worth of pixels to a shade.
    void add(int shade, double frames) {
        owed[shade] += frames;
        seen |= 1 << shade;
    }

    /// {@return the shade of the next pixel, which stands for `frames` frames}
    int next(double frames) {
        int most = Integer.numberOfTrailingZeros(seen | (1 << (Shade.COUNT - 1)));
        for (int left = seen; left != 0; left &= left - 1) {
            int shade = Integer.numberOfTrailingZeros(left);
            if (owed[shade] > owed[most]) {
                most = shade;
            }
        }
        owed[most] -= frames;
        return most;
    }
}
