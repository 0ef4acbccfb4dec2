package io.github.vmemmaplab.ui.theme;

/// How large everything that is read is drawn, 1 being as designed: from 0.8 to 2, in steps that
/// are each seen.
public final class TextScale {
    /// The smallest.
    public static final double LEAST = 0.8;

    /// The largest.
    public static final double MOST = 2;

    private static final double[] STEPS = {LEAST, 0.9, 1, 1.1, 1.25, 1.5, 1.75, MOST};

    private TextScale() {}

    /// {@return the next larger step, or the largest}
    public static double larger(double scale) {
        for (double step : STEPS) {
            if (step > scale) {
                return step;
            }
        }
        return MOST;
    }

    /// {@return the next smaller step, or the smallest}
    public static double smaller(double scale) {
        for (int i = STEPS.length - 1; i >= 0; i--) {
            if (STEPS[i] < scale) {
                return STEPS[i];
            }
        }
        return LEAST;
    }
}
