package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.state.Registers;

import org.junit.jupiter.api.Test;

/// How long a zone is left alone after compaction failed (FACTS: `defer_compaction`).
final class CompactionStateTest {
    private static final int PMD = 9;

    private final CompactionState state = new CompactionState(new Registers());

    // A fresh state has failed at order 0 with shift 0, so that nothing is put off.
    private int deferredAfter(int failures) {
        for (int i = 0; i < failures; i++) {
            state.defer(PMD);
        }
        int deferred = 0;
        while (state.isDeferred(PMD)) {
            deferred++;
        }
        return deferred;
    }

    @Test
    void aZoneThatHasNotFailedIsNotLeftAlone() {
        assertFalse(state.isDeferred(PMD));
        assertFalse(state.isDeferred(0));
    }

    @Test
    void eachFailureDoublesThePause() {
        // 1 << shift requests, of which the last is let through.
        assertEquals(1, deferredAfter(1));
        assertEquals(3, deferredAfter(1));
        assertEquals(7, deferredAfter(1));
    }

    @Test
    void thePauseEndsAtSixtyFourRequests() {
        assertEquals(63, deferredAfter(6));
        assertEquals(63, deferredAfter(5));
    }

    @Test
    void onceThePauseIsOverNothingIsPutOffUntilItFailsAgain() {
        deferredAfter(2);
        assertFalse(state.isDeferred(PMD));
        state.defer(PMD);
        assertTrue(state.isDeferred(PMD));
    }

    @Test
    void ordersBelowTheOneThatFailedAreTried() {
        state.resetDeferral(PMD, true);
        state.defer(PMD);
        assertFalse(state.isDeferred(PMD - 1));
        assertTrue(state.isDeferred(PMD));
        state.defer(3);
        assertTrue(state.isDeferred(3));
        assertFalse(state.isDeferred(2));
        // A larger order's failure does not raise the bar.
        state.defer(PMD);
        assertTrue(state.isDeferred(3));
    }

    @Test
    void aSuccessLetsThatOrderThroughAndAnAllocationForgetsThePause() {
        for (int i = 0; i < 4; i++) {
            state.defer(PMD);
        }
        state.resetDeferral(PMD, false);
        assertFalse(state.isDeferred(PMD));
        assertTrue(state.isDeferred(PMD + 1));
        state.resetDeferral(PMD, true);
        assertFalse(state.isDeferred(PMD + 1));
    }

    @Test
    void aSmallerSuccessDoesNotLowerTheBar() {
        state.resetDeferral(PMD, true);
        state.resetDeferral(2, true);
        state.defer(PMD + 1);
        assertFalse(state.isDeferred(PMD));
    }

    @Test
    void afterTheLongestPauseItStartsOverEverywhere() {
        for (int i = 0; i < CompactionState.MAX_DEFER_SHIFT - 1; i++) {
            state.defer(PMD);
        }
        deferredAfter(0);
        assertFalse(state.isRestarting(PMD));
        state.defer(PMD);
        assertFalse(state.isRestarting(PMD));
        deferredAfter(0);
        assertTrue(state.isRestarting(PMD));
        state.resetDeferral(PMD, false);
        assertFalse(state.isRestarting(PMD));
        assertTrue(state.isRestarting(PMD + 1));
    }

    @Test
    void placesOfBothModesAreKeptApart() {
        state.setMigratePfn(false, 512);
        state.setMigratePfn(true, 1024);
        state.setFreePfn(4096);
        state.setInitPfns(7, 8);
        assertEquals(512, state.migratePfn(false));
        assertEquals(1024, state.migratePfn(true));
        assertEquals(4096, state.freePfn());
        assertEquals(7, state.initMigratePfn());
        assertEquals(8, state.initFreePfn());
    }

    @Test
    void whatNoDumpShowsIsInheritedAndTheScannersPlacesAreNot() {
        CompactionState earlier = new CompactionState(new Registers());
        earlier.setMigratePfn(true, 1024);
        earlier.setFreePfn(2048);
        earlier.setInitPfns(7, 8);
        earlier.setSkipFlush(true);
        earlier.defer(PMD);
        earlier.defer(PMD);
        state.setFreePfn(512);
        state.inherit(earlier);
        assertEquals(0, state.migratePfn(true));
        assertEquals(512, state.freePfn());
        assertEquals(7, state.initMigratePfn());
        assertEquals(8, state.initFreePfn());
        assertTrue(state.wantsSkipFlush());
        assertEquals(3, deferredAfter(0));
    }
}
