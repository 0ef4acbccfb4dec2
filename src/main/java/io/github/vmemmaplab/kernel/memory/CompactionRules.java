package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.KernelVersion;

/// The two generations of mm/compaction.c that differ in what they move where, not in the plan.
enum CompactionRules {
    /// Up to 6.1: free blocks are split into pages at once, and each page is moved as soon as it
    /// has a target.
    PAGE_BY_PAGE,
    /// 6.12: free blocks stay whole until a target is cut from them, and a cluster gets all its
    /// targets before the first page moves.
    BATCHED;

    static CompactionRules of(KernelVersion version) {
        return version.isAtLeast(KernelVersion.V6_12) ? BATCHED : PAGE_BY_PAGE;
    }

    /// {@return whether the pages of a free block that the migrate scanner steps over count as
    /// scanned}
    boolean countsFreeBlocksWhole() {
        return this == BATCHED;
    }

    /// {@return whether the search of the free lists ends at the first order that gave enough}
    boolean stopsSearchWhenEnough() {
        return this == BATCHED;
    }

    /// {@return whether the free scanner's fallback place must be in a pageblock that may receive
    /// pages}
    boolean restartsInTargetsOnly() {
        return this == BATCHED;
    }

    /// {@return whether a pageblock searched for neighbours is marked only if it was searched to
    /// its end; before, also if it did not give enough}
    boolean marksSearchedToEnd() {
        return this == BATCHED;
    }

    /// {@return whether a pageblock is marked as taken only by isolating its very first page; in
    /// 6.12, by isolating any}
    boolean firstPageMarks() {
        return this == PAGE_BY_PAGE;
    }

    /// {@return by how many pageblocks the free scanner's cached place moves past a full pageblock}
    int pageblocksPastFull() {
        return this == BATCHED ? 1 : 0;
    }

    Targets newTargets(PhysicalMemory memory) {
        return switch (this) {
            case PAGE_BY_PAGE -> new PageTargets(memory);
            case BATCHED -> new BlockTargets(memory);
        };
    }
}
