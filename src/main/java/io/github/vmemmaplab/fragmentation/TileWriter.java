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
            fill(pfn, order);
        }
    }

    // Where kernel pages stray, one sits in every pageblock: without it compaction could empty one
    // that is full of movable pages.
    private void fill(int pfn, int order) {
        if (order > 0 && straysInto(type) && !hasStray) {
            int half = 1 << (order - 1);
            boolean isUpper = (chance.bits(pfn) >>> order & 1) == 1;
            fill(pfn + (isUpper ? half : 0), order - 1);
            use(pfn + (isUpper ? 0 : half), order - 1, FrameKind.ANON);
        } else {
            used(pfn, order);
        }
    }

    /// {@return whether every pageblock of this type holds a kernel page that is none of its own}
    boolean straysInto(MigrateType pageblockType) {
        return pageblockType == MigrateType.MOVABLE && pattern.pollutes();
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
        use(pfn, order, strays(order, bits) ? FrameKind.SLAB : Pattern.owner(type, bits));
    }

    // The first small block is the kernel's, and a few more.
    private boolean strays(int order, long bits) {
        if (!straysInto(type) || order > 1) {
            return false;
        }
        boolean stray = !hasStray || bits % STRAYS == 0;
        hasStray = true;
        return stray;
    }

    private void use(int pfn, int order, FrameKind owner) {
        memory.setWord(pfn, FrameWord.used(owner, order, 0));
    }
}
