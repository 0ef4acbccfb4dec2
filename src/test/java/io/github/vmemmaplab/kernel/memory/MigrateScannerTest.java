package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

/// What the migrate scanner takes, pageblock by pageblock (`isolate_migratepages_block`).
final class MigrateScannerTest {
    private static final int BLOCK = 512;
    private static final int PAGES = 8 * BLOCK;

    private final LooseZone loose = new LooseZone(PAGES);
    private final CompactionState state = loose.zone().compaction();

    private CompactControl control(int order, boolean sync) {
        CompactControl cc =
                new CompactControl(
                        loose.zone(),
                        order,
                        LooseZone.UNMOVABLE,
                        sync,
                        BLOCK,
                        new PageTargets(loose.memory()));
        cc.freePfn = PAGES - BLOCK;
        return cc;
    }

    private boolean isolate(CompactControl cc, CompactionRules rules) {
        return new MigrateScanner(loose.memory(), rules, false).isolate(cc);
    }

    // The list is used from its head, where the page isolated last is.
    private static List<Integer> taken(CompactControl cc) {
        List<Integer> pfns = new ArrayList<>();
        while (!cc.migratePages.isEmpty()) {
            pfns.addFirst(cc.migratePages.pop());
        }
        return pfns;
    }

    private static List<Integer> range(int start, int end) {
        List<Integer> pfns = new ArrayList<>();
        for (int pfn = start; pfn < end; pfn++) {
            pfns.add(pfn);
        }
        return pfns;
    }

    @ParameterizedTest
    @EnumSource
    void aSynchronousRunTakesAClusterAndStopsThere(CompactionRules rules) {
        loose.processes(10, 100);
        CompactControl cc = control(9, true);
        assertTrue(isolate(cc, rules));
        assertEquals(range(10, 42), taken(cc));
        assertEquals(42, cc.migratePfn);
        assertEquals(42, cc.migrateScanned);
        assertTrue(isolate(cc, rules));
        assertEquals(range(42, 74), taken(cc));
        assertEquals(74, cc.migrateScanned);
    }

    @Test
    void aPageblockThatIsToBeFinishedIsTakenToItsEnd() {
        loose.processes(10, 100);
        CompactControl cc = control(9, true);
        cc.finishPageblock = true;
        assertTrue(isolate(cc, CompactionRules.BATCHED));
        assertEquals(range(10, 110), taken(cc));
        assertEquals(BLOCK, cc.migratePfn);
        assertEquals(BLOCK, cc.migrateScanned);
        // Finished, so the next run begins after it.
        assertEquals(2 * BLOCK, state.migratePfn(true));
    }

    @ParameterizedTest
    @EnumSource
    void anAsynchronousRunGivesBackWhatAPinnedPageSpoils(CompactionRules rules) {
        // 32-47: whole; 0-15 spoiled by the sixth page, 16-31 by its last.
        loose.processes(0, 5).processes(16, 15).processes(32, 16);
        CompactControl cc = control(4, false);
        assertTrue(isolate(cc, rules));
        assertEquals(range(32, 48), taken(cc));
        assertEquals(48, cc.migratePfn);
        // 0-5, 16-31, 32-47.
        assertEquals(6 + 16 + 16, cc.migrateScanned);
    }

    @ParameterizedTest
    @EnumSource
    void aRangeThatStartsWithAPinnedPageIsLeftAtOnce(CompactionRules rules) {
        loose.processes(1, 15).processes(20, 12);
        CompactControl cc = control(4, false);
        assertFalse(isolate(cc, rules));
        assertEquals(BLOCK, cc.migratePfn);
        // One look at each of the 32 ranges.
        assertEquals(BLOCK / 16, cc.migrateScanned);
    }

    @ParameterizedTest
    @CsvSource({"PAGE_BY_PAGE, 42", "BATCHED, 49"})
    void aFreeBlockIsSteppedOverAndCountedWholeOnlySinceSixTwelve(
            CompactionRules rules, int scanned) {
        loose.free(8, 3, LooseZone.UNMOVABLE).processes(17, 50);
        CompactControl cc = control(9, true);
        assertTrue(isolate(cc, rules));
        assertEquals(range(17, 49), taken(cc));
        assertEquals(scanned, cc.migrateScanned);
    }

    @Test
    void anAsynchronousRunPassesPageblocksOfOtherTypes() {
        loose.memory().setPageblockType(0, LooseZone.MOVABLE);
        loose.memory().setPageblockType(BLOCK, LooseZone.RECLAIMABLE);
        loose.processes(0, BLOCK).processes(2 * BLOCK, BLOCK);
        CompactControl cc = control(9, false);
        assertTrue(isolate(cc, CompactionRules.PAGE_BY_PAGE));
        assertEquals(range(2 * BLOCK, 2 * BLOCK + 32), taken(cc));
        assertEquals(32, cc.migrateScanned);
        // Where the synchronous scanner begins is none of its business.
        assertEquals(3 * BLOCK, state.migratePfn(false));
        assertEquals(0, state.migratePfn(true));
    }

    @Test
    void aSynchronousRunTakesFromAnyPageblock() {
        loose.memory().setPageblockType(0, LooseZone.MOVABLE);
        loose.processes(0, BLOCK);
        CompactControl cc = control(9, true);
        assertTrue(isolate(cc, CompactionRules.PAGE_BY_PAGE));
        assertEquals(range(0, 32), taken(cc));
    }

    @Test
    void whereNothingMovesThePageblockIsMarkedAndPassed() {
        CompactControl cc = control(9, true);
        assertFalse(isolate(cc, CompactionRules.PAGE_BY_PAGE));
        assertTrue(loose.memory().isSkipped(0));
        assertFalse(loose.memory().isSkipped(BLOCK));
        assertEquals(BLOCK, cc.migrateScanned);
        assertEquals(BLOCK, cc.migratePfn);
        assertEquals(2 * BLOCK, state.migratePfn(true));
        assertEquals(2 * BLOCK, state.migratePfn(false));
    }

    @Test
    void aScanFromTheMiddleOfAPageblockMarksNothing() {
        CompactControl cc = control(9, true);
        cc.migratePfn = 100;
        assertFalse(isolate(cc, CompactionRules.PAGE_BY_PAGE));
        assertFalse(loose.memory().isSkipped(0));
        assertEquals(BLOCK - 100, cc.migrateScanned);
    }

    @Test
    void placesNeverMoveBack() {
        state.setMigratePfn(false, 5 * BLOCK);
        state.setMigratePfn(true, 5 * BLOCK);
        isolate(control(9, true), CompactionRules.PAGE_BY_PAGE);
        assertEquals(5 * BLOCK, state.migratePfn(false));
        assertEquals(5 * BLOCK, state.migratePfn(true));
    }

    @Test
    void aMarkedPageblockIsPassedUnlessTheScannerStandsWithinIt() {
        loose.processes(0, 2 * BLOCK);
        loose.memory().setSkipped(0, true);
        CompactControl cc = control(9, true);
        assertTrue(isolate(cc, CompactionRules.PAGE_BY_PAGE));
        assertEquals(range(BLOCK, BLOCK + 32), taken(cc));
        CompactControl within = control(9, true);
        within.migratePfn = 64;
        assertTrue(isolate(within, CompactionRules.PAGE_BY_PAGE));
        assertEquals(range(64, 96), taken(within));
    }

    @ParameterizedTest
    @CsvSource({"PAGE_BY_PAGE, 0, true", "PAGE_BY_PAGE, 3, false", "BATCHED, 3, true"})
    void whoTakesFromAPageblockMarksItTaken(CompactionRules rules, int first, boolean marked) {
        loose.processes(first, 100);
        assertTrue(isolate(control(9, true), rules));
        assertEquals(marked, loose.memory().isSkipped(0));
    }

    @Test
    void theScannersMustNotPass() {
        loose.processes(2 * BLOCK, BLOCK);
        CompactControl cc = control(9, true);
        cc.migratePfn = 2 * BLOCK;
        cc.freePfn = 3 * BLOCK - 1;
        assertFalse(isolate(cc, CompactionRules.BATCHED));
        assertEquals(0, cc.migrateScanned);
        cc.freePfn = 3 * BLOCK;
        assertTrue(isolate(cc, CompactionRules.BATCHED));
    }

    @Test
    void absentMemoryIsPassedWithoutALook() {
        LooseZone sparse = new LooseZone(PAGES);
        for (int pfn = 0; pfn < BLOCK; pfn++) {
            sparse.memory().setWord(pfn, 0);
        }
        sparse.processes(BLOCK, BLOCK);
        CompactControl cc =
                new CompactControl(
                        sparse.zone(), 9, 0, true, BLOCK, new PageTargets(sparse.memory()));
        cc.freePfn = PAGES - BLOCK;
        assertTrue(new MigrateScanner(sparse.memory(), CompactionRules.BATCHED, false).isolate(cc));
        assertEquals(32, cc.migrateScanned);
        assertFalse(sparse.memory().isSkipped(0));
    }

    @Test
    void lockedPagesMoveOnlyWhereTheSystemLetsThemAndAreAnonymous() {
        loose.memory().setWord(0, FrameWord.unevictable(FrameKind.ANON));
        loose.memory().setWord(1, FrameWord.unevictable(FrameKind.FILE));
        loose.memory().setWord(2, FrameWord.used(FrameKind.PINNED, 0, 0));
        loose.memory().setWord(4, FrameWord.used(FrameKind.ANON, 2, 0));
        CompactControl strict = control(9, true);
        assertFalse(isolate(strict, CompactionRules.PAGE_BY_PAGE));
        loose.memory().setSkipped(0, false);
        CompactControl lets = control(9, true);
        MigrateScanner scanner =
                new MigrateScanner(loose.memory(), CompactionRules.PAGE_BY_PAGE, true);
        assertTrue(scanner.isolate(lets));
        assertEquals(List.of(0), taken(lets));
    }

    @Test
    void aRunOfAlikePagesIsTakenPageByPage() {
        loose.memory().setWord(64, FrameWord.run(FrameKind.ANON, 6));
        CompactControl cc = control(9, true);
        assertTrue(isolate(cc, CompactionRules.BATCHED));
        assertEquals(range(64, 96), taken(cc));
        assertEquals(0, FrameWord.order(loose.memory().word(64)));
        assertEquals(FrameKind.ANON, FrameWord.kind(loose.memory().word(127)));
    }

    @ParameterizedTest
    @CsvSource({"PAGE_BY_PAGE, 0, true", "PAGE_BY_PAGE, 3, false", "BATCHED, 3, true"})
    void soItIsInLaterPageblocks(CompactionRules rules, int first, boolean marked) {
        loose.processes(3 * BLOCK + first, 100);
        CompactControl cc = control(9, true);
        cc.migratePfn = 3 * BLOCK;
        assertTrue(isolate(cc, rules));
        assertEquals(marked, loose.memory().isSkipped(3 * BLOCK));
        assertFalse(loose.memory().isSkipped(0));
    }
}
