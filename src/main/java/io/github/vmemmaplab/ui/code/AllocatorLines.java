package io.github.vmemmaplab.ui.code;

import io.github.vmemmaplab.kernel.event.AllocatorEvent;

/// Where in the page allocator each of its events happens.
final class AllocatorLines {
    private AllocatorLines() {}

    /// {@return the line of `alloc_pages`}
    static Line of(AllocatorEvent event) {
        return switch (event) {
            case AllocatorEvent.BlockTaken _, AllocatorEvent.BlockAllocated _ -> Line.TAKE;
            case AllocatorEvent.BlockStolen _, AllocatorEvent.ClaimRefused _ -> Line.STEAL;
            case AllocatorEvent.KswapdEnded _ -> Line.KSWAPD;
            case AllocatorEvent.PageReclaimed dropped ->
                    dropped.byKswapd() ? Line.KSWAPD : Line.RECLAIM;
            case AllocatorEvent.DirectReclaimEnded _ -> Line.RECLAIM;
            case AllocatorEvent.PerCpuDrained _ -> Line.DRAIN;
            case AllocatorEvent.PageMigrated _, AllocatorEvent.CompactionEnded _ -> Line.COMPACT;
            case AllocatorEvent.OutOfMemory _, AllocatorEvent.OomKilled _ -> Line.OOM;
            case AllocatorEvent.AllocationFailed _, AllocatorEvent.WarnedOnce _ -> Line.FAILED;
        };
    }

    /// {@return whether the event is of the long way, which is worth looking into; what the free
    /// lists give at once is told by the caller's line alone, for it would come and go at each
    /// page}
    static boolean isLongWay(AllocatorEvent event) {
        return switch (event) {
            case AllocatorEvent.KswapdEnded _,
                    AllocatorEvent.PageReclaimed _,
                    AllocatorEvent.DirectReclaimEnded _,
                    AllocatorEvent.PageMigrated _,
                    AllocatorEvent.CompactionEnded _,
                    AllocatorEvent.OutOfMemory _,
                    AllocatorEvent.OomKilled _,
                    AllocatorEvent.AllocationFailed _,
                    AllocatorEvent.WarnedOnce _ ->
                    true;
            case AllocatorEvent.BlockTaken _,
                    AllocatorEvent.BlockAllocated _,
                    AllocatorEvent.BlockStolen _,
                    AllocatorEvent.ClaimRefused _,
                    AllocatorEvent.PerCpuDrained _ ->
                    false;
        };
    }
}
