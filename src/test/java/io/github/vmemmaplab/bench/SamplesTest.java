package io.github.vmemmaplab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.stream.LongStream;

final class SamplesTest {
    private static final long MILLI = 1_000_000;

    private static Samples countingDownFrom(int n) {
        return Samples.ofNanos(
                LongStream.rangeClosed(1, n).map(i -> (n + 1 - i) * MILLI).toArray());
    }

    @Test
    void percentilesAreNearestRanks() {
        assertEquals(99, countingDownFrom(100).p99());
        assertEquals(50, countingDownFrom(100).median());
        assertEquals(297, countingDownFrom(300).p99());
        assertEquals(2, countingDownFrom(3).median());
    }

    @Test
    void ofFewSamplesTheLongestIsThe99th() {
        assertEquals(40, countingDownFrom(40).p99());
        assertEquals(1, countingDownFrom(1).p99());
        assertEquals(1, countingDownFrom(1).median());
    }

    @Test
    void oneOutlierInAHundredIsLeftOut() {
        long[] times = LongStream.generate(() -> MILLI).limit(100).toArray();
        times[17] = 1000 * MILLI;
        assertEquals(1, Samples.ofNanos(times).p99());
        times[18] = 1000 * MILLI;
        assertEquals(1000, Samples.ofNanos(times).p99());
    }

    @Test
    void nothingMeasuredHasNoPercentiles() {
        assertThrows(IllegalArgumentException.class, Samples::ofNanos);
    }
}
