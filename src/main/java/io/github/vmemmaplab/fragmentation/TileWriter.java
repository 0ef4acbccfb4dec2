package io.github.vmemmaplab.fragmentation;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;

/// Writes blocks of free and of used pages into one zone, a pageblock at a time: the free ones at
/// either end of their lists by chance, the used ones with an owner that suits the pageblock.
final class TileWriter implements BuddyTiles.Sink {
    private static final int STRAYS = 32;

    private final PhysicalMemory memory;
    private final Zone zone;
    private final Pattern pattern;
    private final Chance chance;
    private MigrateType type = MigrateType.UNMOVABLE;
    private boolean hasStray;

    TileWriter(PhysicalMemory memory, Zone zone, Pattern pattern, Chance chance) {
        this.memory = memory;
        this.zone = zone;
        this.pattern = pattern;
        this.chance = chance;
    }

    /// What follows lies in a pageblock of this type.
    void enter(MigrateType pageblockType) {
        type = pageblockType;
        hasStray = false;
    }

    /// A block that is free or wholly used, as large as a pageblock or larger.
    void write(int pfn, int order, boolean isFree) {
        if (isFree) {
            free(pfn, order);
        } else {
            used(pfn, order);
        }
    }

    @Override
    public void free(int pfn, int order) {
        if (chance.bits(pfn) < 0) {
            zone.freeArea().addHead(pfn, order, type.ordinal());
        } else {
            zone.freeArea().addTail(pfn, order, type.ordinal());
        }
    }

    @Override
    public void used(int pfn, int order) {
        long bits = chance.bits(pfn);
        if (straysInto(type) && !hasStray) {
            plantStray(pfn, order, bits);
        } else {
            boolean stray = straysInto(type) && order == 0 && bits % STRAYS == 0;
            use(pfn, order, stray ? FrameKind.SLAB : Pattern.owner(type, bits));
        }
    }

    // One page of the block is the kernel's.
    private void plantStray(int pfn, int order, long bits) {
        int at = pfn;
        for (int half = order - 1; half >= 0; half--) {
            boolean isUpper = (bits >>> half & 1) == 1;
            use(isUpper ? at : at + (1 << half), half, FrameKind.ANON);
            at += isUpper ? 1 << half : 0;
        }
        use(at, 0, FrameKind.SLAB);
        hasStray = true;
    }

    /// {@return whether every pageblock of this type holds a kernel page that is none of its own}
    ///
    /// Without it compaction could empty one that is full of movable pages.
    boolean straysInto(MigrateType pageblockType) {
        return pageblockType == MigrateType.MOVABLE && pattern.pollutes();
    }

    private void use(int pfn, int order, FrameKind owner) {
        memory.setWord(pfn, FrameWord.run(owner, order));
    }
}
