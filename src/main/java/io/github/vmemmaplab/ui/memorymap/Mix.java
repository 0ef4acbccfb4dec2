package io.github.vmemmaplab.ui.memorymap;

/// Deals pixels out to colours in the proportion of the frames that they stand for, in address
/// order.
///
/// What a pixel could not show is carried over to the next, so that over any stretch each colour
/// has its share of pixels to within one: no frame is dropped, however many share a pixel.
final class Mix {
    private final double[] owed = new double[Lighting.COLORS];

    /// Begins a new stretch.
    void reset() {
        java.util.Arrays.fill(owed, 0);
    }

    /// Owes `frames` frames' worth of pixels to a role.
    void add(int role, double frames) {
        owed[role] += frames;
    }

    /// {@return the role of the next pixel, which stands for `frames` frames}
    int next(double frames) {
        int most = 0;
        for (int role = 1; role < owed.length; role++) {
            if (owed[role] > owed[most]) {
                most = role;
            }
        }
        owed[most] -= frames;
        return most;
    }
}
