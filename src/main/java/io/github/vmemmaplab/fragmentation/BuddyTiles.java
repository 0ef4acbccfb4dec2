package io.github.vmemmaplab.fragmentation;

/// Lays a number of free pages out in a block, as the buddy system would keep them: tiles of free
/// and of used pages, each as large as it can be, in address order.
///
/// The block is halved again and again, and chance shares the free pages between the halves. More
/// pages only add to what was free with fewer. O(tiles), allocates nothing.
final class BuddyTiles {
    private final Chance chance;
    private final double clumping;
    private final Sink sink;

    /// Takes tiles, in address order.
    interface Sink {
        /// A free block.
        void free(int pfn, int order);

        /// A block in use.
        void used(int pfn, int order);
    }

    /// @param clumping how likely one half gets all it can hold, 0 to 1
    BuddyTiles(Chance chance, double clumping, Sink sink) {
        this.chance = chance;
        this.clumping = clumping;
        this.sink = sink;
    }

    void layOut(int pfn, int order, int free) {
        if (free == 0) {
            sink.used(pfn, order);
        } else if (free == 1 << order) {
            sink.free(pfn, order);
        } else {
            int half = 1 << (order - 1);
            int lower = lower(free, half, (long) pfn << 4 | order);
            layOut(pfn, order - 1, lower);
            layOut(pfn + half, order - 1, free - lower);
        }
    }

    private int lower(int free, int half, long place) {
        long bits = chance.bits(place);
        double share = (bits >>> 40) * 0x1p-24;
        double rounding = (bits & 0xfffff) * 0x1p-20;
        if ((bits >>> 20 & 0xfffff) * 0x1p-20 < clumping) {
            share = share < 0.5 ? 0 : 1;
        }
        int lower = (int) (free * share + rounding);
        return Math.clamp(lower, Math.max(0, free - half), Math.min(half, free));
    }
}
