package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.event.AllocationFailure.Compaction;
import io.github.vmemmaplab.kernel.event.AllocationFailure.ZoneState;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.AllocationFailed;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.OutOfMemory;
import io.github.vmemmaplab.kernel.event.EventSink;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What is tried when the free lists cannot serve a request at once (`__alloc_pages_slowpath`,
/// mm/page_alloc.c).
///
/// Direct reclaim finds nothing to drop on a machine without page cache; it matters because it
/// drains the per-cpu lists when compaction could have gone on (`compaction_ready`, mm/vmscan.c).
/// Compaction itself is not modelled yet: the failure says so where the kernel would have run it.
final class SlowPath {
    private static final int MAX_RECLAIM_RETRIES = 16;

    private final PageAllocator allocator;
    private final Node node;
    private final EventSink events;
    private @Nullable AllocationFailure lastFailure;

    SlowPath(PageAllocator allocator, Node node, EventSink events) {
        this.allocator = allocator;
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
        boolean costly = order > PerCpuPages.COSTLY_ORDER;
        Compaction compaction = Compaction.NOT_NEEDED;
        int rounds = 1;
        if (costly) {
            boolean ready = isCompactionReady(gfp, order);
            compaction = maySucceed(gfp, order) ? Compaction.NOT_MODELLED : Compaction.SKIPPED;
            if (ready) {
                allocator.drainAllPages();
                pfn = allocator.fromFreeLists(gfp, order, Watermark.MIN);
            }
        } else {
            // Without anything to reclaim each round finds what the last one found.
            rounds = MAX_RECLAIM_RETRIES + 1;
        }
        if (pfn == PageAllocator.NONE) {
            pfn = allocator.fromFreeLists(gfp, order, Watermark.HIGH);
        }
        if (pfn == PageAllocator.NONE) {
            tellFailure(gfp, order, compaction, rounds, costly);
        }
        return pfn;
    }

    private void tellFailure(
            GfpFlags gfp, int order, Compaction compaction, int rounds, boolean costly) {
        if (!costly && !gfp.retryMayFail()) {
            Zone zone = node.zone(gfp.highestZone());
            events.on(
                    new OutOfMemory((int) zone.freePages(), (int) zone.boostedMark(Watermark.MIN)));
        }
        AllocationFailure failure = new AllocationFailure(order, zones(gfp), compaction, rounds);
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
            long wanted = zone.boostedMark(Watermark.HIGH) + compactGap(order);
            if (isSuitable(zone, order, gfp)
                    && PageAllocator.isWatermarkOk(zone, 0, wanted, gfp.highestZone())) {
                return true;
            }
        }
        return false;
    }

    private boolean maySucceed(GfpFlags gfp, int order) {
        for (int i = gfp.highestZone(); i >= 0; i--) {
            if (node.zone(i).isPopulated() && isSuitable(node.zone(i), order, gfp)) {
                return true;
            }
        }
        return false;
    }

    /// {@return whether compaction may run in the zone: enough free pages to work with, and too
    /// scattered (`compaction_suitable`, mm/compaction.c)}
    private static boolean isSuitable(Zone zone, int order, GfpFlags gfp) {
        long mark = zone.boostedMark(Watermark.LOW) + compactGap(order);
        if (!PageAllocator.isWatermarkOk(zone, 0, mark, gfp.highestZone())) {
            return false;
        }
        int index = FragmentationIndex.extfrag(zone, order);
        return index < 0 || index > FragmentationIndex.EXTFRAG_THRESHOLD;
    }

    private static long compactGap(int order) {
        return 2L << order;
    }
}
