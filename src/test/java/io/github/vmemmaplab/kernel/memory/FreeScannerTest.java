package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/// Where pages that move may go (`isolate_freepages`, `isolate_freepages_block`): eight pageblocks,
/// a large free block at the start that is no target, so that watermarks do not matter.
///
/// The order wanted is 2 and free blocks are larger, so that the short search of the lists finds
/// nothing and the scan begins.
final class FreeScannerTest {
    private static final int BLOCK = 512;
    private static final int PAGES = 8 * BLOCK;
    private static final int LAST = PAGES - BLOCK;

    private final LooseZone loose = new LooseZone(PAGES).free(0, 9, LooseZone.UNMOVABLE);
    private final CompactionState state = loose.zone().compaction();

    FreeScannerTest() {
        // The last whole run began here: a scan from below it does not start over.
        state.setInitPfns(0, PAGES);
        state.setFreePfn(LAST);
    }

    private CompactControl control(boolean sync, int wanted) {
        CompactControl cc =
                new CompactControl(
                        loose.zone(), 2, 0, sync, BLOCK, new PageTargets(loose.memory()));
        cc.freePfn = LAST;
        cc.wanted = wanted;
        return cc;
    }

    private FreeScanner scanner(CompactionRules rules) {
        return new FreeScanner(loose.memory(), rules);
    }

    @ParameterizedTest
    @EnumSource
    void itStopsAsSoonAsItHasEnough(CompactionRules rules) {
        loose.free(LAST + 16, 3, LooseZone.MOVABLE).free(LAST + 64, 3, LooseZone.MOVABLE);
        CompactControl cc = control(true, 8);
        // Of a block split into pages, the last is used first.
        assertEquals(LAST + 23, scanner(rules).take(cc));
        assertEquals(7, cc.freePages.pages());
        assertEquals(16 + 8, cc.freeScanned);
        assertEquals(LAST + 24, cc.freePfn);
        assertEquals(List.of(LAST + 64), loose.list(3, LooseZone.MOVABLE));
        assertEquals(BLOCK + 8, loose.zone().freePages());
        assertFalse(loose.memory().isSkipped(LAST));
    }

    @ParameterizedTest
    @CsvSource({"PAGE_BY_PAGE, 3584", "BATCHED, 3072"})
    void aPageblockScannedToItsEndIsMarkedAndThePlaceMoves(CompactionRules rules, int cached) {
        loose.free(LAST + 16, 3, LooseZone.MOVABLE).free(LAST - 8, 3, LooseZone.MOVABLE);
        state.setFreePfn(PAGES - 1);
        CompactControl cc = control(true, 16);
        assertEquals(LAST - 1, scanner(rules).take(cc));
        assertTrue(loose.memory().isSkipped(LAST));
        assertTrue(loose.memory().isSkipped(LAST - BLOCK));
        assertEquals(2 * BLOCK, cc.freeScanned);
        // Enough at the very end of the second pageblock: the next scan begins one below.
        assertEquals(LAST - 2 * BLOCK, cc.freePfn);
        assertEquals(cached - BLOCK, state.freePfn());
    }

    @Test
    void anAsynchronousScanSkipsAheadByAClusterUntilItFindsSomething() {
        loose.free(LAST + 64, 3, LooseZone.MOVABLE).free(LAST + 80, 3, LooseZone.MOVABLE);
        CompactControl cc = control(false, 100);
        scanner(CompactionRules.PAGE_BY_PAGE).take(cc);
        // Looked at: 0, 32, 64-71, then every 32nd from 72 - 1 + 32 on.
        assertEquals(7, cc.freePages.pages());
        assertEquals(2 + 8 + (BLOCK - 103 + 31) / 32, cc.freeScanned);
    }

    @Test
    void theStrideGrowsBackWhileNothingIsFound() {
        loose.free(LAST + 64, 3, LooseZone.MOVABLE);
        for (int pfn = BLOCK; pfn < LAST; pfn += BLOCK) {
            loose.memory().setPageblockType(pfn, LooseZone.MOVABLE);
        }
        CompactControl cc = control(false, 100);
        scanner(CompactionRules.PAGE_BY_PAGE).take(cc);
        // The last pageblock as above; after a find each page of the next is looked at, then each
        // second of the one before, and so on; the lowest is the migrate scanner's.
        int first = 2 + 8 + (BLOCK - 103 + 31) / 32;
        assertEquals(first + 512 + 256 + 128 + 64 + 32 + 16, cc.freeScanned);
    }

    @Test
    void onlyMovablePageblocksThatAreNotMarkedNorFreeWholeAreTargets() {
        // Unmovable; marked; one free block; absent.
        loose.free(LAST + 16, 3, LooseZone.UNMOVABLE);
        loose.free(LAST - BLOCK + 16, 3, LooseZone.MOVABLE);
        loose.memory().setSkipped(LAST - BLOCK, true);
        loose.free(LAST - 2 * BLOCK, 9, LooseZone.MOVABLE);
        for (int pfn = LAST - 3 * BLOCK; pfn < LAST - 2 * BLOCK; pfn++) {
            loose.memory().setWord(pfn, 0);
        }
        loose.memory().setPageblockType(LAST - 3 * BLOCK, LooseZone.MOVABLE);
        loose.free(LAST - 4 * BLOCK, 8, LooseZone.MOVABLE);
        CompactControl cc = control(true, 1);
        assertEquals(LAST - 4 * BLOCK + 255, scanner(CompactionRules.PAGE_BY_PAGE).take(cc));
        assertEquals(256, cc.freeScanned);
        assertFalse(scanner(CompactionRules.BATCHED).isSuitable(LAST - 2 * BLOCK));
        assertFalse(scanner(CompactionRules.BATCHED).isSuitable(LAST - 3 * BLOCK));
        assertFalse(scanner(CompactionRules.BATCHED).isSuitable(LAST));
        assertTrue(scanner(CompactionRules.BATCHED).isSuitable(LAST - BLOCK));
    }

    @Test
    void itDoesNotGoBelowTheMigrateScannersPageblock() {
        loose.free(3 * BLOCK, 3, LooseZone.MOVABLE);
        CompactControl cc = control(true, 1);
        cc.migratePfn = 3 * BLOCK + 100;
        assertEquals(PageAllocator.NONE, scanner(CompactionRules.PAGE_BY_PAGE).take(cc));
        assertEquals(3 * BLOCK, cc.freePfn);
        CompactControl below = control(true, 1);
        below.migratePfn = 3 * BLOCK - 1;
        assertEquals(3 * BLOCK + 7, scanner(CompactionRules.PAGE_BY_PAGE).take(below));
    }

    // (`__isolate_free_page`): min and the block itself must be left.
    @ParameterizedTest
    @CsvSource({"504, false", "503, true"})
    void aBlockIsLeftWhereTheWatermarkWouldBeTouched(long min, boolean taken) {
        loose.free(LAST, 3, LooseZone.MOVABLE);
        loose.zone().setMarks(min + 8, 2000, 3000);
        CompactControl cc = control(true, 1);
        boolean isolated = scanner(CompactionRules.PAGE_BY_PAGE).isolateFreeBlock(cc, LAST, 3);
        assertEquals(taken, isolated);
        assertEquals(BLOCK + (taken ? 0 : 8), loose.zone().freePages());
        assertEquals(taken ? 8 : 0, cc.freePages.pages());
    }

    @Test
    void takingHalfAPageblockMakesItMovable() {
        loose.free(4 * BLOCK, 8, LooseZone.UNMOVABLE).free(5 * BLOCK, 7, LooseZone.UNMOVABLE);
        loose.free(6 * BLOCK, 10, LooseZone.UNMOVABLE);
        FreeScanner scanner = scanner(CompactionRules.PAGE_BY_PAGE);
        CompactControl cc = control(true, 1);
        scanner.isolateFreeBlock(cc, 4 * BLOCK, 8);
        scanner.isolateFreeBlock(cc, 5 * BLOCK, 7);
        assertEquals(LooseZone.MOVABLE, loose.memory().pageblockType(4 * BLOCK));
        assertEquals(LooseZone.UNMOVABLE, loose.memory().pageblockType(5 * BLOCK));
        loose.memory().setPageblockType(7 * BLOCK, MigrateType.ISOLATE.ordinal());
        scanner.isolateFreeBlock(cc, 6 * BLOCK, 10);
        assertEquals(LooseZone.MOVABLE, loose.memory().pageblockType(6 * BLOCK));
        assertEquals(MigrateType.ISOLATE.ordinal(), loose.memory().pageblockType(7 * BLOCK));
    }
}
