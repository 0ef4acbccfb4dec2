package io.github.vmemmaplab.fragmentation;

import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;

import java.util.Arrays;

/// Free blocks smaller than a pageblock, among pages in use: from the largest order down, a run of
/// pages is halved, and at most one half of it is free.
final class SmallBlocks {
    /// Puts a free block on a list.
    interface FreeList {
        /// The block of `order` at `pfn` belongs on the list of `type`.
        void add(int pfn, int order, int type);
    }

    private final PhysicalMemory memory;
    private final int pageblockOrder;
    private final Chance chance;
    private final FreeList lists;
    private final MigrateType[] owners = MigrateType.values();
    private int[][] runs;
    private int[][] halves = new int[0][];
    private int[] kept = new int[0];

    SmallBlocks(
            PhysicalMemory memory,
            int[][] open,
            int pageblockOrder,
            Chance chance,
            FreeList lists) {
        this.memory = memory;
        this.pageblockOrder = pageblockOrder;
        this.chance = chance;
        this.lists = lists;
        runs = open;
    }

    void write(long[][] free) {
        for (int order = pageblockOrder - 1; order >= 0; order--) {
            halve(free, order, blocksBelow(free, order));
        }
        for (int type = 0; type < runs.length; type++) {
            for (int pfn : runs[type]) {
                use(pfn, 0, type);
            }
        }
    }

    // More runs than smaller blocks are to come need not be halved further.
    private static long blocksBelow(long[][] free, int order) {
        long below = 0;
        for (long[] counts : free) {
            for (int i = 0; i < order; i++) {
                below += counts[i];
            }
        }
        return below;
    }

    private void halve(long[][] free, int order, long wanted) {
        int types = runs.length;
        halves = new int[types][];
        kept = new int[types];
        int[] used = new int[types];
        long[] missing = new long[types];
        for (int type = 0; type < types; type++) {
            chance.of(order).shuffle(runs[type]);
            halves[type] = new int[2 * runs[type].length];
            missing[type] = place(type, type, free[type][order], order, used);
        }
        for (int type = 0; type < types; type++) {
            for (int other = 0; other < types; other++) {
                missing[type] = place(type, other, missing[type], order, used);
            }
        }
        for (int type = 0; type < types; type++) {
            for (int i = used[type]; i < runs[type].length; i++) {
                keep(type, runs[type][i]);
                keep(type, runs[type][i] + (1 << order));
            }
            runs[type] = open(type, order, wanted);
        }
    }

    // Places blocks of `type` in runs of `where`; returns how many found no place.
    private long place(int type, int where, long count, int order, int[] used) {
        long left = count;
        while (left > 0 && used[where] < runs[where].length) {
            int run = runs[where][used[where]++];
            int side = chance.of(order).below(run, 2) << order;
            lists.add(run + side, order, type);
            keep(where, run + (1 << order) - side);
            left--;
        }
        return left;
    }

    private void keep(int type, int pfn) {
        halves[type][kept[type]++] = pfn;
    }

    private int[] open(int type, int order, long wanted) {
        int[] all = chance.of(-order).shuffle(Arrays.copyOf(halves[type], kept[type]));
        int open = (int) Math.min(all.length, wanted);
        for (int i = open; i < all.length; i++) {
            use(all[i], order, type);
        }
        return Arrays.copyOf(all, open);
    }

    private void use(int pfn, int order, int type) {
        memory.setWord(pfn, FrameWord.run(Pattern.owner(owners[type], chance.bits(pfn)), order));
    }
}
