package io.github.vmemmaplab.ui.timeline;

/// A stretch of the run that does one kind of thing; phases follow each other without a gap.
///
/// @param kind what is done
/// @param first number of its first event
/// @param last number of its last event
/// @param slot which vmemmap slot of the request it works on, -1 for none
/// @param request number of the event that began the request
public record Phase(Kind kind, int first, int last, int slot, int request) {
    /// What is done.
    public enum Kind {
        /// Tables for the linear map of added memory.
        LINEAR_MAP,
        /// A slot gets its PMD_SIZE block.
        BLOCK,
        /// Compaction moves pages, so that a slot may get its block.
        COMPACTION,
        /// Page cache is dropped, so that a slot may get its block.
        RECLAIM,
        /// A slot does not get it, or the request is refused.
        FAILURE,
        /// Base pages for a slot.
        BASE_PAGES,
        /// `vmemmap_free`.
        FREE,
        /// The linear map is taken down.
        LINEAR_FREE,
        /// Memory goes online.
        ONLINE,
        /// Memory goes offline.
        OFFLINE
    }

    /// {@return how many events it has}
    public int events() {
        return last - first + 1;
    }

    /// {@return whether event `step` belongs to it}
    public boolean contains(int step) {
        return first <= step && step <= last;
    }
}
