package io.github.vmemmaplab.ui;

/// A thing that can be hovered or selected in one panel and lights up in all.
public sealed interface Selection {
    /// Nothing.
    record None() implements Selection {}

    /// A page frame.
    record PageFrame(int pfn) implements Selection {}

    /// A table entry at `level`'s depth that covers the virtual address.
    record VirtualAddress(long addr) implements Selection {}

    /// A free list.
    record FreeList(int order, int type) implements Selection {}
}
