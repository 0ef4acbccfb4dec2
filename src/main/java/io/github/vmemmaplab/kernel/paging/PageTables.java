package io.github.vmemmaplab.kernel.paging;

import io.github.vmemmaplab.kernel.state.Cell;
import io.github.vmemmaplab.kernel.state.Cell.Space;
import io.github.vmemmaplab.kernel.state.ChangeLog;

/// The contents of all translation tables, by the PFN of the page that holds each; `swapper_pg_dir`
/// is the root.
///
/// A table is created empty when first written and costs one page's worth of heap; an unwritten one
/// costs nothing and reads as empty. Entries are real descriptors. Departure: the last-level tables
/// of the linear map are never written, since all their entries follow from the table's place
/// ({@link #root} to PMD are real); this saves 4 KiB a 2 MiB of added memory.
public final class PageTables {
    private static final int CHUNK_SHIFT = 10;
    private static final long ENTRY_SPACE = Cell.of(Space.ENTRY, 0);

    private final int basePfn;
    private int root;
    private final int entryShift;
    private long[][][] tables = new long[0][][];
    private ChangeLog log = ChangeLog.OFF;

    /// Tables of `2^entryShift` entries, the root in page `root`, all pages from `basePfn` up.
    public PageTables(int basePfn, int root, int entryShift) {
        this.basePfn = basePfn;
        this.root = root;
        this.entryShift = entryShift;
    }

    /// Sends changes from now on to `newLog`.
    public void logTo(ChangeLog newLog) {
        log = newLog;
    }

    /// Puts the top table into another page; before any entry is written.
    public void placeRoot(int pfn) {
        root = pfn;
    }

    /// {@return the PFN of the top table}
    public int root() {
        return root;
    }

    /// {@return entry `index` of the table in page `pfn`}
    public long entry(int pfn, int index) {
        long[] table = tableOrNull(pfn);
        return table == null ? Descriptor.NONE : table[index];
    }

    /// Writes an entry.
    public void setEntry(int pfn, int index, long entry) {
        long[] table = table(pfn);
        long delta = table[index] ^ entry;
        if (delta != 0) {
            table[index] = entry;
            log.changed(ENTRY_SPACE | (long) pfn << entryShift | index, delta);
        }
    }

    /// Applies a logged change, in either direction; tells nobody.
    public void apply(long cellIndex, long delta) {
        table((int) (cellIndex >>> entryShift))[(int) cellIndex & (1 << entryShift) - 1] ^= delta;
    }

    /// {@return the PFN of the table that a changed entry is in}
    public int tableOfCell(long cellIndex) {
        return (int) (cellIndex >>> entryShift);
    }

    /// {@return which entry of its table a changed entry is}
    public int indexOfCell(long cellIndex) {
        return (int) cellIndex & (1 << entryShift) - 1;
    }

    private long @org.jspecify.annotations.Nullable [] tableOrNull(int pfn) {
        int chunk = (pfn - basePfn) >>> CHUNK_SHIFT;
        if (chunk >= tables.length || tables[chunk] == null) {
            return null;
        }
        return tables[chunk][pfn - basePfn & (1 << CHUNK_SHIFT) - 1];
    }

    private long[] table(int pfn) {
        int chunk = (pfn - basePfn) >>> CHUNK_SHIFT;
        if (chunk >= tables.length) {
            tables = java.util.Arrays.copyOf(tables, Math.max(chunk + 1, tables.length * 2));
        }
        if (tables[chunk] == null) {
            tables[chunk] = new long[1 << CHUNK_SHIFT][];
        }
        long[][] row = tables[chunk];
        int i = pfn - basePfn & (1 << CHUNK_SHIFT) - 1;
        if (row[i] == null) {
            row[i] = new long[1 << entryShift];
        }
        return row[i];
    }
}
