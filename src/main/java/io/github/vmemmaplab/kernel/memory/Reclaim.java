package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.PageReclaimed;
import io.github.vmemmaplab.kernel.event.EventSink;

/// Dropping clean page cache, oldest first, until a request may hope to be served (mm/vmscan.c).
///
/// Departures: slab caches are not shrunk, and without swap anonymous memory is not looked at.
/// Costs what is dropped.
final class Reclaim {
    private static final long ISOLATED = FrameWord.used(FrameKind.ISOLATED, 0, 0);

    private final PhysicalMemory memory;
    private final Node node;
    private final Lruvec lruvec;
    private final PageAllocator allocator;
    private final EventSink events;
    private final boolean freesOldestFirst;

    /// `freesOldestFirst`: from 6.9 the pages of a batch are freed in the order in which they were
    /// found, before that in the opposite one.
    Reclaim(
            PhysicalMemory memory,
            Node node,
            PageAllocator allocator,
            boolean freesOldestFirst,
            EventSink events) {
        this.memory = memory;
        this.node = node;
        lruvec = node.lruvec();
        this.allocator = allocator;
        this.freesOldestFirst = freesOldestFirst;
        this.events = events;
    }

    /// What direct reclaim came to: pages dropped, pages looked at, and whether it is worth going
    /// on.
    record Outcome(long reclaimed, long scanned, boolean progress) {}

    /// Drops page cache on behalf of a request (`try_to_free_pages`).
    Outcome tryToFreePages(GfpFlags gfp, int order) {
        ScanControl sc = new ScanControl(order, gfp.highestZone(), false);
        boolean ready = false;
        long scanned = 0;
        while (sc.priority >= 0 && sc.reclaimed < sc.toReclaim && !ready) {
            sc.scanned = 0;
            ready = shrinkZones(sc);
            scanned += sc.scanned;
            sc.priority--;
        }
        return new Outcome(sc.reclaimed, scanned, sc.reclaimed > 0 || ready);
    }

    // True if compaction could go on in some zone as things are.
    private boolean shrinkZones(ScanControl sc) {
        boolean ready = false;
        boolean shrunk = false;
        for (int i = sc.highestZone; i >= 0; i--) {
            Zone zone = node.zone(i);
            if (!zone.isPopulated()) {
                continue;
            }
            if (sc.order > PerCpuPages.COSTLY_ORDER && isCompactionReady(zone, sc)) {
                ready = true;
            } else if (!shrunk) {
                shrunk = true;
                shrinkNode(sc);
            }
        }
        return ready;
    }

    // Where there is room to spare, nothing needs to be dropped before compaction runs.
    private static boolean isCompactionReady(Zone zone, ScanControl sc) {
        long room = zone.boostedMark(Watermark.HIGH) + Compaction.gap(sc.order);
        return couldServe(zone, sc)
                || (Compaction.isSuitable(zone, sc.order, sc.highestZone)
                        && PageAllocator.isWatermarkOk(zone, 0, room, sc.highestZone));
    }

    private static boolean couldServe(Zone zone, ScanControl sc) {
        return PageAllocator.isWatermarkOk(
                zone, sc.order, zone.boostedMark(Watermark.MIN), sc.highestZone);
    }

    /// Scans the list, again and again if that is what a request for a large block needs
    /// (`shrink_node`).
    void shrinkNode(ScanControl sc) {
        long before;
        boolean any = false;
        do {
            before = sc.reclaimed;
            shrinkLruvec(sc);
            any |= sc.reclaimed > before;
        } while (shouldContinue(sc, sc.reclaimed - before));
        if (any) {
            node.kswapd().setFailures(0);
        }
    }

    private boolean shouldContinue(ScanControl sc, long progress) {
        if (!sc.isForCompaction() || progress == 0) {
            return false;
        }
        for (int i = 0; i <= sc.highestZone; i++) {
            Zone zone = node.zone(i);
            if (zone.isPopulated()
                    && (couldServe(zone, sc)
                            || Compaction.isSuitable(zone, sc.order, sc.highestZone))) {
                return false;
            }
        }
        return lruvec.size() > Compaction.gap(sc.order);
    }

    // A request at the lowest pressure finishes its share of the list even if it has enough.
    private void shrinkLruvec(ScanControl sc) {
        boolean wholeShare = !sc.byKswapd && sc.priority == ScanControl.DEFAULT_PRIORITY;
        long left = lruvec.size(sc.highestZone) >> sc.priority;
        long reclaimed = 0;
        while (left > 0 && (wholeShare || reclaimed < sc.toReclaim)) {
            int pages = (int) Math.min(left, ScanControl.CLUSTER);
            left -= pages;
            reclaimed += shrinkInactiveList(sc, pages);
        }
        sc.scanned += reclaimed;
        sc.reclaimed += reclaimed;
    }

    private int shrinkInactiveList(ScanControl sc, int pages) {
        int[] found = new int[pages];
        int count = 0;
        while (count < pages && lruvec.size(sc.highestZone) > 0) {
            int pfn = lruvec.takeOldest(sc.highestZone);
            memory.setWord(pfn, ISOLATED);
            found[count] = pfn;
            count++;
        }
        for (int i = 0; i < count; i++) {
            int pfn = found[freesOldestFirst ? i : count - 1 - i];
            allocator.free(pfn, 0);
            events.on(new PageReclaimed(pfn, sc.byKswapd));
        }
        node.kswapd().countStolen(sc.byKswapd, count);
        return count;
    }
}
