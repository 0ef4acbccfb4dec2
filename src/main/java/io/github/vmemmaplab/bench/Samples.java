package io.github.vmemmaplab.bench;

import java.util.Arrays;

/// How long something took each time it was done, in milliseconds.
public final class Samples {
    private static final double MILLI = 1e6;

    private final double[] sorted;

    private Samples(double[] sorted) {
        this.sorted = sorted;
    }

    /// Samples of times in nanoseconds, at least one.
    public static Samples ofNanos(long... nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return new Samples(
                Arrays.stream(nanos).sorted().mapToDouble(time -> time / MILLI).toArray());
    }

    /// {@return the time that half of all stayed within}
    public double median() {
        return percentile(50);
    }

    /// {@return the time that 99 of 100 stayed within; of fewer than 100 the longest}
    public double p99() {
        return percentile(99);
    }

    // The nearest rank: a time that was measured, never one in between.
    private double percentile(int percent) {
        return sorted[Math.ceilDiv(sorted.length * percent, 100) - 1];
    }
}
