package io.github.vmemmaplab.kernel.hotplug;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.GfpFlags;
import io.github.vmemmaplab.kernel.memory.Lruvec;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.memory.Pageblock;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;

/// Emptying a range of pageblocks so that nothing is allocated from it again (mm/page_isolation.c).
final class RangeIsolation {
    private static final int ISOLATE = MigrateType.ISOLATE.ordinal();
    private static final long ISOLATED_PAGE = FrameWord.used(FrameKind.ISOLATED, 0, 0);

    private final PhysicalMemory memory;
    private final PageAllocator allocator;
    private final Lruvec lruvec;

    RangeIsolation(PhysicalMemory memory, PageAllocator allocator, Lruvec lruvec) {
        this.memory = memory;
        this.allocator = allocator;
        this.lruvec = lruvec;
    }

    /// {@return the first page of the range that can neither be freed nor moved, or -1
    /// (`has_unmovable_pages`)}
    int firstUnmovable(int start, int end) {
        for (int pfn = start; pfn < end; ) {
            long word = memory.word(pfn);
            FrameKind kind = FrameWord.kind(word);
            if (kind.isUsed() && !kind.isMovable()) {
                return pfn;
            }
            pfn += 1 << FrameWord.order(word);
        }
        return -1;
    }

    /// Sets the pageblocks apart and moves their free blocks to the isolated lists.
    void isolate(Zone zone, int start, int end) {
        long free = Pageblock.moveRange(memory, zone, start, end, ISOLATE);
        zone.addFreePages(-free);
    }

    /// Gives the pageblocks back as movable, their free blocks at the tail.
    void undo(Zone zone, int start, int end) {
        long free = Pageblock.moveRange(memory, zone, start, end, MigrateType.MOVABLE.ordinal());
        zone.addFreePages(free);
    }

    /// Moves every movable page of the range elsewhere.
    ///
    /// @return whether all found a place
    boolean migrateAway(int start, int end) {
        for (int pfn = start; pfn < end; ) {
            long word = memory.word(pfn);
            int order = FrameWord.order(word);
            if (FrameWord.kind(word).isMovable()) {
                int to = allocator.allocate(GfpFlags.USER, order, ISOLATED_PAGE);
                if (to == PageAllocator.NONE) {
                    return false;
                }
                lruvec.move(pfn, to);
                allocator.free(pfn, order);
            }
            pfn += 1 << order;
        }
        return true;
    }

    /// Takes the range's free blocks out of the lists.
    ///
    /// @return pages taken
    int takeFree(Zone zone, int start, int end) {
        int pages = 0;
        for (int pfn = start; pfn < end; ) {
            long word = memory.word(pfn);
            int order = FrameWord.order(word);
            if (FrameWord.isFree(word)) {
                zone.freeArea().remove(pfn);
                memory.setWord(pfn, FrameWord.offline(order));
                pages += 1 << order;
            }
            pfn += 1 << order;
        }
        return pages;
    }
}
