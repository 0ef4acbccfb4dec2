package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.BlockStolen;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.ClaimRefused;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.StealKind;
import io.github.vmemmaplab.kernel.event.EventSink;

/// Fallback as backported to 6.12: first claim a whole pageblock, largest block first and only
/// where at least half of it is free or alike; else steal one block, smallest first, and leave its
/// pageblock alone (`__rmqueue_claim`, `__rmqueue_steal`).
final class ClaimThenSteal implements Fallback {
    private final PhysicalMemory memory;
    private final Buddy buddy;
    private final WatermarkBoost boost;
    private final EventSink events;
    private Mode mode = Mode.NORMAL;

    ClaimThenSteal(PhysicalMemory memory, Buddy buddy, WatermarkBoost boost, EventSink events) {
        this.memory = memory;
        this.buddy = buddy;
        this.boost = boost;
        this.events = events;
    }

    @Override
    public void begin() {
        mode = Mode.NORMAL;
    }

    @Override
    public int take(Zone zone, int order, int type, boolean noFragment) {
        if (mode == Mode.NORMAL) {
            int pfn = buddy.takeSmallest(zone, order, type);
            if (pfn < 0) {
                pfn = claim(zone, order, type, noFragment);
            }
            if (pfn >= 0) {
                return pfn;
            }
        }
        int pfn = noFragment ? -1 : steal(zone, order, type);
        if (pfn >= 0) {
            mode = Mode.STEAL;
        }
        return pfn;
    }

    private int claim(Zone zone, int order, int type, boolean noFragment) {
        int pageblockOrder = memory.pageblockOrder();
        int least = noFragment && order < pageblockOrder ? pageblockOrder : order;
        for (int current = zone.freeArea().maxOrder(); current >= least; current--) {
            int fallback = Fallback.suitable(zone, current, type);
            if (fallback < 0) {
                continue;
            }
            if (!Fallback.mayClaim(current, type, pageblockOrder)) {
                return -1;
            }
            int pfn = claimBlock(zone, order, current, type, fallback);
            if (pfn >= 0) {
                return pfn;
            }
        }
        return -1;
    }

    private int claimBlock(Zone zone, int order, int current, int type, int fallback) {
        int pfn = zone.freeArea().first(current, fallback);
        int blockType = memory.pageblockType(pfn);
        if (blockType == MigrateType.HIGHATOMIC.ordinal()) {
            return -1;
        }
        if (current >= memory.pageblockOrder()) {
            Pageblock.retag(memory, pfn, current, type);
            buddy.take(zone, pfn, order, current, type);
            tell(
                    zone,
                    order,
                    current,
                    type,
                    fallback,
                    StealKind.CLAIM_WHOLE,
                    pfn,
                    Pageblock.Census.NONE,
                    0);
            return pfn;
        }
        boost.raise(zone);
        Pageblock.Census census = Pageblock.census(memory, pfn);
        int alike = census.alike(type, blockType, 1 << memory.pageblockOrder());
        if (census.free() + alike < 1 << (memory.pageblockOrder() - 1)) {
            events.on(
                    new ClaimRefused(
                            zone.index(),
                            order,
                            current,
                            MigrateType.of(fallback),
                            pfn,
                            census.free(),
                            alike));
            return -1;
        }
        Pageblock.moveFreeBlocks(memory, zone, pfn, type);
        memory.setPageblockType(pfn, type);
        tell(zone, order, current, type, fallback, StealKind.CLAIM, pfn, census, alike);
        return buddy.takeSmallest(zone, order, type);
    }

    private int steal(Zone zone, int order, int type) {
        for (int current = order; current <= zone.freeArea().maxOrder(); current++) {
            int fallback = Fallback.suitable(zone, current, type);
            if (fallback >= 0) {
                int pfn = zone.freeArea().first(current, fallback);
                buddy.take(zone, pfn, order, current, fallback);
                tell(
                        zone,
                        order,
                        current,
                        type,
                        fallback,
                        StealKind.STEAL,
                        pfn,
                        Pageblock.Census.NONE,
                        0);
                return pfn;
            }
        }
        return -1;
    }

    private void tell(
            Zone zone,
            int order,
            int current,
            int type,
            int fallback,
            StealKind kind,
            int pfn,
            Pageblock.Census census,
            int alike) {
        events.on(
                new BlockStolen(
                        zone.index(),
                        order,
                        current,
                        MigrateType.of(type),
                        MigrateType.of(fallback),
                        kind,
                        pfn,
                        census.free(),
                        census.movable(),
                        alike,
                        (int) zone.boost()));
    }
}
