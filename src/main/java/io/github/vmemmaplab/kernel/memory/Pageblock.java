package io.github.vmemmaplab.kernel.memory;

/// What is done to a pageblock as a whole when it changes its migrate type (`move_freepages_block`,
/// `change_pageblock_range`, mm/page_alloc.c).
public final class Pageblock {
    private Pageblock() {}

    /// How the pages of a pageblock are used: `free` on buddy lists, `movable` on LRU lists.
    record Census(int free, int movable) {
        static final Census NONE = new Census(0, 0);

        /// {@return pages that suit a request of `type` in a pageblock of `blockType`, beside the
        /// free ones}
        int alike(int type, int blockType, int pagesInBlock) {
            if (type == MigrateType.MOVABLE.ordinal()) {
                return movable;
            }
            return blockType == MigrateType.MOVABLE.ordinal() ? pagesInBlock - free - movable : 0;
        }
    }

    /// {@return the census of the pageblock that holds `pfn`}
    static Census census(PhysicalMemory memory, int pfn) {
        int free = 0;
        int movable = 0;
        int end = end(memory, pfn);
        for (int at = start(memory, pfn); at < end; ) {
            long word = memory.word(at);
            int pages = 1 << FrameWord.order(word);
            if (FrameWord.isFree(word)) {
                free += pages;
            } else if (FrameWord.kind(word).isMovable()) {
                movable += pages;
            }
            at += pages;
        }
        return new Census(free, movable);
    }

    /// Moves all free blocks of the pageblock to the tails of the lists of `type`, in address
    /// order.
    static void moveFreeBlocks(PhysicalMemory memory, Zone zone, int pfn, int type) {
        int end = end(memory, pfn);
        for (int at = start(memory, pfn); at < end; ) {
            long word = memory.word(at);
            if (FrameWord.isFree(word)) {
                zone.freeArea().moveToTail(at, type);
            }
            at += 1 << FrameWord.order(word);
        }
    }

    /// Gives all pageblocks of a block of `order` the migrate type.
    static void retag(PhysicalMemory memory, int pfn, int order, int type) {
        for (int at = pfn; at < pfn + (1 << order); at += 1 << memory.pageblockOrder()) {
            memory.setPageblockType(at, type);
        }
    }

    /// Gives all pageblocks of a range the migrate type and moves their free blocks to the tails of
    /// its lists.
    ///
    /// @return pages moved
    public static long moveRange(PhysicalMemory memory, Zone zone, int start, int end, int type) {
        for (int pfn = start; pfn < end; pfn += 1 << memory.pageblockOrder()) {
            memory.setPageblockType(pfn, type);
        }
        long moved = 0;
        for (int pfn = start; pfn < end; ) {
            long word = memory.word(pfn);
            int order = FrameWord.order(word);
            if (FrameWord.isFree(word)) {
                zone.freeArea().moveToTail(pfn, type);
                moved += 1L << order;
            }
            pfn += 1 << order;
        }
        return moved;
    }

    private static int start(PhysicalMemory memory, int pfn) {
        return pfn & -(1 << memory.pageblockOrder());
    }

    private static int end(PhysicalMemory memory, int pfn) {
        return start(memory, pfn) + (1 << memory.pageblockOrder());
    }
}
