package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.state.Registers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

/// Zones, the node, what it remembers of kswapd, frame words and whole pageblocks.
final class ZoneRulesTest {
    private final LooseZone loose = new LooseZone(4096);
    private final Zone zone = loose.zone();

    private static Node node(KernelVersion version) {
        Machine machine = Machine.of(version, 0x4000_0000L);
        return new Node(
                machine,
                new PhysicalMemory(machine.memstartPfn(), machine.pageblockOrder()),
                new Registers());
    }

    @ParameterizedTest
    @CsvSource({"0, 1, true", "4095, 5000, true", "4096, 5000, false", "-5, 0, false"})
    void aRangeThatTouchesASpanIsSpanned(int start, int end, boolean spanned) {
        assertEquals(spanned, zone.spans(start, end));
        assertEquals(4096, zone.spanned());
    }

    @Test
    void anEmptyZoneSpansNothing() {
        Zone empty = node(KernelVersion.V6_1).zone(Zone.Kind.DMA);
        empty.setSpan(0, 100);
        assertFalse(empty.spans(0, 100));
        assertFalse(empty.isPopulated());
    }

    @Test
    void aSpanIsCountedFromItsStart() {
        zone.setSpan(1024, 4096);
        assertEquals(3072, zone.spanned());
        assertFalse(zone.spans(0, 1024));
    }

    @Test
    void flagsAreSetAndClearedEachForItself() {
        zone.setFlag(Zone.BOOSTED, true);
        zone.setFlag(Zone.RECLAIM_ACTIVE, true);
        zone.setFlag(Zone.RECLAIM_ACTIVE, true);
        assertTrue(zone.hasFlag(Zone.BOOSTED));
        assertTrue(zone.hasFlag(Zone.RECLAIM_ACTIVE));
        assertFalse(zone.hasFlag(Zone.BELOW_HIGH));
        zone.setFlag(Zone.BOOSTED, false);
        zone.setFlag(Zone.BOOSTED, false);
        assertFalse(zone.hasFlag(Zone.BOOSTED));
        assertTrue(zone.hasFlag(Zone.RECLAIM_ACTIVE));
    }

    @Test
    void aNodeTakesOverWhatNoDumpShows() {
        Node earlier = node(KernelVersion.V6_12);
        Node later = node(KernelVersion.V6_12);
        earlier.zone(Zone.Kind.NORMAL).setFlag(Zone.BELOW_HIGH, true);
        earlier.zone(Zone.Kind.DMA32).compaction().defer(9);
        earlier.kswapd().setFailures(3);
        later.zone(Zone.Kind.DMA32).setFlag(Zone.BELOW_HIGH, true);
        later.inherit(earlier);
        assertTrue(later.zone(Zone.Kind.NORMAL).hasFlag(Zone.BELOW_HIGH));
        assertFalse(later.zone(Zone.Kind.DMA32).hasFlag(Zone.BELOW_HIGH));
        assertTrue(later.zone(Zone.Kind.DMA32).compaction().isDeferred(9));
        assertEquals(3, later.kswapd().failures());
    }

    @Test
    void freePagesOfAllZonesAreCounted() {
        Node node = node(KernelVersion.V6_1);
        node.zone(Zone.Kind.DMA).addFreePages(5);
        node.zone(Zone.Kind.MOVABLE).addFreePages(7);
        assertEquals(12, node.freePages());
        assertEquals(List.of(), node.populated());
        node.zone(Zone.Kind.NORMAL).addPages(1, 1);
        assertEquals(List.of(node.zone(Zone.Kind.NORMAL)), node.populated());
    }

    // Up to 5.11 only single pages pass through per-cpu lists.
    @ParameterizedTest
    @CsvSource({"V5_9, 0", "V5_11, 0", "V6_1, 3", "V6_12, 3"})
    void ordersOnPerCpuListsHangOnTheVersion(KernelVersion version, int most) {
        PerCpuPages pcp = node(version).zone(Zone.Kind.NORMAL).perCpu(0);
        for (int order = 0; order <= 10; order++) {
            assertEquals(order <= most, pcp.allows(order), "order " + order);
        }
    }

    @Test
    void kswapdIsAskedForTheLargestOrderUntilItTakesIt() {
        KswapdState kswapd = new KswapdState(new Registers());
        assertTrue(kswapd.isHopeless());
        kswapd.setFailures(KswapdState.MAX_FAILURES - 1);
        assertFalse(kswapd.isHopeless());
        kswapd.request(9, 2);
        kswapd.request(3, 3);
        kswapd.request(0, 1);
        assertEquals(3, kswapd.highestZone());
        assertEquals(9, kswapd.takeOrder());
        assertEquals(0, kswapd.order());
        kswapd.setWoken(true);
        assertTrue(kswapd.isWoken());
        kswapd.setWoken(false);
        assertFalse(kswapd.isWoken());
        kswapd.countStolen(true, 5);
        kswapd.countStolen(false, 7);
        kswapd.countStolen(true, 1);
        assertEquals(6, kswapd.stolen(true));
        assertEquals(7, kswapd.stolen(false));
    }

    @ParameterizedTest
    @EnumSource
    void aUsedWordSaysWhoseItIs(FrameKind kind) {
        if (!kind.isUsed()) {
            return;
        }
        long word = FrameWord.used(kind, 7, 12345);
        assertEquals(kind, FrameWord.kind(word));
        assertEquals(7, FrameWord.order(word));
        assertEquals(12345, FrameWord.ref(word));
        assertFalse(FrameWord.isFree(word));
        assertFalse(FrameWord.isPageCache(word));
        assertFalse(FrameWord.isUnevictable(word));
        assertEquals(3, FrameWord.order(FrameWord.withOrder(word, 3)));
        assertEquals(kind, FrameWord.kind(FrameWord.withOrder(word, 3)));
        assertEquals(kind.isMovable(), FrameWord.isRun(FrameWord.run(kind, 4)));
        assertFalse(FrameWord.isRun(FrameWord.run(kind, 0)));
        assertTrue(FrameWord.isUnevictable(FrameWord.unevictable(kind)));
        assertEquals(FrameWord.used(kind, 0, 0), FrameWord.single(FrameWord.run(kind, 4)));
    }

    @Test
    void otherWordsSayWhatTheyAre() {
        for (int type = 0; type < MigrateType.COUNT; type++) {
            long word = FrameWord.free(type, 5);
            assertTrue(FrameWord.isFree(word));
            assertTrue(FrameWord.isFree(word, 5));
            assertFalse(FrameWord.isFree(word, 4));
            assertEquals(type, FrameWord.freeType(word));
            assertEquals(FrameKind.FREE, FrameWord.kind(word));
        }
        assertFalse(FrameWord.isFree(0));
        assertFalse(FrameWord.isFree(0, 0));
        assertFalse(FrameWord.isFree(FrameWord.perCpu(2), 2));
        assertFalse(FrameWord.isFree(FrameWord.perCpu(2)));
        assertEquals(FrameKind.ABSENT, FrameWord.kind(0));
        assertEquals(FrameKind.PER_CPU, FrameWord.kind(FrameWord.perCpu(2)));
        assertEquals(2, FrameWord.order(FrameWord.perCpu(2)));
        assertEquals(FrameKind.OFFLINE, FrameWord.kind(FrameWord.offline(10)));
        assertEquals(10, FrameWord.order(FrameWord.offline(10)));
        assertEquals(FrameKind.FILE, FrameWord.kind(FrameWord.pageCache()));
    }

    // (`move_freepages_block`): in address order, at the tails.
    @Test
    void aPageblocksFreeBlocksMoveToTheTailsOfTheNewType() {
        int reclaimable = LooseZone.RECLAIMABLE;
        loose.free(512 + 8, 3, LooseZone.UNMOVABLE).free(512, 3, LooseZone.UNMOVABLE);
        loose.free(1024, 3, LooseZone.UNMOVABLE).free(0, 3, reclaimable);
        Pageblock.moveFreeBlocks(loose.memory(), zone, 700, reclaimable);
        assertEquals(List.of(0, 512, 520), loose.list(3, reclaimable));
        assertEquals(List.of(1024), loose.list(3, LooseZone.UNMOVABLE));
    }

    @Test
    void aRangeOfPageblocksMovesWithItsTypes() {
        loose.free(512, 3, LooseZone.UNMOVABLE).free(1024, 4, LooseZone.MOVABLE);
        loose.free(1536, 2, LooseZone.UNMOVABLE);
        int isolate = MigrateType.ISOLATE.ordinal();
        assertEquals(24, Pageblock.moveRange(loose.memory(), zone, 512, 1536, isolate));
        assertEquals(List.of(512), loose.list(3, isolate));
        assertEquals(List.of(1024), loose.list(4, isolate));
        assertEquals(List.of(1536), loose.list(2, LooseZone.UNMOVABLE));
        List<Integer> types = new ArrayList<>();
        for (int pfn = 0; pfn < 2048; pfn += 512) {
            types.add(loose.memory().pageblockType(pfn));
        }
        assertEquals(List.of(LooseZone.UNMOVABLE, isolate, isolate, LooseZone.UNMOVABLE), types);
    }

    @Test
    void aCensusTellsFreeMovableAndTheRestOfOnePageblock() {
        loose.free(512, 3, LooseZone.MOVABLE).processes(600, 100).processes(1024, 5);
        loose.memory().setWord(520, FrameWord.used(FrameKind.SLAB, 3, 0));
        Pageblock.Census census = Pageblock.census(loose.memory(), 1000);
        assertEquals(new Pageblock.Census(8, 100), census);
        int movable = LooseZone.MOVABLE;
        assertEquals(100, census.alike(movable, movable, 512));
        // Everything else in a movable pageblock is taken for alike by others.
        assertEquals(512 - 108, census.alike(LooseZone.UNMOVABLE, movable, 512));
        assertEquals(0, census.alike(LooseZone.UNMOVABLE, LooseZone.RECLAIMABLE, 512));
    }
}
