package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.CompactionResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether compaction runs in a zone (`compaction_suitable`) and when it is over
/// (`compact_finished`).
final class CompactionDecisionsTest {
    private static final int BLOCK = 512;
    private static final int PAGES = 8 * BLOCK;
    private static final int NORMAL = Zone.Kind.NORMAL.ordinal();

    private final LooseZone loose = new LooseZone(PAGES);
    private final Zone zone = loose.zone();
    private final CompactionState state = zone.compaction();

    private CompactControl control(boolean sync, int migrate, int free) {
        CompactControl cc =
                new CompactControl(zone, 9, 0, sync, BLOCK, new PageTargets(loose.memory()));
        cc.migratePfn = migrate;
        cc.freePfn = free;
        return cc;
    }

    // Low mark, boost, and twice the block: one page more must be free.
    @ParameterizedTest
    @CsvSource({"1144, false", "1145, true"})
    void thereMustBeRoomToWorkIn(int pages, boolean suitable) {
        zone.setMarks(10, 20, 30);
        zone.setBoost(100);
        for (int i = 0; i < pages; i++) {
            loose.free(2 * i, 0, LooseZone.UNMOVABLE);
        }
        assertEquals(suitable, Compaction.isSuitable(zone, 9, NORMAL));
        assertEquals(1024, Compaction.gap(9));
    }

    // Three blocks of order 8: the index says that memory is short, not scattered.
    @Test
    void memoryMustBeScatteredRatherThanShort() {
        for (int i = 0; i < 3; i++) {
            loose.free(i * BLOCK, 8, LooseZone.UNMOVABLE);
        }
        assertEquals(167, FragmentationIndex.extfrag(new long[] {0, 0, 0, 0, 0, 0, 0, 0, 3}, 9));
        zone.addFreePages(1024);
        assertFalse(Compaction.isSuitable(zone, 9, NORMAL));
        // A block that is there already is the watermark's trouble.
        loose.free(4 * BLOCK, 9, LooseZone.UNMOVABLE);
        assertTrue(Compaction.isSuitable(zone, 9, NORMAL));
    }

    @Test
    void whereTheScannersMeetTheRunIsOverAndTheNextBeginsAnew() {
        state.setMigratePfn(false, 7);
        state.setMigratePfn(true, 8);
        state.setFreePfn(9);
        CompactControl cc = control(true, 3 * BLOCK + 5, 3 * BLOCK + 1);
        assertEquals(CompactionResult.PARTIAL_SKIPPED, CompactionLoop.finished(cc));
        assertEquals(0, state.migratePfn(false));
        assertEquals(0, state.migratePfn(true));
        assertEquals(7 * BLOCK, state.freePfn());
        assertTrue(state.wantsSkipFlush());
        cc.wholeZone = true;
        assertEquals(CompactionResult.COMPLETE, CompactionLoop.finished(cc));
        assertTrue(cc.scannersMet());
        assertFalse(control(true, 3 * BLOCK + 5, 4 * BLOCK).scannersMet());
        assertTrue(control(true, 3 * BLOCK + 5, 2 * BLOCK).scannersMet());
    }

    @Test
    void aFreeBlockEndsTheRunOnlyBetweenPageblocks() {
        loose.free(0, 9, LooseZone.UNMOVABLE);
        assertEquals(
                CompactionResult.CONTINUE, CompactionLoop.finished(control(true, 700, PAGES - 1)));
        assertEquals(
                CompactionResult.SUCCESS, CompactionLoop.finished(control(true, BLOCK, PAGES - 1)));
        assertFalse(state.wantsSkipFlush());
    }

    @Test
    void withoutAFreeBlockItGoesOn() {
        loose.free(0, 8, LooseZone.UNMOVABLE);
        assertEquals(
                CompactionResult.CONTINUE,
                CompactionLoop.finished(control(true, BLOCK, PAGES - 1)));
    }

    @Test
    void onlyAnAsynchronousRunFromTheSamePlaceKeepsInStep() {
        assertTrue(CompactionLoop.keepsInStep(control(false, 0, 0)));
        assertFalse(CompactionLoop.keepsInStep(control(true, 0, 0)));
        state.setMigratePfn(true, BLOCK);
        assertFalse(CompactionLoop.keepsInStep(control(false, 0, 0)));
    }

    @Test
    void blocksAndTargetsOfAPageAreFoundByAlignment() {
        CompactControl cc =
                new CompactControl(zone, 4, 0, true, BLOCK, new PageTargets(loose.memory()));
        assertEquals(BLOCK, cc.blockStart(BLOCK + 511));
        assertEquals(2 * BLOCK, cc.blockEnd(BLOCK + 511));
        assertEquals(2 * BLOCK, cc.blockEnd(BLOCK));
        assertEquals(48, cc.targetStart(63));
    }

    @Test
    void theGenerationsDifferInWhatTheyTellAndMark() {
        assertTrue(CompactionRules.BATCHED.newTargets(loose.memory()) instanceof BlockTargets);
        assertTrue(CompactionRules.PAGE_BY_PAGE.newTargets(loose.memory()) instanceof PageTargets);
        assertEquals(1, CompactionRules.BATCHED.pageblocksPastFull());
        assertEquals(0, CompactionRules.PAGE_BY_PAGE.pageblocksPastFull());
    }

    // (`capture_control`): once, of the order wanted, of that zone, and no smaller movable block.
    @Test
    void aBlockThatFormsIsCapturedOnce() {
        Buddy buddy = loose.buddy();
        buddy.startCapture(zone, 4);
        assertTrue(buddy.isCapturing());
        buddy.freeOne(zone, 0, 3, LooseZone.UNMOVABLE, false);
        assertFalse(buddy.hasCaptured());
        assertEquals(8, zone.freePages());
        buddy.freeOne(zone, 8, 3, LooseZone.UNMOVABLE, false);
        assertTrue(buddy.hasCaptured());
        assertEquals(0, zone.freePages());
        assertEquals(FrameKind.ISOLATED, loose.memory().kindOf(0));
        assertEquals(4, FrameWord.order(loose.memory().word(0)));
        buddy.freeOne(zone, 64, 4, LooseZone.UNMOVABLE, false);
        assertEquals(16, zone.freePages());
        assertEquals(0, buddy.endCapture());
        assertFalse(buddy.isCapturing());
    }

    @Test
    void aMovableBlockSmallerThanAPageblockIsNotCapturedNorAnIsolatedOne() {
        Buddy buddy = loose.buddy();
        buddy.startCapture(zone, 4);
        buddy.freeOne(zone, 0, 4, LooseZone.MOVABLE, false);
        buddy.freeOne(zone, 512, 4, MigrateType.ISOLATE.ordinal(), false);
        assertFalse(buddy.hasCaptured());
        buddy.startCapture(zone, 9);
        buddy.freeOne(zone, 1024, 9, LooseZone.MOVABLE, false);
        assertEquals(1024, buddy.endCapture());
        buddy.startCapture(new LooseZone(1024).zone(), 9);
        buddy.freeOne(zone, 2048, 9, LooseZone.UNMOVABLE, false);
        assertEquals(PageAllocator.NONE, buddy.endCapture());
    }
}
