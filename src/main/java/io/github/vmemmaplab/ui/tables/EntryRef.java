package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Level;

/// A translation-table entry: the one of `level` that an address goes through.
///
/// @param level which level
/// @param addr an address below it
public record EntryRef(Level level, long addr) {
    /// {@return the same entry by its first address}
    EntryRef first(AddressLayout layout) {
        return new EntryRef(level, addr & -layout.span(level));
    }
}
