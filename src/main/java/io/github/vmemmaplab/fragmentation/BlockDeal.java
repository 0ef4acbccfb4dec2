package io.github.vmemmaplab.fragmentation;

/// Deals free blocks that are smaller than a pageblock out to pageblocks, so that no two of them
/// can merge: each gets room for itself and a buddy that is in use.
///
/// Larger blocks are dealt first, so that every room is aligned. O(blocks).
final class BlockDeal {
    private final int[][] dealt;
    private final int[] room;
    private final Chance chance;
    private long place;

    /// Deals `counts[order]` blocks of each order below `pageblockOrder` to `pageblocks` of them,
    /// which must be {@link #pageblocksFor} at least.
    BlockDeal(long[] counts, int pageblockOrder, int pageblocks, Chance chance) {
        this.chance = chance;
        dealt = new int[pageblocks][];
        room = new int[pageblocks];
        for (int i = 0; i < pageblocks; i++) {
            dealt[i] = new int[pageblockOrder];
            room[i] = 1 << pageblockOrder;
        }
        for (int order = pageblockOrder - 1; order >= 0; order--) {
            deal(order, counts[order]);
        }
    }

    /// {@return how many pageblocks hold these blocks and their buddies}
    static long pageblocksFor(long[] counts, int pageblockOrder) {
        long pages = 0;
        for (int order = 0; order < pageblockOrder; order++) {
            pages += counts[order] << (order + 1);
        }
        return (pages + (1L << pageblockOrder) - 1) >> pageblockOrder;
    }

    private void deal(int order, long count) {
        int needed = 2 << order;
        int[] open = new int[room.length];
        int left = 0;
        for (int i = 0; i < room.length; i++) {
            if (room[i] >= needed) {
                open[left++] = i;
            }
        }
        for (long i = 0; i < count; i++) {
            int pick = chance.below(place++, left);
            int pageblock = open[pick];
            dealt[pageblock][order]++;
            room[pageblock] -= needed;
            if (room[pageblock] < needed) {
                open[pick] = open[--left];
            }
        }
    }

    /// {@return how many blocks of each order the pageblock got}
    int[] of(int pageblock) {
        return dealt[pageblock];
    }
}
