package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.event.AllocationFailure.ZoneState;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.AllocationFailed;
import io.github.vmemmaplab.kernel.event.CompactionResult;
import io.github.vmemmaplab.kernel.event.EventSink;
import io.github.vmemmaplab.kernel.memory.Compaction.Attempt;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What is tried when the free lists cannot serve a request at once (`__alloc_pages_slowpath`,
/// mm/page_alloc.c).
///
/// Direct reclaim finds nothing to drop on a machine without page cache; it matters because it
/// drains the per-cpu lists when compaction could go on (`compaction_ready`, mm/vmscan.c).
/// Departure: page cache is not dropped.
final class SlowPath {
    private static final int MAX_RECLAIM_RETRIES = 16;
    private static final int MAX_COMPACT_RETRIES = MAX_RECLAIM_RETRIES / 4;

    private final PageAllocator allocator;
    private final Node node;
    private final Compaction compaction;
    private final OomKiller oomKiller;
    private final EventSink events;
    private @Nullable AllocationFailure lastFailure;

    SlowPath(
            PageAllocator allocator,
            Node node,
            Compaction compaction,
            OomKiller oomKiller,
            EventSink events) {
        this.allocator = allocator;
        this.compaction = compaction;
        this.oomKiller = oomKiller;
        this.node = node;
        this.events = events;
    }

    @Nullable AllocationFailure lastFailure() {
        return lastFailure;
    }

    int allocate(GfpFlags gfp, int order) {
        int pfn = allocator.fromFreeLists(gfp, order, Watermark.MIN);
        if (pfn != PageAllocator.NONE) {
            return pfn;
        }
        return order > PerCpuPages.COSTLY_ORDER
                ? allocateCostly(gfp, order)
                : allocateSmall(gfp, order);
    }

    // Without anything to reclaim each round finds what the last one found.
    private int allocateSmall(GfpFlags gfp, int order) {
        int pfn = allocator.fromFreeLists(gfp, order, Watermark.HIGH);
        if (pfn == PageAllocator.NONE && !gfp.retryMayFail()) {
            pfn = oomKiller.allocate(gfp, order);
        }
        if (pfn == PageAllocator.NONE) {
            tellFailure(
                    gfp, order, AllocationFailure.Compaction.NOT_NEEDED, MAX_RECLAIM_RETRIES + 1);
        }
        return pfn;
    }

    private int allocateCostly(GfpFlags gfp, int order) {
        Attempt attempt = compact(gfp, order, false);
        int pfn = attempt.captured();
        int rounds = 0;
        boolean again = pfn == PageAllocator.NONE;
        while (again) {
            rounds++;
            pfn = reclaim(gfp, order);
            if (pfn == PageAllocator.NONE) {
                attempt = compact(gfp, order, true);
                pfn = attempt.captured();
            }
            // A run that should have left a block behind is worth a few more.
            again =
                    pfn == PageAllocator.NONE
                            && attempt.result() == CompactionResult.SUCCESS
                            && rounds <= MAX_COMPACT_RETRIES;
        }
        if (pfn == PageAllocator.NONE) {
            pfn = allocator.fromFreeLists(gfp, order, Watermark.HIGH);
        }
        if (pfn == PageAllocator.NONE) {
            tellFailure(gfp, order, told(attempt.result()), rounds);
        }
        return pfn;
    }

    // Compacts, and takes what is there then.
    private Attempt compact(GfpFlags gfp, int order, boolean sync) {
        Attempt attempt = compaction.tryToCompact(gfp, order, sync);
        int pfn = attempt.captured();
        if (pfn == PageAllocator.NONE && attempt.result() != CompactionResult.SKIPPED) {
            pfn = allocator.fromFreeLists(gfp, order, Watermark.MIN);
        }
        if (pfn != PageAllocator.NONE) {
            compaction.succeeded(pfn, order);
        }
        return new Attempt(attempt.result(), pfn);
    }

    private int reclaim(GfpFlags gfp, int order) {
        int pfn = allocator.fromFreeLists(gfp, order, Watermark.MIN);
        if (pfn == PageAllocator.NONE && isCompactionReady(gfp, order)) {
            allocator.drainAllPages();
            pfn = allocator.fromFreeLists(gfp, order, Watermark.MIN);
        }
        return pfn;
    }

    private static AllocationFailure.Compaction told(CompactionResult result) {
        return switch (result) {
            case SKIPPED -> AllocationFailure.Compaction.SKIPPED;
            case DEFERRED -> AllocationFailure.Compaction.DEFERRED;
            case CONTINUE, COMPLETE, PARTIAL_SKIPPED, CONTENDED, SUCCESS ->
                    AllocationFailure.Compaction.FAILED;
        };
    }

    private void tellFailure(
            GfpFlags gfp, int order, AllocationFailure.Compaction outcome, int rounds) {
        AllocationFailure failure = new AllocationFailure(order, zones(gfp), outcome, rounds);
        lastFailure = failure;
        events.on(new AllocationFailed(failure));
    }

    private List<ZoneState> zones(GfpFlags gfp) {
        List<ZoneState> states = new ArrayList<>();
        for (int i = gfp.highestZone(); i >= 0; i--) {
            Zone zone = node.zone(i);
            if (zone.isPopulated()) {
                states.add(state(zone, gfp));
            }
        }
        return List.copyOf(states);
    }

    private static ZoneState state(Zone zone, GfpFlags gfp) {
        List<List<Integer>> counts = new ArrayList<>();
        for (int order = 0; order <= zone.freeArea().maxOrder(); order++) {
            List<Integer> row = new ArrayList<>();
            for (int type = 0; type < MigrateType.COUNT; type++) {
                row.add(zone.freeArea().count(order, type));
            }
            counts.add(List.copyOf(row));
        }
        int perCpu = 0;
        for (int cpu = 0; cpu < zone.cpus(); cpu++) {
            perCpu += zone.perCpu(cpu).count();
        }
        long mark = zone.boostedMark(Watermark.MIN) + zone.lowmemReserve(gfp.highestZone());
        return new ZoneState(
                zone.index(),
                zone.freePages(),
                perCpu,
                mark,
                zone.boost(),
                zone.largestFreeOrder(),
                List.copyOf(counts));
    }

    // Reclaim reports progress, which drains the per-cpu lists, where a zone could be compacted and
    // has room to spare.
    private boolean isCompactionReady(GfpFlags gfp, int order) {
        for (int i = gfp.highestZone(); i >= 0; i--) {
            Zone zone = node.zone(i);
            if (!zone.isPopulated()) {
                continue;
            }
            if (PageAllocator.isWatermarkOk(
                    zone, order, zone.boostedMark(Watermark.MIN), gfp.highestZone())) {
                return true;
            }
            long wanted = zone.boostedMark(Watermark.HIGH) + Compaction.gap(order);
            if (Compaction.isSuitable(zone, order, gfp)
                    && PageAllocator.isWatermarkOk(zone, 0, wanted, gfp.highestZone())) {
                return true;
            }
        }
        return false;
    }
}
