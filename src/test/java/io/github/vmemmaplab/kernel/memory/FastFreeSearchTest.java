package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// The short search of the movable lists (`fast_isolate_freepages`). Eight pageblocks, the scanners
/// at the start of the first and of the last: the upper quarter begins at the fifth pageblock, the
/// upper half at the third.
final class FastFreeSearchTest {
    private static final int BLOCK = 512;
    private static final int PAGES = 8 * BLOCK;
    private static final int LAST = PAGES - BLOCK;
    private static final int LOW = 5 * BLOCK;
    private static final int MIN = 3 * BLOCK;
    private static final int MOVABLE = LooseZone.MOVABLE;

    private final LooseZone loose = new LooseZone(PAGES).free(0, 9, LooseZone.UNMOVABLE);
    private final CompactionState state = loose.zone().compaction();

    FastFreeSearchTest() {
        state.setInitPfns(0, PAGES);
        state.setFreePfn(PAGES - 1);
    }

    private CompactControl control(boolean sync, int wanted) {
        CompactControl cc =
                new CompactControl(
                        loose.zone(), 9, 0, sync, BLOCK, new PageTargets(loose.memory()));
        cc.freePfn = LAST;
        cc.wanted = wanted;
        return cc;
    }

    private void search(CompactControl cc, CompactionRules rules) {
        FreeScanner scanner = new FreeScanner(loose.memory(), rules);
        new FastFreeSearch(loose.memory(), scanner, rules, cc).run();
    }

    @Test
    void theLastListedBlockOfTheUpperQuarterIsTaken() {
        loose.free(LOW + 8, 3, MOVABLE).free(LOW, 3, MOVABLE).free(MIN, 3, MOVABLE);
        CompactControl cc = control(false, 4);
        search(cc, CompactionRules.PAGE_BY_PAGE);
        assertEquals(8, cc.freePages.pages());
        assertEquals(LOW + 7, cc.freePages.take());
        // The tail lies too low, the one before it is taken; then the list is turned.
        assertEquals(2 + 7, cc.freeScanned);
        assertEquals(3, cc.searchOrder);
        assertEquals(List.of(MIN, LOW + 8), loose.list(3, MOVABLE));
    }

    @Test
    void elseTheHighestOfTheUpperHalfIsTaken() {
        loose.free(MIN - 8, 3, MOVABLE).free(MIN + 64, 3, MOVABLE).free(MIN, 3, MOVABLE);
        CompactControl cc = control(false, 4);
        search(cc, CompactionRules.PAGE_BY_PAGE);
        assertEquals(MIN + 64 + 7, cc.freePages.take());
        assertEquals(3 + 7, cc.freeScanned);
        assertEquals(List.of(MIN, MIN - 8), loose.list(3, MOVABLE));
    }

    @Test
    void whatLiesLowerIsLeft() {
        loose.free(MIN - 8, 3, MOVABLE);
        CompactControl cc = control(false, 4);
        search(cc, CompactionRules.PAGE_BY_PAGE);
        assertEquals(0, cc.freePages.pages());
        assertEquals(1, cc.fastSearchFail);
        assertEquals(LAST, cc.freePfn);
        assertEquals(List.of(MIN - 8), loose.list(3, MOVABLE));
    }

    @Test
    void otherTypesListsAreLeft() {
        loose.free(LOW, 3, LooseZone.RECLAIMABLE);
        CompactControl cc = control(false, 4);
        search(cc, CompactionRules.PAGE_BY_PAGE);
        assertEquals(0, cc.freePages.pages());
        assertEquals(0, cc.freeScanned);
    }

    @Test
    void ordersFromTheOneThatGaveLastAreLookedAtDownwardsAndRoundAgain() {
        loose.free(LOW, 5, MOVABLE).free(LOW + 64, 2, MOVABLE);
        CompactControl cc = control(false, 1);
        cc.searchOrder = 4;
        search(cc, CompactionRules.PAGE_BY_PAGE);
        assertEquals(LOW + 64 + 3, cc.freePages.take());
        assertEquals(2, cc.searchOrder);
        CompactControl again = control(false, 1);
        again.searchOrder = 2;
        search(again, CompactionRules.PAGE_BY_PAGE);
        assertEquals(LOW + 31, again.freePages.take());
        assertEquals(5, again.searchOrder);
    }

    @Test
    void whereNothingIsTheNextSearchBeginsAnOrderLower() {
        CompactControl cc = control(false, 1);
        cc.searchOrder = 4;
        search(cc, CompactionRules.PAGE_BY_PAGE);
        assertEquals(3, cc.searchOrder);
        cc.searchOrder = 0;
        search(cc, CompactionRules.PAGE_BY_PAGE);
        assertEquals(8, cc.searchOrder);
        assertEquals(2, cc.fastSearchFail);
    }

    // 33 / 2 at first; half after each search in vain, and half for each candidate seen.
    @ParameterizedTest
    @CsvSource({"0, 16", "1, 8", "2, 4", "3, 2", "4, 1", "5, 1", "40, 1"})
    void aSearchInVainIsShorterNextTime(int fails, int looks) {
        for (int i = 0; i < 40; i++) {
            loose.free(16 * i + BLOCK, 0, MOVABLE);
        }
        CompactControl cc = control(false, 1);
        cc.fastSearchFail = fails;
        cc.searchOrder = 0;
        search(cc, CompactionRules.PAGE_BY_PAGE);
        assertEquals(looks, cc.freeScanned);
        assertEquals(fails + 1, cc.fastSearchFail);
        // What was looked at goes to the head, so that others are next.
        assertEquals(BLOCK + 16 * (40 - looks), loose.list(0, MOVABLE).getFirst());
    }

    @Test
    void aSynchronousRunTakesTheRestFromTheSamePageblock() {
        loose.free(LOW, 3, MOVABLE).free(LOW + 100, 2, MOVABLE).free(LOW + 200, 3, MOVABLE);
        CompactControl cc = control(true, 12);
        cc.searchOrder = 3;
        search(cc, CompactionRules.BATCHED);
        // 200 first, as the last listed; then from the start of the pageblock until it has enough.
        assertEquals(16, cc.freePages.pages());
        assertEquals(List.of(LOW + 100), loose.list(2, MOVABLE));
        assertEquals(1 + 7 + 8, cc.freeScanned);
        assertFalse(loose.memory().isSkipped(LOW));
    }

    @ParameterizedTest
    @CsvSource({"PAGE_BY_PAGE", "BATCHED"})
    void aPageblockThatDidNotGiveEnoughIsMarked(CompactionRules rules) {
        loose.free(LOW, 3, MOVABLE).free(LOW + 100, 2, MOVABLE);
        CompactControl cc = control(true, 32);
        cc.searchOrder = 3;
        search(cc, rules);
        assertTrue(loose.memory().isSkipped(LOW));
        assertFalse(loose.memory().isSkipped(LOW + BLOCK));
        assertEquals(12, cc.freePages.pages());
    }

    // At the very start of a scan the search that finds nothing says where to go on.
    @ParameterizedTest
    @CsvSource({"PAGE_BY_PAGE, true", "BATCHED, false"})
    void aSearchInVainAtTheStartGoesOnFromTheMiddle(CompactionRules rules, boolean searched) {
        state.setInitPfns(0, LAST);
        loose.free(MIN + 64, 0, LooseZone.UNMOVABLE);
        CompactControl cc = control(true, 8);
        search(cc, rules);
        assertEquals(MIN, cc.freePfn);
        // In 6.12 only if pages may go there.
        assertEquals(searched ? 1 : 0, cc.freePages.pages());
    }

    @Test
    void whatTheSearchSawIsWhereTheNextRunBegins() {
        state.setFreePfn(LOW);
        loose.free(LOW + BLOCK + 8, 3, MOVABLE);
        CompactControl cc = control(false, 4);
        search(cc, CompactionRules.PAGE_BY_PAGE);
        assertEquals(LOW, state.freePfn());
        state.setFreePfn(LOW + BLOCK);
        loose.free(LOW + BLOCK + 64, 3, MOVABLE);
        CompactControl equal = control(false, 4);
        search(equal, CompactionRules.PAGE_BY_PAGE);
        assertEquals(LOW, state.freePfn());
        state.setFreePfn(LOW + 2 * BLOCK);
        loose.free(LOW + BLOCK + 128, 3, MOVABLE);
        search(control(false, 4), CompactionRules.PAGE_BY_PAGE);
        assertEquals(LOW + 2 * BLOCK, state.freePfn());
    }

    @Test
    void aBlockThatTheWatermarkKeepsEndsTheSearch() {
        loose.free(LOW, 3, MOVABLE).free(LOW + 64, 2, MOVABLE);
        loose.zone().setMarks(loose.zone().freePages() - 8, 0, 0);
        CompactControl cc = control(false, 1);
        search(cc, CompactionRules.PAGE_BY_PAGE);
        assertEquals(0, cc.freePages.pages());
        assertEquals(List.of(LOW), loose.list(3, MOVABLE));
    }

    @Test
    void theQuarterIsThatBetweenTheScanners() {
        // With the migrate scanner in the third pageblock, the fifth (from 2048) is in the half
        // only.
        loose.free(LOW + 8, 3, MOVABLE).free(4 * BLOCK, 3, MOVABLE);
        CompactControl cc = control(false, 4);
        cc.migratePfn = 2 * BLOCK;
        search(cc, CompactionRules.PAGE_BY_PAGE);
        assertEquals(LOW + 8 + 7, cc.freePages.take());
        assertEquals(2 + 7, cc.freeScanned);
    }

    @Test
    void atTheStartOfAScanHalfAPageblocksWorthIsLookedAt() {
        state.setInitPfns(0, LAST);
        for (int i = 0; i < 300; i++) {
            loose.free(BLOCK + 3 * i, 0, MOVABLE);
        }
        CompactControl cc = control(false, 1);
        search(cc, CompactionRules.PAGE_BY_PAGE);
        assertEquals(BLOCK / 2, cc.freeScanned);
        assertEquals(MIN, cc.freePfn);
    }

    // Once there is enough, 6.12 leaves the order to begin with as it is.
    @ParameterizedTest
    @CsvSource({"PAGE_BY_PAGE, 2", "BATCHED, 3"})
    void aFindInTheHalfMayLeaveTheNextSearchsOrder(CompactionRules rules, int next) {
        loose.free(MIN, 4, MOVABLE);
        CompactControl cc = control(false, 1);
        cc.searchOrder = 3;
        search(cc, rules);
        assertEquals(16, cc.freePages.pages());
        assertEquals(next, cc.searchOrder);
    }

    @Test
    void aCandidateHalvesWhatIsStillLookedAt() {
        for (int i = 0; i < 39; i++) {
            loose.free(BLOCK + 16 * i, 0, MOVABLE);
        }
        loose.free(MIN + 32, 0, MOVABLE);
        CompactControl cc = control(false, 1);
        cc.searchOrder = 0;
        search(cc, CompactionRules.PAGE_BY_PAGE);
        assertEquals(8, cc.freeScanned);
        assertEquals(MIN + 32, cc.freePages.take());
    }

    @Test
    void anOrderSearchedInVainHalvesWhatTheNextGets() {
        for (int i = 0; i < 40; i++) {
            loose.free(BLOCK + 16 * i, 0, MOVABLE).free(BLOCK + 16 * i + 8, 1, MOVABLE);
        }
        CompactControl cc = control(false, 1);
        cc.searchOrder = 1;
        search(cc, CompactionRules.PAGE_BY_PAGE);
        assertEquals(16 + 8, cc.freeScanned);
    }

    // The watermark stops the search of the pageblock; only 6.1 takes it for full.
    @ParameterizedTest
    @CsvSource({"PAGE_BY_PAGE, true", "BATCHED, false"})
    void aPageblockLeftHalfSearchedIsMarkedUpToSixOne(CompactionRules rules, boolean marked) {
        loose.free(LOW, 3, MOVABLE).free(LOW + 112, 4, MOVABLE);
        loose.zone().setMarks(loose.zone().freePages() - 20, 0, 0);
        CompactControl cc = control(true, 32);
        cc.searchOrder = 3;
        search(cc, rules);
        assertEquals(8, cc.freePages.pages());
        assertEquals(marked, loose.memory().isSkipped(LOW));
    }

    @Test
    void aPageblockThatGaveEnoughIsNotMarkedUpToSixOne() {
        loose.free(LOW, 3, MOVABLE).free(LOW + BLOCK - 8, 2, MOVABLE);
        CompactControl cc = control(true, 12);
        cc.searchOrder = 3;
        search(cc, CompactionRules.PAGE_BY_PAGE);
        assertEquals(12, cc.freePages.pages());
        assertFalse(loose.memory().isSkipped(LOW));
    }
}
