package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.state.Cell;
import io.github.vmemmaplab.kernel.state.ChangeLog;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// The memory map where chunks are whole, blocks larger than a chunk, and states follow each other.
final class FrameStateTest {
    private static final int BASE = 0x40000;
    private static final long USED = FrameWord.used(FrameKind.KERNEL, 10, 0);

    private static PhysicalMemory memory(int pageblockOrder, int frames) {
        PhysicalMemory memory = new PhysicalMemory(BASE, pageblockOrder);
        memory.reserveUpTo(BASE + frames);
        return memory;
    }

    @Test
    void aChunkThatIsOneBlockKeepsItsWordAtItsFirstFrame() {
        PhysicalMemory memory = memory(9, 4096);
        List<Long> told = new ArrayList<>();
        ChangeLog log = new ChangeLog();
        memory.logTo(log);
        memory.setWord(BASE + 1024, USED);
        memory.setWord(BASE + 1024, USED | 5);
        log.forEach(0, log.end(), (cell, delta) -> told.add(delta));
        assertEquals(List.of(USED, 5L), told);
        assertEquals(USED | 5, memory.word(BASE + 1024));
        assertEquals(0, memory.word(BASE + 1025));
        assertEquals(FrameKind.KERNEL, memory.kindOf(BASE + 2047));
        assertEquals(FrameKind.ABSENT, memory.kindOf(BASE + 2048));
        assertEquals(BASE + 2048, memory.after(BASE + 1024));
        assertEquals(BASE + 1024, memory.after(BASE));
    }

    @Test
    void changesOfWholeAndOfSplitChunksAreAppliedAlike() {
        PhysicalMemory memory = memory(9, 4096);
        memory.applyFrame(BASE + 1024, USED);
        assertEquals(USED, memory.word(BASE + 1024));
        memory.applyFrame(BASE + 1024, 6);
        assertEquals(USED ^ 6, memory.word(BASE + 1024));
        memory.applyFrame(BASE + 1024 + 7, 9);
        assertEquals(9, memory.word(BASE + 1024 + 7));
        assertEquals(USED ^ 6, memory.word(BASE + 1024));
        memory.applyFrame(BASE + 1024 + 7, 10);
        assertEquals(9 ^ 10, memory.word(BASE + 1024 + 7));
    }

    @Test
    void aBlockLargerThanAChunkIsFoundFromItsLastFrame() {
        // 16K pages: pageblocks of order 11; 64K pages: order 13.
        PhysicalMemory memory = memory(13, 1 << 15);
        memory.setWord(BASE, FrameWord.used(FrameKind.SLAB, 13, 0));
        memory.setWord(BASE + (1 << 13), FrameWord.used(FrameKind.SLAB, 12, 0));
        memory.setWord(BASE + (3 << 12), FrameWord.used(FrameKind.SLAB, 11, 0));
        memory.setWord(BASE + (7 << 11), FrameWord.used(FrameKind.SLAB, 10, 0));
        memory.setWord(BASE + (15 << 10), FrameWord.used(FrameKind.SLAB, 0, 0));
        assertEquals(BASE, memory.headOf(BASE));
        assertEquals(BASE, memory.headOf(BASE + (1 << 13) - 1));
        assertEquals(BASE + (1 << 13), memory.headOf(BASE + (3 << 12) - 1));
        assertEquals(BASE + (3 << 12), memory.headOf(BASE + (3 << 12) + 1500));
        assertEquals(BASE + (7 << 11), memory.headOf(BASE + (15 << 10) - 1));
        assertEquals(BASE + (15 << 10), memory.headOf(BASE + (15 << 10)));
        assertEquals(BASE + (1 << 14) + 5, memory.headOf(BASE + (1 << 14) + 5));
    }

    @Test
    void memoryNeedNotStartAtTheLargestAlignment() {
        PhysicalMemory memory = new PhysicalMemory(BASE + 2048, 13);
        memory.reserveUpTo(BASE + 8192);
        memory.setWord(BASE + 2048, FrameWord.used(FrameKind.SLAB, 11, 0));
        assertEquals(BASE + 2048, memory.headOf(BASE + 4095));
    }

    @Test
    void marksAndTypesAreTakenOverWhereBothHaveRoom() {
        PhysicalMemory earlier = memory(9, 2048);
        PhysicalMemory later = memory(9, 4096);
        earlier.setPageblock(BASE + 512, 2, MigrateType.RECLAIMABLE.ordinal());
        earlier.setSkipped(BASE + 512, true);
        earlier.setSkipped(BASE + 1536, true);
        later.setPageblock(BASE + 512, 3, MigrateType.MOVABLE.ordinal());
        later.setSkipped(BASE, true);
        later.setSkipped(BASE + 2048, true);
        later.setPageblockType(BASE + 2048, MigrateType.ISOLATE.ordinal());
        later.inheritSkipMarks(earlier);
        assertFalse(later.isSkipped(BASE));
        assertTrue(later.isSkipped(BASE + 512));
        assertFalse(later.isSkipped(BASE + 1024));
        assertTrue(later.isSkipped(BASE + 1536));
        assertTrue(later.isSkipped(BASE + 2048));
        assertEquals(MigrateType.MOVABLE.ordinal(), later.pageblockType(BASE + 512));
        later.inheritPageblockTypes(earlier);
        assertEquals(MigrateType.RECLAIMABLE.ordinal(), later.pageblockType(BASE + 512));
        assertEquals(3, later.zoneOf(BASE + 512));
        assertTrue(later.isSkipped(BASE + 512));
        assertEquals(MigrateType.ISOLATE.ordinal(), later.pageblockType(BASE + 2048));
        // The other way round there is less room.
        earlier.inheritSkipMarks(later);
        assertTrue(earlier.isSkipped(BASE + 1536));
    }

    @Test
    void pageblockChangesAreToldAndApplied() {
        PhysicalMemory memory = memory(9, 2048);
        ChangeLog log = new ChangeLog();
        memory.logTo(log);
        memory.setPageblock(BASE + 512, 2, 1);
        memory.setPageblock(BASE + 512, 2, 1);
        memory.setSkipped(BASE + 512, true);
        List<Long> told = new ArrayList<>();
        log.forEach(0, log.end(), (cell, delta) -> told.add(delta));
        assertEquals(2, told.size());
        for (long delta : told) {
            memory.applyPageblock(1, delta);
        }
        assertEquals(0, memory.zoneOf(BASE + 512));
        assertEquals(0, memory.pageblockType(BASE + 512));
        assertFalse(memory.isSkipped(BASE + 512));
    }

    @Test
    void aChangeIsToldWithThePlaceThatChanged() {
        PhysicalMemory memory = memory(9, 2048);
        memory.setWord(BASE + 3, 1);
        memory.setWord(BASE + 4, 1);
        ChangeLog log = new ChangeLog();
        memory.logTo(log);
        memory.setWord(BASE + 3, 5);
        memory.setNext(BASE + 4, 2);
        memory.setPageblockType(BASE + 1536, 1);
        List<Long> cells = new ArrayList<>();
        List<Long> deltas = new ArrayList<>();
        log.forEach(
                0,
                log.end(),
                (cell, delta) -> {
                    cells.add(cell);
                    deltas.add(delta);
                });
        assertEquals(
                List.of(
                        Cell.of(Cell.Space.FRAME, BASE + 3),
                        Cell.of(Cell.Space.FRAME, BASE + 4),
                        Cell.of(Cell.Space.PAGEBLOCK, 3)),
                cells);
        assertEquals(List.of(4L, 3L, 1L), deltas);
        memory.setPageblock(BASE + 512, 2, 1);
        memory.applyPageblock(1, 3);
        assertEquals(2, memory.pageblockType(BASE + 512));
        assertEquals(2, memory.zoneOf(BASE + 512));
        assertEquals(BASE, memory.basePfn());
    }
}
