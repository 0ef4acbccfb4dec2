package io.github.vmemmaplab.fragmentation;

import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;

/// Writes a {@link Scatter} into a zone's memory: pageblock types, used pages, free lists.
///
/// Free blocks are what the kernel would have merged, each on the list of its pageblock's type, in
/// an order by chance as lists have after a while. Where a whole run of pages is in use it is
/// written as one block: nothing but its colour is known of it. O(blocks).
public final class ScatteredFrames {
    private static final int CLUMP_SHIFT = 1;

    private final PhysicalMemory memory;
    private final Zone zone;
    private final Pattern pattern;
    private final Scatter scatter;
    private final Chance types;
    private final Chance sequence;
    private final TileWriter writer;
    private final BuddyTiles tiles;
    private final int order;

    /// Frames of `zone` by `pattern`.
    public ScatteredFrames(
            PhysicalMemory memory, Zone zone, Pattern pattern, Scatter scatter, Chance chance) {
        this.memory = memory;
        this.zone = zone;
        this.pattern = pattern;
        this.scatter = scatter;
        types = chance.of(10);
        sequence = chance.of(11);
        writer = new TileWriter(memory, zone, pattern, chance.of(12));
        order = memory.pageblockOrder();
        tiles = new BuddyTiles(chance.of(13), pattern.clumping(), writer);
    }

    /// Writes the scatter with `broken` of the free pageblocks broken.
    public void write(int broken) {
        int[] free = scatter.freePages(broken);
        int[] pageblocks = new int[scatter.end() - scatter.first()];
        for (int i = 0; i < pageblocks.length; i++) {
            pageblocks[i] = scatter.first() + i;
            memory.setPageblock(pfn(pageblocks[i]), zone.index(), typeOf(pageblocks[i]).ordinal());
        }
        for (int pageblock : sequence.shuffle(pageblocks)) {
            writer.enter(MigrateType.of(memory.pageblockType(pfn(pageblock))));
            writePageblock(free, pageblock);
        }
    }

    private void writePageblock(int[] free, int pageblock) {
        int count = free[pageblock];
        if (count != 0 && count != 1 << order) {
            tiles.layOut(pfn(pageblock), order, count);
        } else if (!isPair(free, pageblock)) {
            writer.write(pfn(pageblock), order, count > 0);
        } else if ((pageblock & 1) == 0) {
            writer.write(pfn(pageblock), order + 1, count > 0);
        }
    }

    // Two pageblocks that are alike make one block of the largest order.
    private boolean isPair(int[] free, int pageblock) {
        int other = pageblock ^ 1;
        boolean hasStray = free[pageblock] == 0 && writer.straysInto(typeOf(pageblock));
        return order < zone.freeArea().maxOrder()
                && !hasStray
                && other >= scatter.first()
                && other < scatter.end()
                && free[other] == free[pageblock]
                && memory.pageblockType(pfn(other)) == memory.pageblockType(pfn(pageblock));
    }

    // Types clump: the kernel claims a pageblock for kernel pages near others of the kind. The two
    // halves of a free pair are of one type, as the kernel merged them.
    private MigrateType typeOf(int pageblock) {
        int pair = pageblock >> 1;
        boolean clumped = types.below(pair, 4) < 2;
        long place = scatter.startsWhole(pageblock) ? pair : (long) pageblock << 32;
        return pattern.type(
                clumped
                        ? types.of(1).below(pair >> CLUMP_SHIFT, 100)
                        : types.of(2).below(place, 100));
    }

    private int pfn(int pageblock) {
        return memory.basePfn() + (pageblock << order);
    }
}
