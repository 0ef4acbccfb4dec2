package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.BlockTaken;
import io.github.vmemmaplab.kernel.event.EventSink;

import org.jspecify.annotations.Nullable;

/// The buddy system proper: take the smallest block that fits and split it, give a block back and
/// merge it (`__rmqueue_smallest`, `expand`, `__free_one_page` in mm/page_alloc.c). O(orders) each.
final class Buddy {
    private final PhysicalMemory memory;
    private final EventSink events;
    private final int maxOrder;
    private final boolean retagsBuddy;
    private @Nullable Zone captureZone;
    private int captureOrder;
    private int captured = PageAllocator.NONE;

    /// `retagsBuddy`: from 6.10 a merge gives the buddy's pageblock the freed block's type.
    Buddy(PhysicalMemory memory, EventSink events, int maxOrder, boolean retagsBuddy) {
        this.memory = memory;
        this.events = events;
        this.maxOrder = maxOrder;
        this.retagsBuddy = retagsBuddy;
    }

    /// Takes the head of the smallest non-empty list of `type` from `order` up.
    ///
    /// @return its PFN, {@link FrameKind#ISOLATED} until its taker has an owner for it, or -1
    int takeSmallest(Zone zone, int order, int type) {
        FreeArea area = zone.freeArea();
        int current = area.smallest(order, type);
        if (current < 0) {
            return PageAllocator.NONE;
        }
        int pfn = area.takeHead(current, type, order);
        isolate(zone, pfn, order);
        if (events.hearsPages()) {
            events.on(new BlockTaken(zone.index(), order, current, MigrateType.of(type), pfn));
        }
        return pfn;
    }

    /// {@return whether nobody wants to see each block leave its list, so that {@link #takeRun} may
    /// take many at once}
    boolean isUnwatched() {
        return !events.hearsPages();
    }

    /// Takes up to `most` blocks of `order` that follow each other in memory from the smallest
    /// block of `type`, and puts them last on a per-cpu list: what so many calls of {@link
    /// #takeSmallest} come to, since each would go on in what the last one split.
    ///
    /// @return how many; 0 if the lists of `type` are empty
    int takeRun(Zone zone, int order, int type, int most, PerCpuPages pcp, int list) {
        FreeArea area = zone.freeArea();
        int current = area.smallest(order, type);
        if (current < 0) {
            return 0;
        }
        int used = Math.min(current, order + 31 - Integer.numberOfLeadingZeros(most));
        int blocks = 1 << (used - order);
        int pfn = area.takeHead(current, type, used);
        pcp.addRun(pfn, list, blocks);
        zone.addFreePages(-(1L << used));
        return blocks;
    }

    /// Takes the first `order` of a block of order `current` off the lists of `type`.
    void take(Zone zone, int pfn, int order, int current, int type) {
        zone.freeArea().take(pfn, current, type, order);
        isolate(zone, pfn, order);
    }

    private void isolate(Zone zone, int pfn, int order) {
        memory.setWord(pfn, FrameWord.used(FrameKind.ISOLATED, order, 0));
        zone.addFreePages(-(1L << order));
    }

    /// Gives a block back, merging it with its buddies as long as they are free whole.
    ///
    /// @param toTail put it last on its list whatever its neighbours are
    void freeOne(Zone zone, int freed, int freedOrder, int type, boolean toTail) {
        if (type != MigrateType.ISOLATE.ordinal()) {
            zone.addFreePages(1L << freedOrder);
        }
        merge(zone, freed, freedOrder, type, toTail);
    }

    /// The same without counting the pages free.
    void merge(Zone zone, int freed, int freedOrder, int type, boolean toTail) {
        FreeArea area = zone.freeArea();
        int pfn = freed;
        int order = freedOrder;
        while (order < maxOrder) {
            if (captureZone != null && isCaptured(zone, pfn, order, type)) {
                return;
            }
            int buddy = pfn ^ 1 << order;
            long word = memory.wordOrAbsent(buddy);
            if (!FrameWord.isFree(word, order) || !mayMerge(zone, buddy, order, type)) {
                break;
            }
            area.remove(buddy, word);
            if (retagsBuddy && order >= memory.pageblockOrder()) {
                memory.setPageblockType(buddy, type);
            }
            pfn &= buddy;
            order++;
        }
        if (toTail || mergeLikely(zone, pfn, order)) {
            area.addTail(pfn, order, type);
        } else {
            area.addHead(pfn, order, type);
        }
    }

    /// From now on a block of `order` that forms in `zone` goes to whoever compacts, not to a list
    /// (`capture_control`).
    void startCapture(Zone zone, int order) {
        captureZone = zone;
        captureOrder = order;
        captured = PageAllocator.NONE;
    }

    /// {@return whether a block that forms may be captured}
    boolean isCapturing() {
        return captureZone != null;
    }

    /// {@return whether a block was captured}
    boolean hasCaptured() {
        return captured != PageAllocator.NONE;
    }

    /// Ends capturing.
    ///
    /// @return the block captured, or -1
    int endCapture() {
        captureZone = null;
        return captured;
    }

    private boolean isCaptured(Zone zone, int pfn, int order, int type) {
        if (zone != captureZone || order != captureOrder || hasCaptured()) {
            return false;
        }
        boolean pollutes = order < memory.pageblockOrder() && type == MigrateType.MOVABLE.ordinal();
        if (type == MigrateType.ISOLATE.ordinal() || pollutes) {
            return false;
        }
        zone.addFreePages(-(1L << order));
        memory.setWord(pfn, FrameWord.used(FrameKind.ISOLATED, order, 0));
        captured = pfn;
        return true;
    }

    // A buddy of a block of the tiling always heads a block itself: whatever contained it would
    // contain both. Within a pageblock all is of one zone and type.
    private boolean mayMerge(Zone zone, int buddy, int order, int type) {
        if (order < memory.pageblockOrder()) {
            return true;
        }
        if (memory.zoneOf(buddy) != zone.index()) {
            return false;
        }
        int other = memory.pageblockType(buddy);
        return other == type || (other < MigrateType.PCPTYPES && type < MigrateType.PCPTYPES);
    }

    /// {@return whether the next larger buddy is free, so that this block, used last, may soon
    /// merge twice}
    private boolean mergeLikely(Zone zone, int pfn, int order) {
        if (order >= maxOrder - 1) {
            return false;
        }
        int higher = (pfn & ~(1 << order)) ^ 1 << (order + 1);
        return FrameWord.isFree(memory.wordOrAbsent(higher), order + 1)
                && memory.zoneOf(higher) == zone.index();
    }
}
