package io.github.vmemmaplab.kernel.memory;

/// The free pages that compaction has isolated to move others into (`freepages` of `struct
/// compact_control`, mm/internal.h).
sealed interface Targets permits PageTargets, BlockTargets {
    /// Adds a block that has just been taken off its free list.
    void add(int pfn, int order);

    /// {@return a page to move into, or -1 (`compaction_alloc`)}
    int take();

    /// {@return how many pages are held}
    int pages();

    /// Gives all that is held back to the allocator.
    ///
    /// @return the highest PFN given back
    int release(PageAllocator allocator);
}
