package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.state.ChangeLog;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

final class PhysicalMemoryTest {
    private static final int BASE = 0x40000;
    private static final int FRAMES = 8192;

    private final PhysicalMemory memory = new PhysicalMemory(BASE, 9);
    private final ChangeLog log = new ChangeLog();

    PhysicalMemoryTest() {
        memory.reserveUpTo(BASE + FRAMES);
        memory.logTo(log);
    }

    private List<Long> told() {
        List<Long> deltas = new ArrayList<>();
        log.forEach(0, log.end(), (cell, delta) -> deltas.add(delta));
        return deltas;
    }

    // Blocks of random orders from the start up, with absent chunks in between.
    private int[] tile(Random random) {
        int[] heads = new int[FRAMES];
        for (int i = 0; i < FRAMES; ) {
            int order =
                    Math.min(random.nextInt(11), i == 0 ? 10 : Integer.numberOfTrailingZeros(i));
            boolean absent = (i & 1023) == 0 && random.nextInt(4) == 0;
            int end = i + (absent ? 1024 : 1 << order);
            if (!absent) {
                memory.setWord(BASE + i, FrameWord.used(FrameKind.SLAB, order, 5));
            }
            for (int at = i; at < end; at++) {
                heads[at] = BASE + (absent ? at : i);
            }
            i = end;
        }
        return heads;
    }

    @Test
    void theHeadOfAFrameIsFoundFromAnywhereBefore() {
        Random random = new Random(1);
        int[] heads = tile(random);
        for (int i = 0; i < FRAMES; i++) {
            assertEquals(heads[i], memory.headOf(BASE + i), "frame " + i);
            int earlier = heads[random.nextInt(i + 1)];
            assertEquals(heads[i], memory.headFrom(earlier, BASE + i), "frame " + i);
        }
    }

    @Test
    void goingFromBlockToBlockReachesTheEnd() {
        int[] heads = tile(new Random(2));
        int pfn = BASE;
        while (pfn < memory.endPfn()) {
            assertEquals(heads[pfn - BASE], pfn);
            pfn = memory.after(pfn);
        }
        assertEquals(BASE + FRAMES, pfn);
    }

    @Test
    void onlyWhatDiffersIsTold() {
        long word = FrameWord.used(FrameKind.ANON, 0, 0);
        memory.setWord(BASE + 3, word);
        memory.setWord(BASE + 3, word);
        memory.setWord(BASE + 2000, 0);
        memory.setNext(BASE + 3, 0x12);
        memory.setNext(BASE + 3, 0x12);
        assertEquals(List.of(word, 0x12L), told());
        assertEquals(word | 0x12, memory.word(BASE + 3));
    }

    @Test
    void whatWasToldTakesTheStateBackAndForth() {
        memory.setWord(BASE + 3, 77);
        memory.applyFrame(BASE + 3, 77);
        assertEquals(0, memory.word(BASE + 3));
        memory.applyFrame(BASE + 3, 77);
        assertEquals(77, memory.word(BASE + 3));
        assertEquals(List.of(77L), told());
    }

    @Test
    void pageblocksKeepZoneAndTypeApart() {
        memory.setPageblock(BASE + 512, 3, MigrateType.ISOLATE.ordinal());
        memory.setPageblockType(BASE + 1000, MigrateType.MOVABLE.ordinal());
        assertEquals(3, memory.zoneOf(BASE + 1023));
        assertEquals(MigrateType.MOVABLE.ordinal(), memory.pageblockType(BASE + 512));
        assertEquals(0, memory.zoneOf(BASE + 511));
    }

    @Test
    void onlyReservedRoomIsCovered() {
        assertTrue(memory.covers(BASE));
        assertFalse(memory.covers(BASE - 1L));
        assertFalse(memory.covers(BASE + (long) FRAMES));
        memory.reserveUpTo(BASE + FRAMES + 1);
        assertTrue(memory.covers(BASE + (long) FRAMES));
    }
}
