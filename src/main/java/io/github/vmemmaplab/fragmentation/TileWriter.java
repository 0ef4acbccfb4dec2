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
            use(pfn, order, Pattern.owner(type, chance.bits(pfn)));
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
        use(pfn, order, strays(order, bits) ? FrameKind.SLAB : Pattern.owner(type, bits));
    }

    // A movable pageblock that is broken gets one kernel page at least.
    private boolean strays(int order, long bits) {
        if (type != MigrateType.MOVABLE || !pattern.pollutes() || order > 1) {
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
