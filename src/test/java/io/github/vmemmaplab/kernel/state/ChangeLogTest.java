package io.github.vmemmaplab.kernel.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.state.Cell.Space;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

final class ChangeLogTest {
    private record Told(long cell, long delta) {}

    private final ChangeLog log = new ChangeLog();

    private static List<Told> told(ChangeLog log, int from, int to) {
        List<Told> told = new ArrayList<>();
        log.forEach(from, to, (cell, delta) -> told.add(new Told(cell, delta)));
        return told;
    }

    // A change of a random kind, logged; what must be told of it.
    private Told change(Random random) {
        Space space = Space.values()[random.nextInt(Space.values().length)];
        if (space == Space.REGISTER) {
            int register = random.nextInt(1 << (1 + random.nextInt(20)));
            long delta = 1 + (random.nextLong() >>> 1 >>> random.nextInt(63));
            log.registerChanged(register, delta);
            return new Told(Cell.of(space, register), delta);
        }
        long cell = Cell.of(space, random.nextInt(Integer.MAX_VALUE));
        if (random.nextBoolean()) {
            long delta = random.nextLong() | 1;
            log.changed(cell, delta);
            return new Told(cell, delta);
        }
        boolean up = random.nextBoolean();
        long part = 1L + random.nextInt((1 << ChangeLog.PART) - 1);
        log.partChanged(cell, up, part);
        return new Told(cell, up ? part << ChangeLog.PART : part);
    }

    @Test
    void whatIsKeptIsToldAgainInOrder() {
        Random random = new Random(1);
        List<Told> expected = new ArrayList<>();
        List<Integer> ends = new ArrayList<>(List.of(0));
        for (int i = 0; i < 20_000; i++) {
            expected.add(change(random));
            ends.add(log.end());
        }
        assertEquals(expected, told(log, 0, log.end()));
        for (int i = 0; i < 200; i++) {
            int from = random.nextInt(ends.size());
            int to = from + random.nextInt(ends.size() - from);
            assertEquals(expected.subList(from, to), told(log, ends.get(from), ends.get(to)));
        }
    }

    @Test
    void aLinkOrARegisterTakesEightBytesAndAnythingElseSixteen() {
        log.partChanged(Cell.of(Space.FRAME, 5), true, 77);
        assertEquals(1, log.end());
        log.registerChanged(5, (1L << 44) - 1);
        assertEquals(2, log.end());
        log.changed(Cell.of(Space.FRAME, 5), 77);
        assertEquals(4, log.end());
        log.registerChanged(5, 1L << 44);
        assertEquals(6, log.end());
        log.registerChanged(1 << 15, 1);
        assertEquals(8, log.end());
    }

    @Test
    void aRegisterThatStaysIsNotTold() {
        log.registerChanged(5, 0);
        assertEquals(0, log.end());
    }

    @Test
    void withoutHistoryNothingIsKept() {
        assertTrue(log.keeps());
        assertFalse(ChangeLog.OFF.keeps());
        ChangeLog.OFF.changed(Cell.of(Space.FRAME, 5), 77);
        ChangeLog.OFF.partChanged(Cell.of(Space.FRAME, 5), false, 77);
        assertEquals(0, ChangeLog.OFF.end());
    }
}
