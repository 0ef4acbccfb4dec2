package io.github.vmemmaplab.kernel.hotplug;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Counters;
import io.github.vmemmaplab.kernel.event.EventSink;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.MemoryFreed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Range;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.paging.AddressLayout;

import org.jspecify.annotations.Nullable;

/// Unmaps struct pages and gives back what held them (`vmemmap_free`, arch/arm64/mm/mmu.c), in two
/// walks over the range.
///
/// Nothing fails; entries that are empty are stepped over, whatever the range.
public final class VmemmapFree {
    private final AddressLayout layout;
    private final HotplugTables tables;
    private final PhysicalMemory memory;
    private final PageAllocator allocator;
    private final EventSink events;
    private final Counters counters;
    private boolean throwingAway;

    VmemmapFree(
            AddressLayout layout,
            HotplugTables tables,
            PhysicalMemory memory,
            PageAllocator allocator,
            EventSink events,
            Counters counters) {
        this.layout = layout;
        this.tables = tables;
        this.memory = memory;
        this.allocator = allocator;
        this.events = events;
        this.counters = counters;
    }

    /// Frees [start, end), mapped or not, before the request that mapped it has ended.
    void throwAway(long start, long end, @Nullable Altmap altmap) {
        throwingAway = true;
        free(start, end, altmap);
        throwingAway = false;
    }

    /// Frees [start, end), mapped or not.
    void free(long start, long end, @Nullable Altmap altmap) {
        counters.add(Counter.VMEMMAP_FREES, 1);
        events.on(new FreeEntered(Range.VMEMMAP, start, end, altmap != null));
        HotplugTables.Walk walk =
                tables
                .new Walk(
                        Range.VMEMMAP,
                        (addr, pfn, order) -> freeLeaf(addr, pfn, order, altmap),
                        layout.vmemmapStart(),
                        layout.vmemmapEnd());
        walk.unmapHotplugRange(start, end);
        walk.freeEmptyTables(start, end);
        events.on(new FreeReturned(Range.VMEMMAP, start, end, walk.visits()));
    }

    private void freeLeaf(long addr, int pfn, int order, @Nullable Altmap altmap) {
        counters.add(order > 0 ? Counter.BLOCKS_MAPPED : Counter.BASE_PAGES_MAPPED, -1);
        if (order > 0 && throwingAway) {
            counters.add(Counter.BLOCKS_THROWN_AWAY, 1);
        }
        if (altmap == null) {
            allocator.free(pfn, order);
        } else {
            altmap.free(1 << order);
            memory.setWord(pfn, FrameWord.offline(order));
        }
        events.on(new MemoryFreed(addr, pfn, order, altmap != null));
    }
}
