package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.DirectReclaimEnded;
import io.github.vmemmaplab.kernel.event.CompactionResult;
import io.github.vmemmaplab.kernel.event.EventSink;
import io.github.vmemmaplab.kernel.memory.Compaction.Attempt;

/// One request on its way through the slow path: kswapd is woken, then reclaim and compaction take
/// turns as long as there is hope (`__alloc_pages_slowpath`, mm/page_alloc.c).
final class SlowRequest {
    private static final int MAX_RECLAIM_RETRIES = 16;
    private static final int MAX_COMPACT_RETRIES = MAX_RECLAIM_RETRIES / 4;

    private final PageAllocator allocator;
    private final Node node;
    private final Compaction compaction;
    private final Reclaim reclaim;
    private final Kswapd kswapd;
    private final EventSink events;
    private final GfpFlags gfp;
    private final int order;
    private final boolean costly;
    private CompactionResult lastCompaction = CompactionResult.SKIPPED;
    private boolean progress;
    private int rounds;
    private int roundsInVain;
    private int compactionSuccesses;

    SlowRequest(
            PageAllocator allocator,
            Node node,
            Compaction compaction,
            Reclaim reclaim,
            Kswapd kswapd,
            EventSink events,
            GfpFlags gfp,
            int order) {
        this.allocator = allocator;
        this.node = node;
        this.compaction = compaction;
        this.reclaim = reclaim;
        this.kswapd = kswapd;
        this.events = events;
        this.gfp = gfp;
        this.order = order;
        costly = order > PerCpuPages.COSTLY_ORDER;
    }

    /// {@return rounds of direct reclaim so far}
    int rounds() {
        return rounds;
    }

    /// {@return what became of compaction when it was last asked}
    AllocationFailure.Compaction compactionOutcome() {
        if (order == 0) {
            return AllocationFailure.Compaction.NOT_NEEDED;
        }
        return switch (lastCompaction) {
            case SKIPPED -> AllocationFailure.Compaction.SKIPPED;
            case DEFERRED -> AllocationFailure.Compaction.DEFERRED;
            case CONTINUE, COMPLETE, PARTIAL_SKIPPED, CONTENDED, SUCCESS ->
                    AllocationFailure.Compaction.FAILED;
        };
    }

    /// {@return the PFN of a block, or -1 after everything has been tried}
    int serve() {
        kswapd.wake(gfp, order);
        int pfn = allocator.fromFreeLists(gfp, order, Watermark.MIN);
        if (pfn == PageAllocator.NONE && costly) {
            pfn = compact(false);
        }
        while (pfn == PageAllocator.NONE) {
            pfn = round();
            if (pfn == PageAllocator.NONE && !isWorthAnotherRound()) {
                // Somebody else may have freed a lot meanwhile (`__alloc_pages_may_oom`).
                return allocator.fromFreeLists(gfp, order, Watermark.HIGH);
            }
        }
        return pfn;
    }

    private int round() {
        kswapd.wake(gfp, order);
        int pfn = allocator.fromFreeLists(gfp, order, Watermark.MIN);
        if (pfn == PageAllocator.NONE) {
            pfn = reclaimDirectly();
        }
        if (pfn == PageAllocator.NONE && order > 0) {
            pfn = compact(true);
        }
        return pfn;
    }

    // Pages that reclaim has freed may have ended on per-cpu lists.
    private int reclaimDirectly() {
        rounds++;
        kswapd.runIfWoken();
        Reclaim.Outcome outcome = reclaim.tryToFreePages(gfp, order);
        if (outcome.scanned() > 0) {
            events.on(
                    new DirectReclaimEnded(
                            order, (int) outcome.scanned(), (int) outcome.reclaimed()));
        }
        progress = outcome.progress();
        if (!progress) {
            return PageAllocator.NONE;
        }
        int pfn = allocator.fromFreeLists(gfp, order, Watermark.MIN);
        if (pfn == PageAllocator.NONE) {
            allocator.drainAllPages();
            pfn = allocator.fromFreeLists(gfp, order, Watermark.MIN);
        }
        return pfn;
    }

    // Compacts, takes what is there then, and lets others run if that is nothing.
    private int compact(boolean sync) {
        Attempt attempt = compaction.tryToCompact(gfp, order, sync);
        lastCompaction = attempt.result();
        int pfn = attempt.captured();
        if (lastCompaction == CompactionResult.SKIPPED) {
            return pfn;
        }
        if (pfn == PageAllocator.NONE) {
            pfn = allocator.fromFreeLists(gfp, order, Watermark.MIN);
        }
        if (pfn == PageAllocator.NONE) {
            kswapd.runIfWoken();
        } else {
            compaction.succeeded(pfn, order);
        }
        return pfn;
    }

    private boolean isWorthAnotherRound() {
        return isWorthReclaiming() || (progress && order > 0 && isWorthCompacting());
    }

    // Progress says little about a large block: for one, every round counts as in vain
    // (`should_reclaim_retry`).
    private boolean isWorthReclaiming() {
        roundsInVain = progress && !costly ? 0 : roundsInVain + 1;
        if (roundsInVain > MAX_RECLAIM_RETRIES) {
            return false;
        }
        for (int i = gfp.highestZone(); i >= 0; i--) {
            Zone zone = node.zone(i);
            long mark = zone.boostedMark(Watermark.MIN);
            long available = zone.freePages() + reclaimable(zone);
            if (zone.isPopulated()
                    && PageAllocator.isWatermarkOk(
                            zone, order, mark, gfp.highestZone(), available)) {
                return true;
            }
        }
        return false;
    }

    // (`should_compact_retry`)
    private boolean isWorthCompacting() {
        return switch (lastCompaction) {
            case SKIPPED -> couldCompactAfterReclaim();
            case SUCCESS -> ++compactionSuccesses <= MAX_COMPACT_RETRIES;
            case DEFERRED, CONTINUE, COMPLETE, PARTIAL_SKIPPED, CONTENDED -> false;
        };
    }

    // Dropping everything for one large block would be too much (`compaction_zonelist_suitable`).
    private boolean couldCompactAfterReclaim() {
        for (int i = gfp.highestZone(); i >= 0; i--) {
            Zone zone = node.zone(i);
            long available = zone.freePages() + reclaimable(zone) / order;
            long mark = zone.boostedMark(Watermark.LOW) + Compaction.gap(order);
            if (zone.isPopulated()
                    && PageAllocator.isWatermarkOk(zone, 0, mark, gfp.highestZone(), available)) {
                return true;
            }
        }
        return false;
    }

    // A zone without page cache counts its free pages once more, so as not to be passed over
    // (`zone_reclaimable_pages`; 6.15, and in the later stable kernels of 6.1 and 6.12).
    private long reclaimable(Zone zone) {
        long cache = node.lruvec().inZone(zone.index());
        return cache > 0 ? cache : zone.freePages();
    }
}
