package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.OomKilled;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.OutOfMemory;
import io.github.vmemmaplab.kernel.event.EventSink;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Halt;

/// What happens to a small request that may not fail when memory has run out: somebody dies for it
/// (mm/oom_kill.c; `__alloc_pages_may_oom`, mm/page_alloc.c).
///
/// All anonymous memory belongs to one process, which is chosen first. After it only the task that
/// adds memory is left, if that is a process; threads of the kernel and init are passed over. With
/// nobody to kill the kernel panics. Departures: a process that dies gives its pages back by PFN,
/// all before the request is tried again; a dying task does not dip into the reserves.
final class OomKiller {
    private final boolean addedByProcess;
    private final PhysicalMemory memory;
    private final Node node;
    private final PageAllocator allocator;
    private final EventSink events;

    OomKiller(
            Machine machine,
            PhysicalMemory memory,
            Node node,
            PageAllocator allocator,
            EventSink events) {
        addedByProcess = machine.addedByProcess();
        this.memory = memory;
        this.node = node;
        this.allocator = allocator;
        this.events = events;
    }

    /// Kills until the request can be met.
    ///
    /// @return the block, or {@link PageAllocator#NONE} where the task that asks is the one to die
    /// @throws KernelHalt where nobody may be killed
    int allocate(GfpFlags gfp, int order) {
        int pfn = PageAllocator.NONE;
        while (pfn == PageAllocator.NONE) {
            Zone zone = node.zone(gfp.highestZone());
            events.on(
                    new OutOfMemory((int) zone.freePages(), (int) zone.boostedMark(Watermark.MIN)));
            int freed = killProcess();
            if (freed > 0) {
                events.on(new OomKilled(freed));
                pfn = allocator.fromFreeLists(gfp, order, Watermark.MIN);
            } else if (addedByProcess) {
                events.on(new OomKilled(0));
                return PageAllocator.NONE;
            } else {
                throw new KernelHalt(Halt.DEADLOCKED_ON_MEMORY);
            }
        }
        return pfn;
    }

    private int killProcess() {
        int freed = 0;
        for (Zone zone : node.populated()) {
            for (int pfn = zone.startPfn(); pfn < zone.endPfn(); ) {
                long word = memory.word(pfn);
                int next = memory.after(pfn);
                if (FrameWord.kind(word) == FrameKind.ANON) {
                    freed += giveBack(pfn, word);
                }
                pfn = next;
            }
        }
        return freed;
    }

    private int giveBack(int pfn, long word) {
        int order = FrameWord.order(word);
        if (!FrameWord.isRun(word)) {
            allocator.free(pfn, order);
            return 1 << order;
        }
        int pages = 1 << order;
        for (int i = 0; i < pages; i++) {
            memory.setWord(pfn + i, FrameWord.single(word));
        }
        for (int i = 0; i < pages; i++) {
            allocator.free(pfn + i, 0);
        }
        return pages;
    }
}
