package io.github.vmemmaplab.ui.workbench;

/// A place in the window.
enum Spot {
    /// Across the top, on the edge.
    HEADER,
    /// Below the header.
    FRAGMENTATION,
    /// The large one on the left.
    MEMORY,
    /// The large one on the right.
    TABLES,
    /// Below, left.
    CODE,
    /// Below, in the middle.
    STEP,
    /// Below, right; in a narrow window behind {@link #CODE}.
    COUNTERS,
    /// Across the bottom.
    TIMELINE
}
