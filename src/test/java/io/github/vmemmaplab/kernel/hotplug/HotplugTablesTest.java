package io.github.vmemmaplab.kernel.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Counters;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Visits;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.EntriesScanned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.EntryVisited;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.MemoryFreed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Pass;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Range;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.TableFreed;
import io.github.vmemmaplab.kernel.memory.GfpFlags;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.paging.PageTables;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.kernel.state.Registers;
import io.github.vmemmaplab.testkit.Hog;
import io.github.vmemmaplab.testkit.TestMachine;
import io.github.vmemmaplab.testkit.Told;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What the two walks look at, free and leave alone: FACTS 4.2 to 4.5.
final class HotplugTablesTest {
    private static final long SLOT = 2L << 20;
    private static final long GIB = 1L << 30;
    private static final long SECTION = 128L << 20;
    // Entry 1 of a PUD table.
    private static final long AT = 0xffff_fc00_4000_0000L;

    private final List<Event> events = new ArrayList<>();
    private final Counters counters = new Counters(new Registers());
    private Kernel kernel = TestMachine.boot(new VmemmapPolicy.PerSection(), 27, 64);
    private PageTables tables = new PageTables(root(), root(), 9);

    private int root() {
        return kernel.machine().memstartPfn();
    }

    private void mapPage(long addr) {
        new VmemmapBuilder(kernel.machine(), kernel.layout(), tables)
                .mapPage(
                        addr,
                        root(),
                        (level, word) -> kernel.allocator().allocate(GfpFlags.KERNEL, 0, word));
    }

    private Visits walk(long start, long end, long floor, long ceiling) {
        HotplugTables walks =
                new HotplugTables(
                        kernel.layout(), tables, kernel.allocator(), events::add, counters);
        HotplugTables.Walk walk =
                walks.new Walk(Range.VMEMMAP, (addr, pfn, order) -> {}, floor, ceiling);
        walk.unmapHotplugRange(start, end);
        walk.freeEmptyTables(start, end);
        return walk.visits();
    }

    // FACTS 4.4: an entry above spans 2 MiB, 1 GiB and 512 GiB.
    @ParameterizedTest
    @CsvSource({
        "fffffc0000000000, fffffe0000000000, PTE PMD PUD",
        "fffffc0000001000, fffffe0000000000, PTE PMD",
        "fffffc0040000000, fffffe0000000000, PTE PMD",
        "fffffc0040001000, fffffe0000000000, PTE",
        "fffffc0040200000, fffffe0000000000, PTE",
        "fffffc0040201000, fffffe0000000000, ''",
        "fffffc0000000000, fffffc8000000000, PTE PMD PUD",
        "fffffc0000000000, fffffc7ffffff000, PTE PMD",
        "fffffc0000000000, fffffc0080000000, PTE PMD",
        "fffffc0000000000, fffffc007ffff000, PTE",
        "fffffc0000000000, fffffc0040400000, PTE",
        "fffffc0000000000, fffffc00403ff000, ''",
        "fffffc0000000000, 0,                PTE PMD PUD",
        "fffffc0000000000, 100000,           ''"
    })
    void aTableThatReachesPastTheWindowStays(String floor, String ceiling, String levels) {
        long start = AT + SLOT;
        mapPage(start);
        walk(
                start,
                start + SLOT,
                Long.parseUnsignedLong(floor, 16),
                Long.parseUnsignedLong(ceiling, 16));
        assertEquals(
                levels,
                events.stream()
                        .filter(TableFreed.class::isInstance)
                        .map(event -> ((TableFreed) event).level().name())
                        .collect(Collectors.joining(" ")));
    }

    // FACTS 4.5; a folded level has no empty entry: the one that it passes on is.
    @ParameterizedTest
    @CsvSource({"48, P4D", "52, PGD"})
    void anEmptyTopEntryCostsOneReadAPass(int vaBits, Level none) {
        kernel =
                new Kernel(
                        Machine.of(KernelVersion.V6_12, TestMachine.MEMSTART, 12, vaBits),
                        new VmemmapPolicy.Generic());
        tables = new PageTables(root(), root(), 9);
        Visits visits = walk(AT, AT + 8 * SLOT, 0, 0);
        for (Pass pass : List.of(Pass.UNMAP, Pass.FREE_EMPTY)) {
            assertEquals(1, visits.none(pass, none));
        }
        assertEquals(2, visits.noneTotal());
        assertEquals(none == Level.PGD ? 0 : 2, visits.mappedTotal());
        assertEquals(2, counters.get(Counter.VISITED_NONE));
        assertEquals(0, counters.get(Counter.VISITED_MAPPED));
    }

    @Test
    void anEmptyPudEntryIsSteppedOverWhole() {
        mapPage(AT + GIB);
        Visits visits = walk(AT, AT + 8 * SLOT, AT, 0);
        for (Pass pass : List.of(Pass.UNMAP, Pass.FREE_EMPTY)) {
            assertEquals(1, visits.mapped(pass, Level.PGD));
            assertEquals(1, visits.mapped(pass, Level.P4D));
            assertEquals(1, visits.none(pass, Level.PUD));
        }
        assertEquals(2, counters.get(Counter.VISITED_NONE));
        assertEquals(2, counters.get(Counter.VISITED_MAPPED));
    }

    // 3 + 512 reads, then 3 + 1024 and, of both tables above, the scan up to the first entry in
    // use,
    // boot memory's.
    @Test
    void aSectionOfBasePagesIsReadThreeTimes() {
        Hog.takeAll(kernel).freeIsolated(0, 2000);
        Told told = Told.by(kernel);
        assertEquals(0, told.run(new Operation.Add(TestMachine.ADDED, SECTION, false)));
        assertEquals(0, told.run(new Operation.Remove(TestMachine.ADDED, SECTION)));
        for (Pass pass : List.of(Pass.UNMAP, Pass.FREE_EMPTY)) {
            List<EntryVisited> visited =
                    told.of(EntryVisited.class).stream().filter(e -> e.pass() == pass).toList();
            assertEquals(
                    List.of(Level.PGD, Level.PUD, Level.PMD),
                    visited.stream().map(EntryVisited::level).toList());
            assertTrue(visited.stream().noneMatch(EntryVisited::none));
        }
        assertEquals(512, told.count(MemoryFreed.class));
        long addr = kernel.layout().vmemmapOf(TestMachine.ADDED >>> 12);
        assertEquals(
                List.of(
                        new EntriesScanned(Pass.FREE_EMPTY, Level.PTE, addr, 512, 0),
                        new EntriesScanned(Pass.RESCAN, Level.PTE, addr, 512, 0),
                        new EntriesScanned(Pass.RESCAN, Level.PMD, addr, 0, 1),
                        new EntriesScanned(Pass.RESCAN, Level.PUD, addr, 0, 1)),
                told.of(EntriesScanned.class));
        assertEquals(3 + 512 + 3 + 2, kernel.counters().get(Counter.VISITED_MAPPED));
        assertEquals(1024, kernel.counters().get(Counter.VISITED_NONE));
        assertEquals(512 + 1, kernel.counters().get(Counter.TLB_INVALIDATIONS));
    }

    // FACTS 2.2: 64 tables; its entries, read as often, are not the vmemmap's.
    @Test
    void theLinearMapOfASectionIsWalkedLikewise() {
        Told told = Told.by(kernel);
        told.run(new Operation.Add(TestMachine.ADDED, SECTION, false));
        told.run(new Operation.Remove(TestMachine.ADDED, SECTION));
        Visits visits =
                told.of(FreeReturned.class).stream()
                        .filter(event -> event.range() == Range.LINEAR)
                        .findFirst()
                        .orElseThrow()
                        .visits();
        assertEquals(64, visits.mapped(Pass.UNMAP, Level.PMD));
        assertEquals(64 * 512, visits.mapped(Pass.UNMAP, Level.PTE));
        assertEquals(64 * 512, visits.none(Pass.FREE_EMPTY, Level.PTE));
        assertEquals(64 * 512, visits.none(Pass.RESCAN, Level.PTE));
        // The PMD table goes too, after a look at each entry; boot memory is in another.
        assertEquals(512, visits.none(Pass.RESCAN, Level.PMD));
        // The vmemmap's own: 3 reads of the walk for the block, 3 of the tables and both scans.
        long vmemmap =
                kernel.counters().get(Counter.VISITED_MAPPED)
                        + kernel.counters().get(Counter.VISITED_NONE);
        assertEquals(3 + 3 + 2, vmemmap);
        assertEquals(1, kernel.counters().get(Counter.TLB_INVALIDATIONS));
    }
}
