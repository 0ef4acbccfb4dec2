package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.AllocationFailed;
import io.github.vmemmaplab.kernel.event.EventSink;

import org.jspecify.annotations.Nullable;

/// What is tried when the free lists cannot serve a request at once (`__alloc_pages_slowpath`,
/// mm/page_alloc.c).
final class SlowPath {
    private final PageAllocator allocator;
    private final Node node;
    private final Compaction compaction;
    private final Reclaim reclaim;
    private final Kswapd kswapd;
    private final OomKiller oomKiller;
    private final EventSink events;
    private @Nullable AllocationFailure lastFailure;

    SlowPath(
            PageAllocator allocator,
            Node node,
            Compaction compaction,
            Reclaim reclaim,
            Kswapd kswapd,
            OomKiller oomKiller,
            EventSink events) {
        this.allocator = allocator;
        this.node = node;
        this.compaction = compaction;
        this.reclaim = reclaim;
        this.kswapd = kswapd;
        this.oomKiller = oomKiller;
        this.events = events;
    }

    @Nullable AllocationFailure lastFailure() {
        return lastFailure;
    }

    int allocate(GfpFlags gfp, int order) {
        SlowRequest request =
                new SlowRequest(allocator, node, compaction, reclaim, kswapd, events, gfp, order);
        int pfn = request.serve();
        if (pfn == PageAllocator.NONE && !gfp.retryMayFail() && order <= PerCpuPages.COSTLY_ORDER) {
            pfn = oomKiller.allocate(gfp, order);
        }
        if (pfn == PageAllocator.NONE) {
            tellFailure(gfp, order, request);
        }
        return pfn;
    }

    private void tellFailure(GfpFlags gfp, int order, SlowRequest request) {
        AllocationFailure failure =
                new AllocationFailure(
                        order,
                        ZoneStates.of(node, gfp),
                        request.compactionOutcome(),
                        request.rounds());
        lastFailure = failure;
        events.on(new AllocationFailed(failure));
    }
}
