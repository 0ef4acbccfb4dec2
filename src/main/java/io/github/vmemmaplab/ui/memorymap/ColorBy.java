package io.github.vmemmaplab.ui.memorymap;

import java.util.List;

/// What the colour of memory on the map tells.
public enum ColorBy {
    /// What the allocator can do with it, and whether it describes other memory.
    TYPE,
    /// Who holds it.
    OWNER,
    /// How many steps ago it changed hands or size.
    AGE,
    /// How far from the head of its free list it stands: the head is taken next.
    LIST_ORDER;

    /// {@return what a legend lists}
    List<Shade> shades() {
        return switch (this) {
            case TYPE ->
                    List.of(
                            Shade.FREE,
                            Shade.PER_CPU,
                            Shade.UNMOVABLE,
                            Shade.MOVABLE,
                            Shade.RECLAIMABLE,
                            Shade.RESERVED,
                            Shade.VMEMMAP_BLOCK,
                            Shade.VMEMMAP_PAGE,
                            Shade.PAGE_TABLE,
                            Shade.HOT_ADDED);
            case OWNER ->
                    List.of(
                            Shade.FREE,
                            Shade.PER_CPU,
                            Shade.KERNEL,
                            Shade.SLAB,
                            Shade.PINNED,
                            Shade.ANON,
                            Shade.FILE,
                            Shade.RECLAIMABLE,
                            Shade.RESERVED,
                            Shade.VMEMMAP_BLOCK,
                            Shade.VMEMMAP_PAGE,
                            Shade.PAGE_TABLE);
            case AGE ->
                    List.of(
                            Shade.NOW,
                            Shade.LAST_TEN,
                            Shade.LAST_HUNDRED,
                            Shade.LAST_THOUSAND,
                            Shade.EARLIER,
                            Shade.SINCE_START);
            case LIST_ORDER ->
                    List.of(Shade.FIRST, Shade.SOON, Shade.LATER, Shade.FAR, Shade.UNLISTED);
        };
    }

    /// {@return the one after this, the first after the last}
    ColorBy next() {
        return values()[(ordinal() + 1) % values().length];
    }

    Coloring coloring() {
        return switch (this) {
            case TYPE -> new KindColoring(KindColoring.BY_TYPE);
            case OWNER -> new KindColoring(KindColoring.BY_OWNER);
            case AGE -> new AgeColoring();
            case LIST_ORDER -> new PlaceColoring();
        };
    }
}
