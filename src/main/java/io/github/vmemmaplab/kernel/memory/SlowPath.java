package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.AllocationFailed;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.OutOfMemory;
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
    private final EventSink events;
    private @Nullable AllocationFailure lastFailure;

    SlowPath(
            PageAllocator allocator,
            Node node,
            Compaction compaction,
            Reclaim reclaim,
            Kswapd kswapd,
            EventSink events) {
        this.allocator = allocator;
        this.node = node;
        this.compaction = compaction;
        this.reclaim = reclaim;
        this.kswapd = kswapd;
        this.events = events;
    }

    @Nullable AllocationFailure lastFailure() {
        return lastFailure;
    }

    int allocate(GfpFlags gfp, int order) {
        SlowRequest request =
                new SlowRequest(allocator, node, compaction, reclaim, kswapd, events, gfp, order);
        int pfn = request.serve();
        if (pfn == PageAllocator.NONE) {
            tellFailure(gfp, order, request);
        }
        return pfn;
    }

    private void tellFailure(GfpFlags gfp, int order, SlowRequest request) {
        if (order <= PerCpuPages.COSTLY_ORDER && !gfp.retryMayFail()) {
            Zone zone = node.zone(gfp.highestZone());
            events.on(
                    new OutOfMemory((int) zone.freePages(), (int) zone.boostedMark(Watermark.MIN)));
        }
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
