package io.github.vmemmaplab.kernel.hotplug;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Counters;
import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.BlockAllocated;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.WarnedOnce;
import io.github.vmemmaplab.kernel.event.EventSink;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.GfpFlags;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Where the vmemmap's own memory comes from at run time (`vmemmap_alloc_block_buf`,
/// `vmemmap_alloc_block`, mm/sparse-vmemmap.c). Blocks are by order; PFNs or {@link
/// PageAllocator#NONE} are returned.
final class VmemmapAllocator {
    private final PhysicalMemory memory;
    private final PageAllocator allocator;
    private final Counters counters;
    private final EventSink events;

    VmemmapAllocator(
            PhysicalMemory memory, PageAllocator allocator, Counters counters, EventSink events) {
        this.memory = memory;
        this.allocator = allocator;
        this.counters = counters;
        this.events = events;
    }

    /// Allocates data: from the altmap if there is one, and then from nowhere else.
    int allocateBuffer(int order, long owner, @Nullable Altmap altmap) {
        if (altmap == null) {
            return allocateBlock(order, owner);
        }
        int pfn = altmap.allocate(1 << order);
        if (pfn != PageAllocator.NONE) {
            split(pfn, order);
            memory.setWord(pfn, FrameWord.withOrder(owner, order));
        }
        return pfn;
    }

    // The added range is one run of large blocks until its own memory holds its struct pages.
    private void split(int pfn, int order) {
        int head = memory.headOf(pfn);
        for (int half = FrameWord.order(memory.word(head)) - 1; half >= order; half--) {
            int upper = head + (1 << half);
            memory.setWord(head, FrameWord.offline(half));
            memory.setWord(upper, FrameWord.offline(half));
            head = pfn < upper ? head : upper;
        }
    }

    /// Allocates from the system's memory. The first failure since boot is warned of, later ones
    /// are silent.
    int allocateBlock(int order, long owner) {
        int pfn = allocator.allocate(GfpFlags.VMEMMAP, order, owner);
        if (pfn != PageAllocator.NONE) {
            counters.add(Counter.PAGES_ALLOCATED, 1L << order);
            events.on(new BlockAllocated(order, pfn));
        } else if (counters.get(Counter.WARNED) == 0) {
            counters.add(Counter.WARNED, 1);
            events.on(new WarnedOnce(order));
        }
        return pfn;
    }

    /// {@return why the last allocation failed}
    AllocationFailure lastFailure() {
        AllocationFailure failure = allocator.lastFailure();
        return failure != null
                ? failure
                : new AllocationFailure(0, List.of(), AllocationFailure.Compaction.NOT_NEEDED, 0);
    }
}
