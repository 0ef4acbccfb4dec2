package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.kernel.state.Registers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How many pages move between a CPU's lists and the buddy lists (`nr_pcp_alloc`, `nr_pcp_free`,
/// `nr_pcp_high`): a batch of 31, as on the captured machines.
final class BatchingTest {
    private static final int BATCH = 31;

    private final Zone zone = new LooseZone(1024).zone();
    private final PerCpuPages pcp = zone.perCpu(0);
    private final ScaledBatching scaled = new ScaledBatching();
    private final FixedBatching fixed = new FixedBatching();

    BatchingTest() {
        pcp.setBatch(BATCH);
        pcp.setHigh(500);
        pcp.setHighBounds(500, 4000);
    }

    private void state(int count, int high, int freeFactor, int allocFactor) {
        pcp.setCount(count);
        pcp.setHigh(high);
        pcp.setFreeFactor(freeFactor);
        pcp.setAllocFactor(allocFactor);
    }

    // 6.12: high grows by what is asked for, up to its bound; the shift grows up to 5.
    @ParameterizedTest
    @CsvSource({
        "500, 0, 31, 531, 1",
        "500, 3, 248, 748, 4",
        "500, 5, 992, 1492, 5",
        "3990, 1, 62, 4000, 2",
        "100, 0, 31, 531, 1",
        "5000, 0, 31, 4000, 1"
    })
    void aRefillDoublesAndRaisesTheHighMark(
            int high, int factor, int refill, int newHigh, int newFactor) {
        state(0, high, 0, factor);
        assertEquals(refill, scaled.refill(pcp, zone, 0));
        assertEquals(newHigh, pcp.high());
        assertEquals(newFactor, pcp.allocFactor());
    }

    @Test
    void aRefillFillsNoMoreThanTheListMayHold() {
        pcp.setHighBounds(500, 500);
        state(0, 500, 0, 5);
        assertEquals(500 - BATCH, scaled.refill(pcp, zone, 0));
        assertEquals(500, pcp.high());
        assertEquals(5, pcp.allocFactor());
        state(400, 500, 0, 5);
        assertEquals(500 - 400 - BATCH, scaled.refill(pcp, zone, 0));
        state(490, 500, 0, 2);
        assertEquals(BATCH, scaled.refill(pcp, zone, 0));
        assertEquals(2, pcp.allocFactor());
        // What just fits lets the shift grow.
        state(500 - 2 * BATCH - BATCH, 500, 0, 1);
        assertEquals(2 * BATCH, scaled.refill(pcp, zone, 0));
        assertEquals(2, pcp.allocFactor());
    }

    @Test
    void aZoneBelowItsHighMarkKeepsItsListsAsTheyAre() {
        zone.setFlag(Zone.BELOW_HIGH, true);
        state(0, 500, 0, 2);
        assertEquals(4 * BATCH, scaled.refill(pcp, zone, 0));
        assertEquals(500, pcp.high());
    }

    @ParameterizedTest
    @CsvSource({"0, 31", "1, 15", "2, 7", "3, 3", "9, 2"})
    void largerOrdersAreRefilledByABatchOfPages(int order, int blocks) {
        state(0, 500, 0, 0);
        assertEquals(blocks, scaled.refill(pcp, zone, order));
        assertEquals(blocks, fixed.refill(pcp, zone, order));
        state(0, 500, 0, 5);
        assertEquals(order == 0 ? 992 : blocks, scaled.refill(pcp, zone, order));
        assertEquals(blocks, fixed.refill(pcp, zone, order));
    }

    @Test
    void listsThatAreOffAreRefilledByOne() {
        pcp.setLimits(new PerCpuPages.Limits(0, 1, 0, 0));
        assertEquals(1, scaled.refill(pcp, zone, 0));
        assertEquals(1, scaled.refill(pcp, zone, 3));
        assertEquals(1, fixed.refill(pcp, zone, 0));
        pcp.setCount(1);
        assertEquals(1, scaled.freed(pcp, zone, 0));
        assertEquals(1, fixed.freed(pcp, zone, 0));
    }

    @Test
    void aBatchLargerThanTheListGivesSinglePages() {
        pcp.setHighBounds(30, 30);
        state(30, 30, 0, 0);
        assertEquals(1, scaled.refill(pcp, zone, 0));
        assertEquals(1, scaled.freed(pcp, zone, 0));
        assertEquals(1, fixed.freed(pcp, zone, 0));
        // A list of just a batch is refilled in full.
        pcp.setHighBounds(31, 31);
        state(31, 31, 0, 0);
        assertEquals(31, scaled.refill(pcp, zone, 0));
        assertEquals(31, scaled.freed(pcp, zone, 0));
    }

    @Test
    void allocatingHalvesWhatFreesInARowCameTo() {
        state(0, 500, 100, 0);
        scaled.allocating(pcp);
        assertEquals(50, pcp.freeFactor());
        state(0, 500, 5, 0);
        fixed.allocating(pcp);
        assertEquals(2, pcp.freeFactor());
        state(0, 500, 0, 0);
        fixed.allocating(pcp);
        assertEquals(0, pcp.freeFactor());
    }

    // 6.12: pages freed in a row are counted up to 32 batches; a full list gives that many back.
    @Test
    void aFreeCountsItsPagesAndHalvesTheRefill() {
        state(10, 500, 100, 5);
        assertEquals(0, scaled.freed(pcp, zone, 3));
        assertEquals(108, pcp.freeFactor());
        assertEquals(2, pcp.allocFactor());
        state(10, 500, BATCH << 5, 0);
        assertEquals(0, scaled.freed(pcp, zone, 0));
        assertEquals(BATCH << 5, pcp.freeFactor());
    }

    @ParameterizedTest
    @CsvSource({
        // count, high, freed in a row before; given back, high after
        "499, 500, 0, 0, 500",
        "500, 500, 0, 31, 500",
        "500, 500, 200, 201, 500",
        "500, 500, 468, 469, 500",
        "500, 500, 480, 469, 512",
        "500, 500, 900, 469, 932",
        "4000, 4000, 991, 992, 4000"
    })
    void aFullListGivesBackWhatWasFreedInARow(
            int count, int high, int freed, int back, int newHigh) {
        state(count, high, freed, 0);
        assertEquals(back, scaled.freed(pcp, zone, 0));
        assertEquals(newHigh, pcp.high());
    }

    @Test
    void aFixedHighMarkStays() {
        pcp.setHighBounds(500, 500);
        state(500, 500, 900, 0);
        assertEquals(469, scaled.freed(pcp, zone, 0));
        assertEquals(500, pcp.high());
    }

    @Test
    void aZoneBelowItsHighMarkGivesBackAtOnce() {
        zone.setFlag(Zone.BELOW_HIGH, true);
        // The mark itself shrinks, by what was freed in a row or at least a batch.
        state(600, 1000, 199, 0);
        assertEquals(200, scaled.freed(pcp, zone, 0));
        assertEquals(800, pcp.high());
        state(100, 1000, 0, 0);
        assertEquals(0, scaled.freed(pcp, zone, 0));
        assertEquals(969, pcp.high());
        state(510, 510, 0, 0);
        assertEquals(31, scaled.freed(pcp, zone, 0));
        assertEquals(500, pcp.high());
    }

    @Test
    void whileReclaimRunsListsStayShort() {
        zone.setFlag(Zone.RECLAIM_ACTIVE, true);
        state(123, 1000, 0, 0);
        assertEquals(0, scaled.freed(pcp, zone, 0));
        assertEquals(969, pcp.high());
        state(124, 1000, 0, 0);
        assertEquals(31, scaled.freed(pcp, zone, 0));
        state(123, 1000, 0, 0);
        assertEquals(0, fixed.freed(pcp, zone, 0));
        state(124, 1000, 0, 0);
        assertEquals(31, fixed.freed(pcp, zone, 0));
        state(124, 100, 0, 0);
        assertEquals(31, fixed.freed(pcp, zone, 0));
    }

    // (`decay_pcp_high`): an eighth a second, but a list that holds much keeps most of it.
    @ParameterizedTest
    @CsvSource({
        "0, 800, 700",
        "0, 500, 500",
        "0, 510, 500",
        "3000, 3000, 2625",
        "3900, 3000, 2908"
    })
    void theHighMarkSinks(int count, int high, int sunk) {
        state(count, high, 0, 0);
        scaled.decay(pcp);
        assertEquals(sunk, pcp.high());
    }

    @Test
    void upToSixSixItDoesNotSink() {
        state(0, 800, 0, 0);
        fixed.decay(pcp);
        assertEquals(800, pcp.high());
    }

    // 6.1: (batch << shift), at least a batch, at most all but one; the shift grows up to 5.
    @ParameterizedTest
    @CsvSource({
        "499, 0, 0, 0",
        "500, 0, 31, 1",
        "500, 1, 62, 2",
        "500, 3, 248, 4",
        "500, 4, 469, 4"
    })
    void inSixOneAFullListGivesBackABatchThatDoubles(int count, int factor, int back, int after) {
        state(count, 500, factor, 0);
        assertEquals(back, fixed.freed(pcp, zone, 0));
        assertEquals(after, pcp.freeFactor());
    }

    @Test
    void inSixOneTheShiftStopsAtFive() {
        state(4000, 4000, 5, 0);
        assertEquals(BATCH << 5, fixed.freed(pcp, zone, 0));
        assertEquals(5, pcp.freeFactor());
    }

    @Test
    void inSixOneSmallBlocksFreedAfterAFullListTakeEverythingWithThem() {
        state(100, 500, 1, 0);
        assertEquals(100, fixed.freed(pcp, zone, 1));
        assertEquals(100, fixed.freed(pcp, zone, 3));
        assertEquals(0, fixed.freed(pcp, zone, 0));
        assertEquals(0, fixed.freed(pcp, zone, 9));
        state(100, 500, 0, 0);
        assertEquals(0, fixed.freed(pcp, zone, 1));
    }

    // (`zone_batchsize`): a thousandth, at most 1 MiB, of that a quarter, as 2^n - 1.
    @ParameterizedTest
    @CsvSource({
        "131072, 12, 31",
        "262144, 12, 63",
        "16777216, 12, 63",
        "30720, 12, 7",
        "1024, 12, 1",
        "0, 12, 1",
        "16384, 16, 3",
        "1048576, 16, 3",
        "1048576, 14, 15",
        "98304, 12, 31",
        "86016, 12, 15"
    })
    void theBatchFollowsFromTheZone(long managed, int pageShift, int batch) {
        assertEquals(batch, PcpBatching.batchSize(managed, pageShift));
    }

    @Test
    void theHighMarksBoundsAreALowMarkAndAnEighthOfTheZone() {
        LooseZone loose = new LooseZone(1024);
        Zone large = loose.zone();
        large.addPages(131072 - 1024, 131072 - 1024);
        large.setMarks(707, 883, 1059);
        scaled.tune(large, 12);
        PerCpuPages lists = large.perCpu(0);
        assertEquals(31, lists.batch());
        assertEquals(883, lists.highMin());
        assertEquals(131072 / 8, lists.highMax());
        fixed.tune(large, 12);
        assertEquals(883, lists.high());
        assertEquals(31, lists.batch());
        // Never less than four batches.
        large.setMarks(10, 20, 30);
        scaled.tune(large, 12);
        assertEquals(124, lists.highMin());
        fixed.tune(large, 12);
        assertEquals(124, lists.high());
    }

    // Each CPU may hold its share.
    @Test
    void cpusShareWhatListsMayHold() {
        Zone shared =
                new Zone(
                        Zone.Kind.NORMAL,
                        new PhysicalMemory(0, 9),
                        new Registers(),
                        LooseZone.MAX_ORDER,
                        2,
                        PerCpuPages.COSTLY_ORDER,
                        -1);
        shared.addPages(131072, 131072);
        shared.setMarks(707, 884, 1059);
        scaled.tune(shared, 12);
        assertEquals(442, shared.perCpu(1).highMin());
        assertEquals(8192, shared.perCpu(1).highMax());
        fixed.tune(shared, 12);
        assertEquals(442, shared.perCpu(0).high());
        assertEquals(442, shared.perCpu(1).high());
    }

    @Test
    void inATinyZoneListsMayHoldFourBatches() {
        Zone tiny = new LooseZone(1024).zone();
        tiny.addPages(-1014, -1014);
        scaled.tune(tiny, 12);
        assertEquals(4, tiny.perCpu(0).highMax());
        assertEquals(4, tiny.perCpu(0).highMin());
    }
}
