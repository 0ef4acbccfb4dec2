package io.github.vmemmaplab.kernel.memory;

import static io.github.vmemmaplab.kernel.memory.LooseZone.MOVABLE;
import static io.github.vmemmaplab.kernel.memory.LooseZone.RECLAIMABLE;
import static io.github.vmemmaplab.kernel.memory.LooseZone.UNMOVABLE;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.StealKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

final class FallbackTest {
    private final LooseZone loose = new LooseZone(8192);

    private int take(Fallback fallback, int order, int type) {
        fallback.begin();
        return fallback.take(loose.zone(), order, type, false);
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 1", "1, 2, 0", "2, 0, 1"})
    void typesAreAskedInTheKernelsOrder(int wanted, int first, int second) {
        loose.free(0, 10, second).free(1024, 10, first);
        assertEquals(1024, take(loose.largest(0), 10, wanted));
        assertEquals(0, take(loose.largest(0), 10, wanted));
        assertEquals(-1, take(loose.largest(0), 10, wanted));
    }

    @Test
    void untilSixElevenTheLargestBlockIsTaken() {
        loose.free(0, 4, MOVABLE).free(512, 9, MOVABLE).free(1024, 3, RECLAIMABLE);
        assertEquals(512, take(loose.largest(0), 0, UNMOVABLE));
        assertEquals(UNMOVABLE, loose.memory().pageblockType(512));
        assertEquals(List.of(0), loose.list(4, MOVABLE));
    }

    // FACTS 11.9: both pageblocks change type, the lower half is used, the upper is listed.
    @Test
    void anOrderTenBlockTurnsTwoPageblocks() {
        loose.free(2048, 10, MOVABLE);
        assertEquals(2048, take(loose.largest(0), 9, UNMOVABLE));
        assertEquals(UNMOVABLE, loose.memory().pageblockType(2048));
        assertEquals(UNMOVABLE, loose.memory().pageblockType(2560));
        assertEquals(List.of(2560), loose.list(9, UNMOVABLE));
    }

    @ParameterizedTest
    @CsvSource({"255, true", "256, false"})
    void aPageblockIsClaimedWhereHalfOfItIsFreeOrAlike(int movable, boolean claimed) {
        // 16 free pages; what is neither free nor movable counts as alike.
        loose.free(0, 4, MOVABLE).processes(16, movable + 1);
        assertEquals(0, take(loose.largest(0), 0, UNMOVABLE));
        assertEquals(claimed ? UNMOVABLE : MOVABLE, loose.memory().pageblockType(0));
        assertEquals(movable + 1, loose.stolen().getFirst().movablePages());
        assertEquals(512 - 16 - movable - 1, loose.stolen().getFirst().alikePages());
    }

    @Test
    void allFreeBlocksOfThePageblockMoveInAddressOrder() {
        loose.free(512 + 128, 4, MOVABLE).free(512 + 64, 0, MOVABLE).free(512 + 32, 4, MOVABLE);
        assertEquals(512 + 64, take(loose.largest(0), 0, UNMOVABLE));
        assertEquals(List.of(512 + 32, 512 + 128), loose.list(4, UNMOVABLE));
        assertEquals(List.of(), loose.list(4, MOVABLE));
    }

    @Test
    void aMovableRequestThatMayNotClaimSplitsTheSmallestBlock() {
        loose.free(0, 3, UNMOVABLE).free(64, 1, UNMOVABLE);
        assertEquals(64, take(loose.largest(0), 0, MOVABLE));
        assertEquals(List.of(65), loose.list(0, MOVABLE));
        assertEquals(List.of(0), loose.list(3, UNMOVABLE));
        assertEquals(UNMOVABLE, loose.memory().pageblockType(64));
    }

    @Test
    void mixingTypesInAPageblockRaisesTheMarks() {
        loose.zone().setMarks(100, 200, 1000);
        loose.free(0, 4, MOVABLE).free(4096, 10, MOVABLE);
        take(loose.largest(15000), 0, UNMOVABLE);
        assertEquals(0, loose.zone().boost());
        loose.zone().freeArea().moveToTail(loose.list(9, UNMOVABLE).getFirst(), MOVABLE);
        LooseZone small = new LooseZone(4096).free(0, 4, MOVABLE);
        small.zone().setMarks(100, 200, 1000);
        small.largest(15000).take(small.zone(), 0, UNMOVABLE, false);
        assertEquals(512, small.zone().boost());
    }

    @Test
    void highAtomicAndIsolatedBlocksAreNeverTaken() {
        loose.free(0, 10, MigrateType.HIGHATOMIC.ordinal());
        loose.free(1024, 10, MigrateType.ISOLATE.ordinal());
        assertEquals(-1, take(loose.largest(0), 0, UNMOVABLE));
        assertEquals(-1, take(loose.claimThenSteal(), 0, UNMOVABLE));
    }

    @Test
    void withoutFragmentingOnlyWholePageblocksAreTaken() {
        loose.free(0, 8, MOVABLE);
        assertEquals(-1, loose.largest(0).take(loose.zone(), 0, UNMOVABLE, true));
        assertEquals(-1, loose.claimThenSteal().take(loose.zone(), 0, UNMOVABLE, true));
        loose.free(512, 9, MOVABLE);
        assertEquals(512, loose.largest(0).take(loose.zone(), 0, UNMOVABLE, true));
    }

    @ParameterizedTest
    @CsvSource({"256, true", "257, false"})
    void sinceSixTwelveNothingMovesWhereThePageblockIsNotClaimed(int movable, boolean claimed) {
        loose.free(0, 4, MOVABLE).free(256 + 128, 2, MOVABLE);
        loose.processes(16, movable);
        assertEquals(384, take(loose.claimThenSteal(), 0, UNMOVABLE));
        assertEquals(claimed ? UNMOVABLE : MOVABLE, loose.memory().pageblockType(0));
        assertEquals(claimed ? List.of() : List.of(0), loose.list(4, MOVABLE));
        assertEquals(claimed ? List.of(386) : List.of(), loose.list(1, UNMOVABLE));
        assertEquals(claimed ? List.of() : List.of(386), loose.list(1, MOVABLE));
        assertEquals(claimed ? 0 : 2, loose.refused().size());
        assertEquals(claimed ? StealKind.CLAIM : StealKind.STEAL, loose.stolen().getFirst().kind());
    }

    @Test
    void sinceSixTwelveAWholePageblockGoesStraightToTheRequest() {
        loose.free(1024, 10, MOVABLE);
        assertEquals(1024, take(loose.claimThenSteal(), 0, UNMOVABLE));
        assertEquals(StealKind.CLAIM_WHOLE, loose.stolen().getFirst().kind());
        assertEquals(UNMOVABLE, loose.memory().pageblockType(1536));
        assertEquals(List.of(1536), loose.list(9, UNMOVABLE));
    }

    @Test
    void onceStolenARefillGoesOnStealing() {
        loose.free(0, 0, MOVABLE).free(2, 0, MOVABLE).processes(4, 500);
        Fallback fallback = loose.claimThenSteal();
        fallback.begin();
        assertEquals(0, fallback.take(loose.zone(), 0, UNMOVABLE, false));
        loose.free(1024, 0, UNMOVABLE);
        assertEquals(2, fallback.take(loose.zone(), 0, UNMOVABLE, false));
        fallback.begin();
        assertEquals(1024, fallback.take(loose.zone(), 0, UNMOVABLE, false));
    }
}
