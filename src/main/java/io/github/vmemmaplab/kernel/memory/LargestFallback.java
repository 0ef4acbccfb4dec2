package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.BlockStolen;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.StealKind;
import io.github.vmemmaplab.kernel.event.EventSink;

/// Fallback up to 6.11: take the largest block of another type, with all free blocks of its
/// pageblock where the request may claim them, then look at the own lists again
/// (`__rmqueue_fallback`, `steal_suitable_fallback`, read in 6.1).
final class LargestFallback implements Fallback {
    private final PhysicalMemory memory;
    private final Buddy buddy;
    private final WatermarkBoost boost;
    private final EventSink events;

    LargestFallback(PhysicalMemory memory, Buddy buddy, WatermarkBoost boost, EventSink events) {
        this.memory = memory;
        this.buddy = buddy;
        this.boost = boost;
        this.events = events;
    }

    @Override
    public void begin() {
        // Every block is searched for afresh.
    }

    @Override
    public int take(Zone zone, int order, int type, boolean noFragment) {
        while (true) {
            int pfn = buddy.takeSmallest(zone, order, type);
            if (pfn >= 0 || !moveLargest(zone, order, type, noFragment)) {
                return pfn;
            }
        }
    }

    private boolean moveLargest(Zone zone, int order, int type, boolean noFragment) {
        int pageblockOrder = memory.pageblockOrder();
        int least = noFragment && order < pageblockOrder ? pageblockOrder : order;
        for (int current = zone.freeArea().maxOrder(); current >= least; current--) {
            int fallback = Fallback.suitable(zone, current, type);
            if (fallback < 0) {
                continue;
            }
            boolean mayClaim = Fallback.mayClaim(current, type, pageblockOrder);
            if (!mayClaim && current > order) {
                return moveSmallest(zone, order, type);
            }
            steal(zone, order, current, type, fallback, mayClaim);
            return true;
        }
        return false;
    }

    // A movable request that may not claim splits the smallest block: what is left can still move.
    private boolean moveSmallest(Zone zone, int order, int type) {
        for (int current = order; current <= zone.freeArea().maxOrder(); current++) {
            int fallback = Fallback.suitable(zone, current, type);
            if (fallback >= 0) {
                steal(zone, order, current, type, fallback, false);
                return true;
            }
        }
        return false;
    }

    private void steal(
            Zone zone, int order, int current, int type, int fallback, boolean mayClaim) {
        int pfn = zone.freeArea().first(current, fallback);
        int blockType = memory.pageblockType(pfn);
        int free = 0;
        int movable = 0;
        int alike = 0;
        if (blockType == MigrateType.HIGHATOMIC.ordinal()) {
            zone.freeArea().moveToTail(pfn, type);
        } else if (current >= memory.pageblockOrder()) {
            Pageblock.retag(memory, pfn, current, type);
            zone.freeArea().moveToTail(pfn, type);
        } else {
            boost.raise(zone);
            if (mayClaim) {
                Pageblock.Census census = Pageblock.census(memory, pfn);
                free = census.free();
                movable = census.movable();
                alike = census.alike(type, blockType, 1 << memory.pageblockOrder());
                Pageblock.moveFreeBlocks(memory, zone, pfn, type);
                if (free + alike >= 1 << (memory.pageblockOrder() - 1)) {
                    memory.setPageblockType(pfn, type);
                }
            } else {
                zone.freeArea().moveToTail(pfn, type);
            }
        }
        events.on(
                new BlockStolen(
                        zone.index(),
                        order,
                        current,
                        MigrateType.of(type),
                        MigrateType.of(fallback),
                        StealKind.FALLBACK,
                        pfn,
                        free,
                        movable,
                        alike,
                        (int) zone.boost()));
    }
}
