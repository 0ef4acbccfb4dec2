package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

/// A colour that memory can have on the map, whatever it is coloured by: that of a role, or a mix
/// of two. Relatives share a hue and differ in lightness, which every eye tells apart.
enum Shade {
    /// No memory there.
    ABSENT(Role.PANEL),
    /// Nobody's memory.
    FREE(Role.FREE),
    /// Free to one CPU only.
    PER_CPU(Role.PER_CPU),
    /// Added, not online.
    HOT_ADDED(Role.HOT_ADDED),
    /// Taken off its list, not yet handed out.
    ISOLATED(Role.NEUTRAL),
    /// Reserved at boot.
    RESERVED(Role.RESERVED),
    /// Does not move.
    UNMOVABLE(Role.UNMOVABLE),
    /// Moves.
    MOVABLE(Role.MOVABLE),
    /// Does not move, may be dropped.
    RECLAIMABLE(Role.RECLAIMABLE),
    /// A page-table page.
    PAGE_TABLE(Role.PAGE_TABLE),
    /// Struct pages in a block.
    VMEMMAP_BLOCK(Role.VMEMMAP_BLOCK),
    /// Struct pages in base pages.
    VMEMMAP_PAGE(Role.VMEMMAP_PAGE),

    /// Kernel memory without a finer owner.
    KERNEL(Role.UNMOVABLE),
    /// Slab caches.
    SLAB(Role.UNMOVABLE, Role.TEXT, 0.62),
    /// A process's pinned pages.
    PINNED(Role.UNMOVABLE, Role.PANEL, 0.6),
    /// A process's anonymous pages.
    ANON(Role.MOVABLE),
    /// Page cache.
    FILE(Role.MOVABLE, Role.TEXT, 0.52),

    /// Changed in this very step.
    NOW(Role.CHANGED),
    /// Changed in the last ten steps.
    LAST_TEN(Role.ACCENT),
    /// Changed in the last hundred steps.
    LAST_HUNDRED(Role.ACCENT, Role.FREE, 0.72),
    /// Changed in the last thousand steps.
    LAST_THOUSAND(Role.ACCENT, Role.FREE, 0.48),
    /// Changed earlier in the run.
    EARLIER(Role.ACCENT, Role.FREE, 0.26),
    /// As it was at the start.
    SINCE_START(Role.FREE),

    /// First on its free list: the next to be taken.
    FIRST(Role.VMEMMAP_PAGE),
    /// Second to eighth on its list.
    SOON(Role.VMEMMAP_PAGE, Role.PANEL, 0.66),
    /// Ninth to sixty-fourth on its list.
    LATER(Role.ACCENT),
    /// Further from the head of its list.
    FAR(Role.ACCENT, Role.PANEL, 0.42),
    /// On no list.
    UNLISTED(Role.LINE),

    /// Pointed at by its list.
    LIT(Role.ACCENT);

    /// How many there are.
    static final int COUNT = values().length;

    private final Role role;
    private final Role mixedWith;
    private final double share;

    Shade(Role role) {
        this(role, role, 1);
    }

    Shade(Role role, Role mixedWith, double share) {
        this.role = role;
        this.mixedWith = mixedWith;
        this.share = share;
    }

    /// {@return the role whose colour this is, or is a kin of}
    Role role() {
        return role;
    }

    /// {@return opaque ARGB in a theme}
    int argb(Palette palette) {
        return share == 1
                ? palette.argb(role)
                : Palette.mix(palette.argb(role), palette.argb(mixedWith), share);
    }
}
