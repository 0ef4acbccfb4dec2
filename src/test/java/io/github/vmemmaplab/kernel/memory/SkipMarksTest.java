package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// When compaction forgets what it has seen (`__reset_isolation_suitable`): eight pageblocks, all
/// marked, a pair looked at in each step from both ends.
final class SkipMarksTest {
    private static final int BLOCK = 512;
    private static final int PAGES = 8 * BLOCK;
    private static final int MOVABLE = LooseZone.MOVABLE;

    private final LooseZone loose = new LooseZone(PAGES);
    private final CompactionState state = loose.zone().compaction();

    SkipMarksTest() {
        for (int pfn = 0; pfn < PAGES; pfn += BLOCK) {
            loose.memory().setSkipped(pfn, true);
        }
        state.setInitPfns(1, 2);
        state.setMigratePfn(false, 3);
        state.setMigratePfn(true, 4);
        state.setFreePfn(5);
        state.setSkipFlush(true);
    }

    private void reset() {
        new SkipMarks(loose.memory(), loose.zone()).reset();
    }

    private String marks() {
        StringBuilder marks = new StringBuilder();
        for (int pfn = 0; pfn < PAGES; pfn += BLOCK) {
            marks.append(loose.memory().isSkipped(pfn) ? 's' : '.');
        }
        return marks.toString();
    }

    private void assertPlaces(int migrate, int free) {
        assertEquals(migrate, state.migratePfn(false));
        assertEquals(migrate, state.migratePfn(true));
        assertEquals(free, state.freePfn());
    }

    @Test
    void nothingIsForgottenUnlessARunCameToItsEnd() {
        state.setSkipFlush(false);
        loose.processes(0, PAGES);
        reset();
        assertEquals("ssssssss", marks());
        assertEquals(3, state.migratePfn(false));
        assertEquals(5, state.freePfn());
    }

    @Test
    void itIsForgottenOnce() {
        reset();
        assertFalse(state.wantsSkipFlush());
    }

    @Test
    void theOutermostBlocksWorthItAreWhereTheScannersStart() {
        // Pages to move from the second pageblock on, free pages up to the last but one.
        loose.processes(BLOCK + 16, 8);
        loose.processes(2 * BLOCK, 8);
        loose.free(6 * BLOCK + 24, 3, MOVABLE);
        loose.free(5 * BLOCK, 3, MOVABLE);
        reset();
        assertEquals(BLOCK, state.initMigratePfn());
        // The scanner from above looks at the last page of a pageblock.
        assertEquals(7 * BLOCK - 1, state.initFreePfn());
        assertPlaces(BLOCK, 7 * BLOCK - 1);
        assertEquals("s..ss..s", marks());
    }

    @Test
    void onlyEveryEighthPageIsLookedAt() {
        loose.processes(BLOCK + 1, 7);
        loose.processes(2 * BLOCK + 504, 1);
        loose.free(6 * BLOCK + 4, 2, MOVABLE);
        loose.free(5 * BLOCK + 504, 0, MOVABLE);
        reset();
        assertEquals("ss.ss.ss", marks());
    }

    @Test
    void aBlockThatIsNotMarkedIsWorthItAsItIs() {
        loose.memory().setSkipped(BLOCK, false);
        loose.free(5 * BLOCK, 3, MOVABLE);
        reset();
        // Both ends are still looked for there.
        assertEquals("s.sss.ss", marks());
        assertEquals(6 * BLOCK - 1, state.initFreePfn());
    }

    @Test
    void aTargetMustBeInAMovablePageblock() {
        loose.processes(0, 8);
        loose.free(7 * BLOCK, 3, LooseZone.UNMOVABLE);
        reset();
        assertTrue(loose.memory().isSkipped(7 * BLOCK));
        assertEquals(0, state.initMigratePfn());
        assertEquals(2, state.initFreePfn());
        // A source alone leaves nothing between the scanners.
        assertPlaces(4 * BLOCK, 4 * BLOCK - 1);
    }

    @Test
    void withNothingWorthItTheScannersMeetAtOnce() {
        reset();
        assertEquals("ssssssss", marks());
        assertEquals(1, state.initMigratePfn());
        assertEquals(2, state.initFreePfn());
        // No source and no target: source stays at the end and target at the start.
        assertPlaces(4 * BLOCK, 4 * BLOCK - 1);
    }
}
