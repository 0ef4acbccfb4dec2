package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.ui.theme.Role;

/// A thing that can be hovered or selected in one panel and lights up in all.
public sealed interface Selection {
    /// Nothing.
    record None() implements Selection {}

    /// A page frame.
    record PageFrame(int pfn) implements Selection {}

    /// A table entry at `level`'s depth that covers the virtual address.
    record VirtualAddress(long addr) implements Selection {}

    /// The free blocks of an order on the list of a migrate type, or on all lists of the order if
    /// `type` is {@link #ANY_TYPE}.
    record FreeList(int order, int type) implements Selection {
        /// Stands for the lists of all types.
        public static final int ANY_TYPE = -1;
    }

    /// All memory of one role, as a legend names it.
    record OfRole(Role role) implements Selection {}
}
