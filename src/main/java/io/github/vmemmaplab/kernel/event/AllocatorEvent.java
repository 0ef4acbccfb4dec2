package io.github.vmemmaplab.kernel.event;

import io.github.vmemmaplab.kernel.memory.MigrateType;

/// What the page allocator did (mm/page_alloc.c). Zones are named by their index in the node.
public sealed interface AllocatorEvent extends Event {

    @Override
    default Grain grain() {
        return Grain.EVENT;
    }

    /// How a block of another migrate type was got.
    enum StealKind {
        /// Up to 6.1: the largest block of another type moves to the own list, with its pageblock
        /// where that pays.
        FALLBACK,
        /// 6.12: the block's pageblock changes type; its free blocks move to the own lists.
        CLAIM,
        /// 6.12: a block of pageblock size or more changes type and goes straight to the request.
        CLAIM_WHOLE,
        /// 6.12: one block is taken, its pageblock keeps its type.
        STEAL
    }

    /// A block left a free list for a request of `order`; it stood on the list of `fromOrder` and
    /// was split if larger.
    record BlockTaken(int zone, int order, int fromOrder, MigrateType type, int pfn)
            implements AllocatorEvent {
        @Override
        public Grain grain() {
            return Grain.PAGE;
        }
    }

    /// The own lists were dry: a block of `currentOrder` came from the `fallback` type's list.
    ///
    /// `freePages`, `movablePages` and `alikePages` count the pageblock's pages where the half rule
    /// was asked, else 0; `boost` is the zone's watermark boost after it.
    record BlockStolen(
            int zone,
            int order,
            int currentOrder,
            MigrateType start,
            MigrateType fallback,
            StealKind kind,
            int pfn,
            int freePages,
            int movablePages,
            int alikePages,
            int boost)
            implements AllocatorEvent {}

    /// 6.12: a pageblock was looked at for claiming and left, fewer than half of its pages being
    /// free or alike.
    record ClaimRefused(
            int zone,
            int order,
            int currentOrder,
            MigrateType fallback,
            int pfn,
            int freePages,
            int alikePages)
            implements AllocatorEvent {
        @Override
        public Grain grain() {
            return Grain.PAGE;
        }
    }

    /// A request was served with the block at `pfn`.
    record BlockAllocated(int order, int pfn) implements AllocatorEvent {
        @Override
        public Grain grain() {
            return Grain.PAGE;
        }
    }

    /// A request failed for good, and why.
    record AllocationFailed(AllocationFailure failure) implements AllocatorEvent {}

    /// A CPU's list was given back to the buddy lists.
    record PerCpuDrained(int zone, int cpu, int pages) implements AllocatorEvent {
        @Override
        public Grain grain() {
            return Grain.PAGE;
        }
    }

    /// The first failed vmemmap allocation since boot prints one warning; later ones are silent.
    record WarnedOnce(int order) implements AllocatorEvent {}

    /// Order-0 kernel memory ran out where the kernel would not return a failure: it calls the OOM
    /// killer.
    record OutOfMemory(int freePages, int mark) implements AllocatorEvent {}

    /// The OOM killer killed the process that held most memory, whose `pages` came free; none came
    /// where the victim is the very task that adds memory.
    record OomKilled(int pages) implements AllocatorEvent {}

    /// Compaction moved a page's contents and its owner to another frame.
    record PageMigrated(int from, int to) implements AllocatorEvent {
        @Override
        public Grain grain() {
            return Grain.PAGE;
        }
    }

    /// One run of compaction over a zone ended; `captured` is the block that went straight to the
    /// request, or -1.
    record CompactionEnded(
            int zone,
            int order,
            boolean sync,
            CompactionResult result,
            int migrateScanned,
            int freeScanned,
            int migrated,
            int captured)
            implements AllocatorEvent {}

    /// A page of clean page cache was dropped, by kswapd or by the request that was short of
    /// memory.
    record PageReclaimed(int pfn, boolean byKswapd) implements AllocatorEvent {
        @Override
        public Grain grain() {
            return Grain.PAGE;
        }
    }

    /// A request for `order` has looked at `scanned` pages of page cache and dropped `reclaimed` of
    /// them (`try_to_free_pages`, mm/vmscan.c).
    record DirectReclaimEnded(int order, int scanned, int reclaimed) implements AllocatorEvent {}

    /// kswapd, woken by a request for `order`, has looked at `scanned` pages of page cache and
    /// dropped `reclaimed` of them (`balance_pgdat`, mm/vmscan.c).
    record KswapdEnded(int order, int scanned, int reclaimed) implements AllocatorEvent {}
}
