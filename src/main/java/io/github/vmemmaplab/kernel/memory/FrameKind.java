package io.github.vmemmaplab.kernel.memory;

/// Who holds a page frame, or that nobody does.
///
/// The kernel has no such field: it tells the same from page flags, reference count and owner. The
/// lab needs it to colour frames and to know which pages migrate.
public enum FrameKind {
    /// No memory there.
    ABSENT,
    /// On a buddy free list.
    FREE,
    /// On a per-cpu list: free to its CPU, not counted free.
    PER_CPU,
    /// Hot-added, not onlined.
    OFFLINE,
    /// Taken out of its list, not yet handed to an owner.
    ISOLATED,
    /// Reserved at boot: kernel image, boot-time struct pages.
    RESERVED,
    /// Kernel memory without a finer name; does not move.
    KERNEL,
    /// Slab caches; do not move.
    SLAB,
    /// Reclaimable kernel caches; do not move, may be dropped.
    RECLAIMABLE,
    /// Anonymous memory of a process, on an LRU list; moves.
    ANON,
    /// Page cache, on an LRU list; moves and may be dropped.
    FILE,
    /// A process's page that is pinned: on no LRU list, does not move.
    PINNED,
    /// A page-table page of the linear map or the vmemmap.
    PAGE_TABLE,
    /// A PMD_SIZE block of struct pages.
    VMEMMAP_BLOCK,
    /// A base page of struct pages.
    VMEMMAP_PAGE;

    private static final FrameKind[] KINDS = values();

    /// {@return the kind with this ordinal}
    public static FrameKind of(int ordinal) {
        return KINDS[ordinal];
    }

    /// {@return whether compaction can move the page elsewhere}
    public boolean isMovable() {
        return this == ANON || this == FILE;
    }

    /// {@return whether the page belongs to somebody: neither free nor waiting to be}
    public boolean isUsed() {
        return ordinal() >= ISOLATED.ordinal();
    }
}
