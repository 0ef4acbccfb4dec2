package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.ui.theme.Role;

/// A thing that can be hovered or selected in one panel and lights up in all; {@link Lit} says as
/// what it is found elsewhere.
public sealed interface Selection {
    /// Nothing.
    record None() implements Selection {}

    /// A page frame.
    record PageFrame(int pfn) implements Selection {}

    /// Page frames side by side, such as a pageblock.
    ///
    /// @param pfn the first
    /// @param pages how many
    record Frames(int pfn, int pages) implements Selection {}

    /// The PMD_SIZE slot of the vmemmap or of the linear map that holds a virtual address.
    record VirtualAddress(long addr) implements Selection {}

    /// A translation-table entry.
    ///
    /// @param table PFN of its table
    /// @param index which of the table's entries
    record Entry(int table, int index) implements Selection {}

    /// The free blocks of an order on the list of a migrate type, or on all lists of the order if
    /// `type` is {@link #ANY_TYPE}.
    record FreeList(int order, int type) implements Selection {
        /// Stands for the lists of all types.
        public static final int ANY_TYPE = -1;
    }

    /// A memory section.
    record Section(int section) implements Selection {}

    /// All memory of one role, as a legend names it.
    record OfRole(Role role) implements Selection {}

    /// An event, by its number in the run, from 1.
    record Moment(int step) implements Selection {}

    /// A line of pseudocode.
    ///
    /// @param listing title of the routine
    /// @param line index of the line in it, from 0
    record CodeLine(String listing, int line) implements Selection {}

    /// Everything that a counter counts.
    record Tally(Counted of) implements Selection {}
}
