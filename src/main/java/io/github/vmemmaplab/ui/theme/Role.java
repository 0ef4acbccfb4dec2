package io.github.vmemmaplab.ui.theme;

import java.util.Locale;

/// What a colour stands for. The stylesheets give each role a looked-up colour of the same name in
/// lower case: `VMEMMAP_BLOCK` is `-vmemmap-block`.
public enum Role {
    /// Behind all panels.
    BACKGROUND,
    /// A panel.
    PANEL,
    /// A control or a card on a panel.
    RAISED,
    /// Borders and dividers, and empty tracks.
    LINE,
    /// Text.
    TEXT,
    /// Text that explains other text.
    MUTED,
    /// What can be pressed, and the cursor.
    ACCENT,
    /// Text on {@link #ACCENT}.
    ON_ACCENT,
    /// Neither good nor bad: a phase that is not about the vmemmap.
    NEUTRAL,
    /// Behind the current line of code.
    CURRENT_LINE,
    /// Nobody's memory.
    FREE,
    /// The edge of memory that is free to one CPU only.
    PER_CPU,
    /// Kernel memory, slabs, pinned pages.
    UNMOVABLE,
    /// Anonymous memory and page cache.
    MOVABLE,
    /// Caches that can be dropped.
    RECLAIMABLE,
    /// Reserved at boot.
    RESERVED,
    /// Struct pages in a block of PMD_SIZE.
    VMEMMAP_BLOCK,
    /// Struct pages in base pages.
    VMEMMAP_PAGE,
    /// Words about {@link #VMEMMAP_PAGE}: dark enough to read.
    VMEMMAP_PAGE_TEXT,
    /// A page-table page.
    PAGE_TABLE,
    /// Memory that was added and is not online.
    HOT_ADDED,
    /// The hatching on {@link #HOT_ADDED}.
    HOT_ADDED_HATCH,
    /// What failed.
    FAILURE,
    /// The edge of what has just changed.
    CHANGED;

    /// {@return the looked-up colour's name in CSS}
    public String cssName() {
        return "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
