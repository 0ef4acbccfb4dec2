package io.github.vmemmaplab.ui.tables;

import org.jspecify.annotations.Nullable;

/// What the tree and an open table ask of the panel around them.
interface TreeOpener {
    /// Opens an entry: a slot's page table, anything else's bits.
    void open(EntryRef ref);

    /// Opens an entry's bits, whatever it is.
    void openBits(EntryRef ref);

    /// Says what is pointed at, null for nothing.
    void point(@Nullable EntryRef ref);
}
