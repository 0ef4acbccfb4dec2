package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.CompactionEnded;
import io.github.vmemmaplab.kernel.event.CompactionResult;
import io.github.vmemmaplab.kernel.event.EventSink;

/// Direct compaction for one request: moves pages from the start of a zone to free pages at its
/// end, until a block of the order wanted is free (`try_to_compact_pages`, `compact_zone`,
/// mm/compaction.c).
///
/// Departure: kcompactd does not run beside it. Costs what the scanners look at.
final class Compaction {
    private final PhysicalMemory memory;
    private final Node node;
    private final Buddy buddy;
    private final PageAllocator allocator;
    private final CompactionRules rules;
    private final CompactionLoop loop;
    private final EventSink events;

    Compaction(
            PhysicalMemory memory,
            Node node,
            Buddy buddy,
            PageAllocator allocator,
            Machine machine,
            EventSink events) {
        this.memory = memory;
        this.node = node;
        this.buddy = buddy;
        this.allocator = allocator;
        this.events = events;
        rules = CompactionRules.of(machine.version());
        MigrateScanner scanner = new MigrateScanner(memory, rules, machine.compactsUnevictable());
        Migration migration =
                new Migration(node.lruvec(), allocator, new FreeScanner(memory, rules), events);
        loop =
                switch (rules) {
                    case PAGE_BY_PAGE -> new PageByPageLoop(allocator, buddy, scanner, migration);
                    case BATCHED ->
                            new BatchedLoop(
                                    allocator, buddy, scanner, migration, memory.pageblockOrder());
                };
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
                        zone,
                        order,
                        gfp.type().ordinal(),
                        sync,
                        1 << memory.pageblockOrder(),
                        rules.newTargets(memory));
        placeScanners(cc);
        allocator.giveWay();
        buddy.startCapture(zone, order);
        CompactionResult result = loop.run(cc);
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

    private void releaseFreePages(CompactControl cc) {
        if (cc.freePages.pages() == 0) {
            return;
        }
        int highest = cc.freePages.release(allocator);
        CompactionState state = cc.zone.compaction();
        state.setFreePfn(Math.max(state.freePfn(), cc.blockStart(highest)));
    }
}
