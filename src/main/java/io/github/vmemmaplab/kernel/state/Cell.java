package io.github.vmemmaplab.kernel.state;

/// The address of one cell of kernel state: a {@link Space} and an index within it, packed into a
/// `long`.
///
/// Bits 63:56 hold the space, bits 55:0 the index.
public final class Cell {
    static final int SPACE_SHIFT = 56;
    private static final long INDEX_MASK = (1L << SPACE_SHIFT) - 1;
    private static final Space[] SPACES = Space.values();

    /// The families of cells; the index of a cell means what its space says.
    public enum Space {
        /// A page frame's word; index is its PFN.
        FRAME,
        /// A pageblock's migrate type and zone; index is its number within memory.
        PAGEBLOCK,
        /// One number of a zone, a per-cpu list or a counter; index is the register.
        REGISTER,
        /// A translation-table entry; index is PFN of the table times entries a table, plus the
        /// entry's index.
        ENTRY,
        /// A section's flags and usage; index is the section number.
        SECTION
    }

    private Cell() {}

    /// {@return the cell `index` of `space`}
    public static long of(Space space, long index) {
        return (long) space.ordinal() << SPACE_SHIFT | index;
    }

    /// {@return the space that `cell` belongs to}
    public static Space space(long cell) {
        return SPACES[(int) (cell >>> SPACE_SHIFT)];
    }

    /// {@return the index of `cell` within its space}
    public static long index(long cell) {
        return cell & INDEX_MASK;
    }
}
