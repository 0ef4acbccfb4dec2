package io.github.vmemmaplab.ui.timeline;

/// A place of the run that a watcher wants to find again.
///
/// @param kind what happened there
/// @param step number of its event
public record Mark(Kind kind, int step) {
    /// What happened; what weighs most comes first.
    public enum Kind {
        /// A PMD_SIZE block could not be had, or a request was refused.
        FAILURE,
        /// The policy turned to base pages.
        FALLBACK,
        /// `vmemmap_free` was called.
        FREE,
        /// A real kernel did something else from here on.
        KERNEL_DIFFERS,
        /// A memory block went online.
        ONLINE,
        /// A block of another migrate type was stolen or claimed.
        STEAL
    }
}
