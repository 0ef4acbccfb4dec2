package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.event.VmemmapEvent.Pass;
import io.github.vmemmaplab.kernel.paging.Level;

/// One look of `vmemmap_free` at an entry, or at a run of entries of one table.
///
/// @param pass in which of its passes
/// @param level the entries' level
/// @param addr an address below the entry, or the first of the run
/// @param found what was there
record Visit(Pass pass, Level level, long addr, Found found) {
    /// What a look at an entry found.
    enum Found {
        /// Nothing.
        NONE,
        /// A table, to be gone into.
        TABLE,
        /// Memory, which was unmapped and given back.
        LEAF,
        /// A run of entries, read at once.
        RUN,
        /// A table that had become empty and was given back.
        EMPTY_TABLE
    }
}
