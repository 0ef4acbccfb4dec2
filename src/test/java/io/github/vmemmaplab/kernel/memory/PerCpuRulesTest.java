package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.PerCpuDrained;
import io.github.vmemmaplab.kernel.event.Event;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/// Where pages go that a CPU's lists give back.
final class PerCpuRulesTest {
    private static final int UNMOVABLE = LooseZone.UNMOVABLE;
    private static final int MOVABLE = LooseZone.MOVABLE;
    private static final int ISOLATE = MigrateType.ISOLATE.ordinal();

    private final LooseZone loose = new LooseZone(4096);
    private final Zone zone = loose.zone();
    private final PerCpuPages pcp = zone.perCpu(0);

    PerCpuRulesTest() {
        pcp.setBatch(4);
        pcp.setHigh(100);
        pcp.setHighBounds(20, 100);
    }

    private PerCpuAllocator perCpu(boolean newer) {
        return new PerCpuAllocator(
                loose.memory(),
                loose.buddy(),
                newer ? loose.claimThenSteal() : loose.largest(0),
                newer ? new ScaledBatching() : new FixedBatching(),
                newer,
                event -> {});
    }

    private List<Integer> held(int list) {
        List<Integer> pfns = new ArrayList<>();
        for (int pfn = pcp.first(list); pfn >= 0; pfn = pcp.next(pfn)) {
            pfns.add(pfn);
        }
        return pfns;
    }

    @Test
    void aPageOfAnIsolatedPageblockGoesStraightToItsList() {
        loose.memory().setPageblockType(512, ISOLATE);
        perCpu(false).free(zone, 0, 520, 0);
        assertEquals(0, pcp.count());
        assertEquals(List.of(520), loose.list(0, ISOLATE));
        assertEquals(0, zone.freePages());
    }

    @Test
    void aPageOfAnAtomicReservePassesThroughTheMovableList() {
        loose.memory().setPageblockType(512, MigrateType.HIGHATOMIC.ordinal());
        perCpu(false).free(zone, 0, 520, 0);
        assertEquals(List.of(520), held(pcp.listOf(MOVABLE, 0)));
        assertEquals(1, pcp.count());
    }

    // A pageblock that changed its type while its page was on a CPU's list.
    @ParameterizedTest
    @CsvSource({"false, 0", "true, 1"})
    void aPageGoesBackToItsListsTypeAndSinceSixTenToItsPageblocks(boolean newer, int type) {
        PerCpuAllocator perCpu = perCpu(newer);
        perCpu.free(zone, 0, 520, 0);
        perCpu.free(zone, 0, 600, 3);
        loose.memory().setPageblockType(520, MOVABLE);
        perCpu.drain(zone, 0);
        assertEquals(List.of(520), loose.list(0, type));
        assertEquals(List.of(600), loose.list(3, type));
        assertEquals(9, zone.freePages());
        assertEquals(0, pcp.count());
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aPageblockIsolatedMeanwhileGetsItsPagesUncounted(boolean newer) {
        PerCpuAllocator perCpu = perCpu(newer);
        perCpu.free(zone, 0, 520, 0);
        loose.memory().setPageblockType(520, ISOLATE);
        perCpu.drain(zone, 0);
        assertEquals(List.of(520), loose.list(0, ISOLATE));
        assertEquals(0, zone.freePages());
    }

    // (`free_pcppages_bulk`): the list just freed to first, then round robin from there.
    @Test
    void aFullListGivesItsOldestPagesBack() {
        PerCpuAllocator perCpu = perCpu(false);
        pcp.setHigh(6);
        loose.memory().setPageblockType(1024, MOVABLE);
        perCpu.free(zone, 0, 1024, 0);
        for (int pfn = 8; pfn < 8 + 2 * 4; pfn += 2) {
            perCpu.free(zone, 0, pfn, 0);
        }
        assertEquals(5, pcp.count());
        perCpu.free(zone, 0, 16, 0);
        // Batch 4: the four oldest of the list that was freed to.
        assertEquals(List.of(14, 12, 10, 8), loose.list(0, UNMOVABLE));
        assertEquals(List.of(16), held(pcp.listOf(UNMOVABLE, 0)));
        assertEquals(List.of(1024), held(pcp.listOf(MOVABLE, 0)));
        assertEquals(2, pcp.count());
        assertEquals(4, zone.freePages());
    }

    @Test
    void whatALargerOrderGivesBackMayExceedWhatWasAskedByPartOfABlock() {
        PerCpuAllocator perCpu = perCpu(false);
        perCpu.free(zone, 0, 64, 3);
        perCpu.free(zone, 0, 96, 3);
        pcp.setHigh(17);
        pcp.setBatch(9);
        perCpu.free(zone, 0, 7, 0);
        // 9 pages: the single one, then one block of 8.
        assertEquals(List.of(7), loose.list(0, UNMOVABLE));
        assertEquals(List.of(64), loose.list(3, UNMOVABLE));
        assertEquals(8, pcp.count());
        pcp.setHigh(9);
        pcp.setBatch(4);
        perCpu.free(zone, 0, 9, 0);
        // 4 pages: the single one and the block, of which 3 would do.
        assertEquals(0, pcp.count());
    }

    @Test
    void theHighMarksFallGivesBackWhatIsTooMuch() {
        PerCpuAllocator perCpu = perCpu(true);
        for (int i = 0; i < 95; i++) {
            perCpu.free(zone, 0, 2 * i, 0);
        }
        pcp.setHigh(100);
        pcp.setBatch(2);
        perCpu.decayHigh(zone, 0);
        // An eighth, or all that it holds beyond 32 batches.
        assertEquals(88, pcp.high());
        assertEquals(88, pcp.count());
        assertEquals(7, zone.freePages());
        perCpu.decayHigh(zone, 0);
        assertEquals(77, pcp.high());
        assertEquals(77, pcp.count());
        // A mark at its bound stays, and so do the pages.
        pcp.setHighBounds(77, 100);
        perCpu.decayHigh(zone, 0);
        assertEquals(77, pcp.count());
    }

    @Test
    void aZoneThatIsAboveItsHighMarkAgainIsSaidToBe() {
        PerCpuAllocator perCpu = perCpu(true);
        zone.setMarks(1, 2, 10);
        zone.setFlag(Zone.BELOW_HIGH, true);
        pcp.setHighBounds(4, 8);
        pcp.setHigh(8);
        int pfn = 0;
        while (zone.freePages() == 0) {
            perCpu.free(zone, 0, pfn, 0);
            pfn += 2;
        }
        assertTrue(zone.freePages() <= 10);
        assertTrue(zone.hasFlag(Zone.BELOW_HIGH));
        while (zone.freePages() <= 10) {
            assertTrue(zone.hasFlag(Zone.BELOW_HIGH));
            perCpu.free(zone, 0, pfn, 0);
            pfn += 2;
        }
        assertFalse(zone.hasFlag(Zone.BELOW_HIGH));
    }

    // Pages that make up a larger block merge to it, in whatever order they came.
    @Test
    void aDrainMergesWhatBelongsTogether() {
        PerCpuAllocator perCpu = perCpu(false);
        for (int pfn = 1024 + 15; pfn >= 1024; pfn--) {
            perCpu.free(zone, 0, pfn, 0);
        }
        for (int pfn = 2048; pfn < 2048 + 12; pfn++) {
            perCpu.free(zone, 0, pfn, 0);
        }
        perCpu.drain(zone, 0);
        assertEquals(List.of(1024), loose.list(4, UNMOVABLE));
        assertEquals(List.of(2048), loose.list(3, UNMOVABLE));
        assertEquals(List.of(2056), loose.list(2, UNMOVABLE));
        assertEquals(28, zone.freePages());
    }

    @Test
    void aDrainIsToldWithItsPagesUnlessThereAreNone() {
        List<Event> told = new ArrayList<>();
        PerCpuAllocator perCpu =
                new PerCpuAllocator(
                        loose.memory(),
                        loose.buddy(),
                        loose.largest(0),
                        new FixedBatching(),
                        false,
                        told::add);
        perCpu.drain(zone, 0);
        perCpu.free(zone, 0, 64, 3);
        perCpu.drain(zone, 0);
        assertEquals(List.of(new PerCpuDrained(zone.index(), 0, 8)), told);
    }
}
