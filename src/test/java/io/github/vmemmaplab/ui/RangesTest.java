package io.github.vmemmaplab.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.BitSet;
import java.util.Random;

final class RangesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sayTheSameAsASet(long seed) {
        Random random = new Random(seed);
        BitSet set = new BitSet();
        Ranges.Builder builder = new Ranges.Builder();
        for (int i = 0; i < 30; i++) {
            int start = random.nextInt(300);
            int end = start + random.nextInt(12);
            set.set(start, end);
            builder.add(start, end);
        }
        Ranges ranges = builder.build();
        for (int number = 0; number < 320; number++) {
            assertEquals(set.get(number), ranges.contains(number), "contains " + number);
            int next = set.nextSetBit(number);
            boolean meets = next >= 0 && next < number + 5;
            assertEquals(meets, ranges.intersects(number, number + 5), "from " + number);
        }
    }

    @Test
    void areSortedAndApart() {
        Ranges.Builder builder = new Ranges.Builder();
        builder.add(9, 12);
        builder.add(3, 5);
        builder.add(5, 6);
        builder.add(20, 20);
        Ranges ranges = builder.build();
        assertEquals(2, ranges.count());
        assertEquals(3, ranges.start(0));
        assertEquals(6, ranges.end(0));
        assertEquals(9, ranges.start(1));
        assertEquals(12, ranges.end(1));
    }

    @Test
    void keepTheOrderOfKernelAddresses() {
        Ranges.Builder builder = new Ranges.Builder();
        builder.add(0xffff_fc00_0020_0000L, 0xffff_fc00_0040_0000L);
        Ranges ranges = builder.build();
        assertTrue(ranges.contains(0xffff_fc00_0020_0000L));
        assertFalse(ranges.contains(0xffff_fc00_0040_0000L));
        assertFalse(ranges.intersects(0, 0), "an empty range meets nothing");
    }
}
