package io.github.vmemmaplab.kernel.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Counters;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.EventSink;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotPresent;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.Node;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.PageTables;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.state.Registers;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/// The table of FACTS 3.5 below whole sections: what `add_memory` never asks for, and altmaps that
/// do not fit.
final class PopulateRulesTest {
    private static final int ADDED_PFN = 0x80000;
    private static final long SUBSECTION = 32 << 10;
    private static final long SLOT = 2L << 20;

    private final List<Event> events = new ArrayList<>();
    private final Counters counters = new Counters(new Registers());
    private AddressLayout layout = layout(KernelVersion.V6_1);

    private static AddressLayout layout(KernelVersion version) {
        return new AddressLayout(Machine.of(version, 0x4000_0000L));
    }

    // Sixteen free order-10 blocks above a reserved first one, which holds the top table.
    private Vmemmap vmemmap(KernelVersion version, String policy) {
        Machine machine = Machine.of(version, 0x4000_0000L);
        layout = new AddressLayout(machine);
        PhysicalMemory memory = new PhysicalMemory(machine.memstartPfn(), machine.pageblockOrder());
        memory.reserveUpTo(ADDED_PFN + machine.pagesPerSection());
        memory.setWord(ADDED_PFN, FrameWord.offline(10));
        Registers registers = new Registers();
        Node node = new Node(machine, memory, registers);
        EventSink sink = events::add;
        PageAllocator allocator = new PageAllocator(machine, memory, node, registers, sink);
        Zone zone = node.zone(Zone.Kind.NORMAL);
        int start = machine.memstartPfn();
        for (int pfn = start; pfn < start + 17 * 1024; pfn += 512) {
            memory.setPageblock(pfn, zone.index(), 0);
        }
        zone.addPages(17 * 1024, 16 * 1024);
        zone.setSpan(start, start + 17 * 1024);
        for (int i = 1; i <= 16; i++) {
            allocator.freeToTail(start + i * 1024, 10);
        }
        node.setUpWatermarks();
        PageTables tables = new PageTables(start, start, 9);
        HotplugTables walks = new HotplugTables(layout, tables, allocator, sink, counters);
        VmemmapFree free = new VmemmapFree(layout, walks, memory, allocator, sink, counters);
        VmemmapAllocator blocks = new VmemmapAllocator(memory, allocator, counters, sink);
        return new Vmemmap(
                machine,
                layout,
                tables,
                blocks,
                free,
                Policies.labelled(policy).orElseThrow(),
                sink,
                counters);
    }

    private long count(Class<? extends Event> kind) {
        return events.stream().filter(kind::isInstance).count();
    }

    // Blocks for less than a section, shared with its neighbours, up to 5.11; base pages since.
    @ParameterizedTest
    @CsvSource({
        "V5_9,  original,    1, 0", "V5_11, per-section, 1, 0", "V6_1,  per-section, 0, 8",
        "V6_12, generic,     0, 8", "V7_1,  generic,     0, 8", "V6_12, x86,         0, 8"
    })
    void lessThanASectionIsMappedByBasePagesSinceItWasFoundOut(
            KernelVersion version, String policy, long blocks, long pages) {
        Vmemmap vmemmap = vmemmap(version, policy);
        long start = layout.vmemmapOf(ADDED_PFN);
        assertEquals(0, vmemmap.populate(start, start + SUBSECTION, null));
        assertEquals(blocks, count(SlotMapped.class));
        assertEquals(pages, count(BasePageMapped.class));
    }

    // A slot that has a table already: taken for complete up to 6.12, filled up in 7.1.
    @ParameterizedTest
    @CsvSource({"V6_1, 8", "V6_12, 8", "V7_1, 512"})
    void aSlotWithATableIsFilledUpInSevenOne(KernelVersion version, long pages) {
        Vmemmap vmemmap = vmemmap(version, "generic");
        long start = layout.vmemmapOf(ADDED_PFN);
        assertEquals(0, vmemmap.populate(start, start + SUBSECTION, null));
        assertEquals(0, vmemmap.populate(start, start + SLOT, null));
        assertEquals(1, count(SlotPresent.class));
        assertEquals(pages, counters.get(Counter.BASE_PAGES_MAPPED));
    }

    @ParameterizedTest
    @CsvSource({"V6_1", "V7_1"})
    void aSlotWithABlockStaysAsItIs(KernelVersion version) {
        Vmemmap vmemmap = vmemmap(version, "generic");
        long start = layout.vmemmapOf(ADDED_PFN);
        assertEquals(0, vmemmap.populate(start, start + SLOT, null));
        assertEquals(0, vmemmap.populate(start, start + SLOT, null));
        assertEquals(1, count(SlotPresent.class));
        assertEquals(1, count(SlotMapped.class));
        assertEquals(0, counters.get(Counter.BASE_PAGES_MAPPED));
    }

    // An altmap with too few pages for a block; system memory is never taken in its place.
    @ParameterizedTest
    @CsvSource({
        "V5_9,  original,    -12, 0",
        "V5_11, per-section, -12, 511",
        "V6_1,  per-section, -12, 511",
        "V6_12, generic,     -12, 0",
        "V7_1,  generic,     -12, 0",
        "V6_12, x86,         -12, 0"
    })
    void whereTheAltmapHasNoBlockOnlyOlderKernelsTryItsPages(
            KernelVersion version, String policy, int result, long pages) {
        Vmemmap vmemmap = vmemmap(version, policy);
        long start = layout.vmemmapOf(ADDED_PFN);
        Altmap altmap = new Altmap(ADDED_PFN, 511, 0);
        assertEquals(result, vmemmap.populate(start, start + SLOT, altmap));
        assertEquals(pages, counters.get(Counter.BASE_PAGES_MAPPED));
        assertEquals(
                pages,
                events.stream()
                        .filter(event -> event instanceof BasePageMapped mapped && mapped.altmap())
                        .count());
    }

    // An altmap that starts off its alignment loses the padding.
    @ParameterizedTest
    @CsvSource({"V6_1, per-section, 0, 512", "V6_12, generic, -12, 0"})
    void anAltmapOffItsAlignmentHasBasePagesOnly(
            KernelVersion version, String policy, int result, long pages) {
        Vmemmap vmemmap = vmemmap(version, policy);
        long start = layout.vmemmapOf(ADDED_PFN);
        Altmap altmap = new Altmap(ADDED_PFN, 600, 8);
        assertEquals(result, vmemmap.populate(start, start + SLOT, altmap));
        assertEquals(pages, counters.get(Counter.BASE_PAGES_MAPPED));
    }
}
