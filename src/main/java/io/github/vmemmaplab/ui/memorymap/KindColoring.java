package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.ui.Frame;

/// Colours a block by its {@link FrameKind} alone.
final class KindColoring implements Coloring {
    static final Shade[] BY_TYPE = new Shade[FrameKind.values().length];
    static final Shade[] BY_OWNER = new Shade[FrameKind.values().length];

    static {
        for (FrameKind kind : FrameKind.values()) {
            BY_TYPE[kind.ordinal()] = byType(kind);
            BY_OWNER[kind.ordinal()] = byOwner(kind);
        }
    }

    private final Shade[] shades;

    /// Colours with one shade a kind, in the order of the kinds.
    KindColoring(Shade[] shades) {
        this.shades = shades.clone();
    }

    static Shade byType(FrameKind kind) {
        return switch (kind) {
            case ABSENT -> Shade.ABSENT;
            case FREE -> Shade.FREE;
            case PER_CPU -> Shade.PER_CPU;
            case OFFLINE -> Shade.HOT_ADDED;
            case ISOLATED -> Shade.ISOLATED;
            case RESERVED -> Shade.RESERVED;
            case KERNEL, SLAB, PINNED -> Shade.UNMOVABLE;
            case RECLAIMABLE -> Shade.RECLAIMABLE;
            case ANON, FILE -> Shade.MOVABLE;
            case PAGE_TABLE -> Shade.PAGE_TABLE;
            case VMEMMAP_BLOCK -> Shade.VMEMMAP_BLOCK;
            case VMEMMAP_PAGE -> Shade.VMEMMAP_PAGE;
        };
    }

    private static Shade byOwner(FrameKind kind) {
        return switch (kind) {
            case KERNEL -> Shade.KERNEL;
            case SLAB -> Shade.SLAB;
            case PINNED -> Shade.PINNED;
            case ANON -> Shade.ANON;
            case FILE -> Shade.FILE;
            case ABSENT,
                    FREE,
                    PER_CPU,
                    OFFLINE,
                    ISOLATED,
                    RESERVED,
                    RECLAIMABLE,
                    PAGE_TABLE,
                    VMEMMAP_BLOCK,
                    VMEMMAP_PAGE ->
                    byType(kind);
        };
    }

    @Override
    public void follow(Frame frame) {}

    @Override
    public boolean isPlain(int pfn) {
        return true;
    }

    @Override
    public int ofKind(FrameKind kind) {
        return shades[kind.ordinal()].ordinal();
    }

    @Override
    public int of(int pfn, long word) {
        return shades[FrameWord.kind(word).ordinal()].ordinal();
    }
}
