package io.github.vmemmaplab.kernel.paging;

/// A level of the translation tables by its kernel name, top first (include/linux/pgtable.h).
///
/// A level with fewer than the full set of levels is folded into the one below; {@link
/// AddressLayout} knows which exist.
public enum Level {
    /// Page global directory: the top table.
    PGD,
    /// Page 4th-level directory; folded but with 52-bit addresses.
    P4D,
    /// Page upper directory: an entry spans 1 GiB with 4K pages.
    PUD,
    /// Page middle directory: an entry spans 2 MiB with 4K pages.
    PMD,
    /// Page table entry: maps one page.
    PTE;

    /// {@return the level below}
    public Level below() {
        return values()[ordinal() + 1];
    }

    /// {@return the level above}
    public Level above() {
        return values()[ordinal() - 1];
    }
}
