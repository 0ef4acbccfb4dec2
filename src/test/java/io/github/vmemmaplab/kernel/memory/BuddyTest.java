package io.github.vmemmaplab.kernel.memory;

import static io.github.vmemmaplab.kernel.memory.LooseZone.MOVABLE;
import static io.github.vmemmaplab.kernel.memory.LooseZone.UNMOVABLE;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

final class BuddyTest {
    private final LooseZone loose = new LooseZone(4096);
    private final Buddy buddy = loose.buddy();

    private void release(int pfn, int order) {
        buddy.freeOne(loose.zone(), pfn, order, UNMOVABLE, false);
    }

    @Test
    void splittingKeepsTheLowerHalfAndListsTheUpperOnes() {
        loose.free(1024, 10, UNMOVABLE);
        assertEquals(1024, buddy.takeSmallest(loose.zone(), 0, UNMOVABLE));
        for (int order = 0; order < 10; order++) {
            assertEquals(List.of(1024 + (1 << order)), loose.list(order, UNMOVABLE));
        }
        assertEquals(1023, loose.zone().freePages());
    }

    @Test
    void upperHalvesGoToTheHead() {
        loose.free(512, 8, UNMOVABLE).free(1024, 10, UNMOVABLE);
        buddy.takeSmallest(loose.zone(), 9, UNMOVABLE);
        assertEquals(List.of(1536), loose.list(9, UNMOVABLE));
        loose.free(2048, 9, UNMOVABLE);
        buddy.takeSmallest(loose.zone(), 9, UNMOVABLE);
        assertEquals(List.of(2048), loose.list(9, UNMOVABLE));
    }

    @Test
    void theHeadOfTheSmallestListThatFitsIsTaken() {
        loose.free(1024, 10, UNMOVABLE).free(0, 3, UNMOVABLE).free(64, 3, UNMOVABLE);
        assertEquals(0, buddy.takeSmallest(loose.zone(), 2, UNMOVABLE));
        assertEquals(4, buddy.takeSmallest(loose.zone(), 2, UNMOVABLE));
        assertEquals(64, buddy.takeSmallest(loose.zone(), 3, UNMOVABLE));
        assertEquals(1024, buddy.takeSmallest(loose.zone(), 3, UNMOVABLE));
    }

    @Test
    void anotherTypesListIsNotLookedAt() {
        loose.free(0, 10, MOVABLE);
        assertEquals(-1, buddy.takeSmallest(loose.zone(), 0, UNMOVABLE));
    }

    @Test
    void aFreedBlockGoesToTheHead() {
        release(8, 0);
        release(100, 0);
        assertEquals(List.of(100, 8), loose.list(0, UNMOVABLE));
    }

    @Test
    void buddiesMergeUpToTheLargestOrder() {
        for (int pfn = 0; pfn < 2048; pfn++) {
            release(pfn, 0);
        }
        assertEquals(List.of(1024, 0), loose.list(10, UNMOVABLE));
        assertEquals(2048, loose.zone().freePages());
    }

    @Test
    void aBlockWhoseNextLargerBuddyIsFreeGoesToTheTail() {
        release(2, 1);
        release(100, 0);
        // 0 would merge with 1, and then with 2-3.
        release(0, 0);
        assertEquals(List.of(100, 0), loose.list(0, UNMOVABLE));
    }

    @Test
    void theTailRuleEndsBelowTheLargestTwoOrders() {
        release(1024, 10);
        release(2048, 9);
        release(512, 9);
        assertEquals(List.of(512, 2048), loose.list(9, UNMOVABLE));
        // An order-8 block whose order-9 neighbour is free still goes to the tail.
        release(3072, 8);
        release(2560, 8);
        assertEquals(List.of(3072, 2560), loose.list(8, UNMOVABLE));
    }

    @Test
    void onRequestABlockGoesToTheTail() {
        release(8, 0);
        buddy.freeOne(loose.zone(), 100, 0, UNMOVABLE, true);
        assertEquals(List.of(8, 100), loose.list(0, UNMOVABLE));
    }

    @Test
    void aBuddyOfAnotherZoneOrOrderIsLeftAlone() {
        release(4, 2);
        release(0, 1);
        assertEquals(List.of(4), loose.list(2, UNMOVABLE));
        assertEquals(List.of(0), loose.list(1, UNMOVABLE));
        loose.memory().setPageblock(512, Zone.Kind.MOVABLE.ordinal(), UNMOVABLE);
        loose.zone().freeArea().addHead(512, 9, UNMOVABLE);
        buddy.freeOne(loose.zone(), 1024, 9, UNMOVABLE, false);
        assertEquals(List.of(1024, 512), loose.list(9, UNMOVABLE));
    }

    @Test
    void pageblocksOfTypesThatFallBackToEachOtherMerge() {
        loose.free(512, 9, MOVABLE);
        release(0, 9);
        assertEquals(List.of(0), loose.list(10, UNMOVABLE));
        assertEquals(MOVABLE, loose.memory().pageblockType(512));
    }

    @Test
    void sinceSixTenTheMergedPageblockTakesTheType() {
        Buddy retagging = new Buddy(loose.memory(), event -> {}, LooseZone.MAX_ORDER, true);
        loose.free(512, 9, MOVABLE);
        retagging.freeOne(loose.zone(), 0, 9, UNMOVABLE, false);
        assertEquals(UNMOVABLE, loose.memory().pageblockType(512));
    }

    @Test
    void isolatedPageblocksDoNotMergeWithOthersAndAreNotCounted() {
        int isolate = MigrateType.ISOLATE.ordinal();
        loose.free(512, 9, UNMOVABLE);
        loose.memory().setPageblockType(0, isolate);
        buddy.freeOne(loose.zone(), 0, 9, isolate, false);
        assertEquals(List.of(0), loose.list(9, isolate));
        assertEquals(List.of(512), loose.list(9, UNMOVABLE));
        assertEquals(512, loose.zone().freePages());
    }
}
