package io.github.vmemmaplab.kernel;

/// What is counted while the model runs, from the start of the run to the cursor.
public enum Counter {
    /// Requests for a PMD_SIZE block for a vmemmap slot.
    ORDER9_ATTEMPTS,
    /// Of these, those that failed.
    ORDER9_FAILED,
    /// Vmemmap slots mapped by a block now.
    BLOCKS_MAPPED,
    /// Vmemmap base pages mapped now.
    BASE_PAGES_MAPPED,
    /// Table pages that the vmemmap of added memory holds now.
    VMEMMAP_TABLES,
    /// Table pages that the linear map of added memory holds now.
    LINEAR_TABLES,
    /// Calls of vmemmap_free.
    VMEMMAP_FREES,
    /// Entries that vmemmap_free looked at, empty ones.
    VISITED_NONE,
    /// Entries that vmemmap_free looked at, those in use.
    VISITED_MAPPED,
    /// TLB invalidations for the vmemmap.
    TLB_INVALIDATIONS,
    /// Order-9 blocks that were mapped and given back before the request ended.
    BLOCKS_THROWN_AWAY,
    /// Pages allocated for vmemmap and its tables, whether kept or not.
    PAGES_ALLOCATED,
    /// Whether the allocation-failure warning was printed since boot, 0 or 1.
    WARNED
}
