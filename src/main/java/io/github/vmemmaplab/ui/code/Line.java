package io.github.vmemmaplab.ui.code;

/// What a line of pseudocode does; together with the {@link Listing} it says which line is meant.
public enum Line {
    /// The call begins.
    ENTER,
    /// The request is checked.
    CHECK,
    /// The linear map is made.
    LINEAR_MAP,
    /// A section and its struct pages.
    SECTION,
    /// What was done is undone.
    UNDO,
    /// The architecture's part of the request is called.
    ARCH(true),
    /// Each section is gone through.
    EACH_SECTION(true),
    /// A section's struct pages are made or taken away.
    STRUCT_PAGES(true),
    /// Base pages are made in the place of everything.
    BASE_PAGES(true),
    /// On to the next slot or page.
    NEXT,
    /// Tables on the way down are made.
    TABLES,
    /// The entry is in use already.
    PRESENT,
    /// Memory is asked for.
    ALLOCATE,
    /// There was none.
    FAILED,
    /// What the policy does about it.
    REMEDY,
    /// The entry is written.
    MAP,
    /// An entry is none.
    NONE,
    /// An entry points to a table.
    TABLE,
    /// An entry is cleared and what it mapped freed.
    CLEAR,
    /// The second walk looks at an entry.
    SECOND_WALK,
    /// The entries of a table are read again.
    SCAN,
    /// An empty table is freed.
    FREE_TABLE,
    /// The free lists give a block.
    TAKE,
    /// Another type's lists give one.
    STEAL,
    /// kswapd drops page cache.
    KSWAPD,
    /// The request itself drops page cache.
    RECLAIM,
    /// Pages are moved together.
    COMPACT,
    /// Somebody has to die.
    OOM,
    /// Per-cpu lists are drained.
    DRAIN,
    /// Pages go elsewhere.
    MOVE,
    /// Pages go to the free lists or leave them.
    HAND_OVER,
    /// The call returns.
    RETURN;

    private final boolean isCall;

    Line() {
        this(false);
    }

    Line(boolean isCall) {
        this.isCall = isCall;
    }

    /// {@return whether the line only calls: no event happens at it, but in what it calls}
    public boolean isCall() {
        return isCall;
    }
}
