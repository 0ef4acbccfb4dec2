package io.github.vmemmaplab.fragmentation;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
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
    private final Chance owners;
    private final Chance sides;
    private final BuddyTiles tiles;
    private final int order;
    private MigrateType type = MigrateType.UNMOVABLE;
    private boolean polluted;

    /// Frames of `zone` by `pattern`.
    public ScatteredFrames(
            PhysicalMemory memory, Zone zone, Pattern pattern, Scatter scatter, Chance chance) {
        this.memory = memory;
        this.zone = zone;
        this.pattern = pattern;
        this.scatter = scatter;
        types = chance.of(10);
        owners = chance.of(11);
        sides = chance.of(12);
        order = memory.pageblockOrder();
        tiles = new BuddyTiles(chance.of(13), pattern.clumping(), new Writer());
    }

    /// Writes the scatter with `broken` of the free pageblocks broken.
    public void write(int broken) {
        int[] free = scatter.freePages(broken);
        int[] sequence = new int[scatter.end() - scatter.first()];
        for (int i = 0; i < sequence.length; i++) {
            sequence[i] = scatter.first() + i;
            memory.setPageblock(pfn(sequence[i]), zone.index(), typeOf(sequence[i]).ordinal());
        }
        for (int pageblock : sides.of(0).shuffle(sequence)) {
            type = MigrateType.of(memory.pageblockType(pfn(pageblock)));
            writePageblock(free, pageblock);
        }
    }

    private void writePageblock(int[] free, int pageblock) {
        int count = free[pageblock];
        if (count != 0 && count != 1 << order) {
            polluted = !pattern.pollutes();
            tiles.layOut(pfn(pageblock), order, count);
        } else if (!isPair(free, pageblock)) {
            writeUniform(pfn(pageblock), order, count);
        } else if ((pageblock & 1) == 0) {
            writeUniform(pfn(pageblock), order + 1, count);
        }
    }

    // Two pageblocks that are alike make one block of the largest order.
    private boolean isPair(int[] free, int pageblock) {
        int other = pageblock ^ 1;
        return order < zone.freeArea().maxOrder()
                && other >= scatter.first()
                && other < scatter.end()
                && free[other] == free[pageblock]
                && memory.pageblockType(pfn(other)) == type.ordinal();
    }

    private void writeUniform(int pfn, int blockOrder, int count) {
        if (count == 0) {
            use(pfn, blockOrder, Pattern.owner(type, owners.bits(pfn)));
        } else {
            list(pfn, blockOrder);
        }
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

    private void list(int pfn, int blockOrder) {
        if (sides.bits(pfn) < 0) {
            zone.freeArea().addHead(pfn, blockOrder, type.ordinal());
        } else {
            zone.freeArea().addTail(pfn, blockOrder, type.ordinal());
        }
    }

    private void use(int pfn, int blockOrder, FrameKind owner) {
        memory.setWord(pfn, FrameWord.used(owner, blockOrder, 0));
    }

    private final class Writer implements BuddyTiles.Sink {
        @Override
        public void free(int pfn, int blockOrder) {
            list(pfn, blockOrder);
        }

        @Override
        public void used(int pfn, int blockOrder) {
            long bits = owners.bits(pfn);
            use(pfn, blockOrder, strays(blockOrder, bits) ? FrameKind.SLAB : owner(bits));
        }

        private FrameKind owner(long bits) {
            return Pattern.owner(type, bits);
        }

        // A movable pageblock gets one kernel page at least, and a few more.
        private boolean strays(int blockOrder, long bits) {
            if (type != MigrateType.MOVABLE || !pattern.pollutes() || blockOrder > 1) {
                return false;
            }
            boolean stray = !polluted || (bits & 0x1f) == 0;
            polluted = true;
            return stray;
        }
    }
}
