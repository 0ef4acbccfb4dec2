package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.CompactionEnded;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.PageMigrated;
import io.github.vmemmaplab.kernel.event.CompactionResult;
import io.github.vmemmaplab.kernel.event.EventSink;

/// Direct compaction for one request: moves pages from the start of a zone to free pages at its
/// end, until a block of the order wanted is free (`try_to_compact_pages`, `compact_zone`,
/// mm/compaction.c).
///
/// Departures: no page is too busy to move, and kcompactd does not run beside it. Costs what the
/// scanners look at.
final class Compaction {
    private final PhysicalMemory memory;
    private final Node node;
    private final Buddy buddy;
    private final PageAllocator allocator;
    private final MigrateScanner migrateScanner;
    private final FreeScanner freeScanner;
    private final EventSink events;

    Compaction(
            PhysicalMemory memory,
            Node node,
            Buddy buddy,
            PageAllocator allocator,
            boolean takesUnevictable,
            EventSink events) {
        this.memory = memory;
        this.node = node;
        this.buddy = buddy;
        this.allocator = allocator;
        this.events = events;
        migrateScanner = new MigrateScanner(memory, takesUnevictable);
        freeScanner = new FreeScanner(memory);
    }

    /// What came of trying all zones; `captured` is a block that went straight to the request, or
    /// -1.
    record Attempt(CompactionResult result, int captured) {}

    /// Compacts zone after zone until one has what is wanted.
    Attempt tryToCompact(GfpFlags gfp, int order, boolean sync) {
        CompactionResult best = CompactionResult.SKIPPED;
        for (int i = gfp.highestZone(); i >= 0; i--) {
            Zone zone = node.zone(i);
            if (!zone.isPopulated()) {
                continue;
            }
            if (zone.compaction().isDeferred(order)) {
                best = best.better(CompactionResult.DEFERRED);
                continue;
            }
            Attempt attempt = compactZone(zone, gfp, order, sync);
            best = best.better(attempt.result());
            if (attempt.result() == CompactionResult.SUCCESS) {
                zone.compaction().resetDeferral(order, false);
                return attempt;
            }
            if (sync && attempt.result().isFinished()) {
                zone.compaction().defer(order);
            }
        }
        return new Attempt(best, PageAllocator.NONE);
    }

    private Attempt compactZone(Zone zone, GfpFlags gfp, int order, boolean sync) {
        if (PageAllocator.isWatermarkOk(
                zone, order, zone.boostedMark(Watermark.MIN), gfp.highestZone())) {
            return new Attempt(CompactionResult.SUCCESS, PageAllocator.NONE);
        }
        if (!isSuitable(zone, order, gfp.highestZone())) {
            return new Attempt(CompactionResult.SKIPPED, PageAllocator.NONE);
        }
        if (zone.compaction().isRestarting(order)) {
            new SkipMarks(memory, zone).reset();
        }
        CompactControl cc =
                new CompactControl(
                        zone, order, gfp.type().ordinal(), sync, 1 << memory.pageblockOrder());
        placeScanners(cc);
        buddy.startCapture(zone, order);
        CompactionResult result = run(cc);
        int captured = buddy.endCapture();
        releaseFreePages(cc);
        if (captured != PageAllocator.NONE) {
            result = CompactionResult.SUCCESS;
        }
        events.on(
                new CompactionEnded(
                        zone.index(),
                        order,
                        sync,
                        result,
                        cc.migrateScanned,
                        cc.freeScanned,
                        cc.migrated,
                        captured));
        return new Attempt(result, captured);
    }

    /// {@return whether compaction may run in the zone: enough free pages to work with, and too
    /// scattered (`compaction_suitable`)}
    static boolean isSuitable(Zone zone, int order, int highestZone) {
        long mark = zone.boostedMark(Watermark.LOW) + gap(order);
        if (!PageAllocator.isWatermarkOk(zone, 0, mark, highestZone)) {
            return false;
        }
        int index = FragmentationIndex.extfrag(zone, order);
        return index < 0 || index > FragmentationIndex.EXTFRAG_THRESHOLD;
    }

    /// {@return the free pages that compaction wants to have at hand (`compact_gap`)}
    static long gap(int order) {
        return 2L << order;
    }

    /// The block at `pfn` went to the request.
    void succeeded(int pfn, int order) {
        CompactionState state = node.zone(memory.zoneOf(pfn)).compaction();
        state.setSkipFlush(false);
        state.resetDeferral(order, true);
    }

    private static void placeScanners(CompactControl cc) {
        Zone zone = cc.zone;
        CompactionState state = zone.compaction();
        cc.migratePfn = state.migratePfn(cc.sync);
        cc.freePfn = state.freePfn();
        if (cc.freePfn < zone.startPfn() || cc.freePfn >= zone.endPfn()) {
            cc.freePfn = cc.blockStart(zone.endPfn() - 1);
            state.setFreePfn(cc.freePfn);
        }
        if (cc.migratePfn < zone.startPfn() || cc.migratePfn >= zone.endPfn()) {
            cc.migratePfn = zone.startPfn();
            state.setMigratePfn(false, cc.migratePfn);
            state.setMigratePfn(true, cc.migratePfn);
        }
        cc.wholeZone = cc.migratePfn <= state.initMigratePfn();
    }

    private CompactionResult run(CompactControl cc) {
        CompactionState state = cc.zone.compaction();
        boolean keepInStep = !cc.sync && state.migratePfn(false) == state.migratePfn(true);
        int lastMigrated = 0;
        for (CompactionResult result = finished(cc); ; result = finished(cc)) {
            if (result != CompactionResult.CONTINUE) {
                return result;
            }
            int start = cc.migratePfn;
            cc.rescan = cc.blockStart(lastMigrated) == cc.blockStart(start);
            if (!migrateScanner.isolate(cc)) {
                if (keepInStep) {
                    state.setMigratePfn(true, state.migratePfn(false));
                }
            } else {
                keepInStep = false;
                lastMigrated = start;
                if (!migrate(cc)) {
                    if (!cc.scannersMet()) {
                        return CompactionResult.CONTENDED;
                    }
                    if (!cc.sync) {
                        cc.migratePfn = cc.targetStart(cc.migratePfn - 1) + (1 << cc.order);
                        lastMigrated = 0;
                    }
                }
            }
            if (lastMigrated != 0 && lastMigrated < cc.targetStart(cc.migratePfn)) {
                allocator.drainLocal(cc.zone);
                lastMigrated = 0;
            }
            if (buddy.hasCaptured()) {
                return CompactionResult.SUCCESS;
            }
        }
    }

    // False if targets ran out.
    private boolean migrate(CompactControl cc) {
        cc.wanted = cc.migratePages.size();
        boolean all = true;
        while (all && !cc.migratePages.isEmpty()) {
            int to = freeScanner.take(cc);
            all = to != PageAllocator.NONE;
            if (all) {
                int from = cc.migratePages.pop();
                node.lruvec().move(from, to);
                allocator.free(from, 0);
                cc.migrated++;
                events.on(new PageMigrated(from, to));
            }
        }
        cc.migratePages.clear();
        return all;
    }

    private CompactionResult finished(CompactControl cc) {
        CompactionState state = cc.zone.compaction();
        if (cc.scannersMet()) {
            state.setMigratePfn(false, cc.zone.startPfn());
            state.setMigratePfn(true, cc.zone.startPfn());
            state.setFreePfn(cc.blockStart(cc.zone.endPfn() - 1));
            state.setSkipFlush(true);
            return cc.wholeZone ? CompactionResult.COMPLETE : CompactionResult.PARTIAL_SKIPPED;
        }
        if (cc.migratePfn != cc.blockStart(cc.migratePfn)) {
            return CompactionResult.CONTINUE;
        }
        return cc.zone.largestFreeOrder() >= cc.order
                ? CompactionResult.SUCCESS
                : CompactionResult.CONTINUE;
    }

    private void releaseFreePages(CompactControl cc) {
        if (cc.freePages.isEmpty()) {
            return;
        }
        int highest = 0;
        while (!cc.freePages.isEmpty()) {
            int pfn = cc.freePages.pop();
            highest = Math.max(highest, pfn);
            allocator.free(pfn, 0);
        }
        CompactionState state = cc.zone.compaction();
        state.setFreePfn(Math.max(state.freePfn(), cc.blockStart(highest)));
    }
}
