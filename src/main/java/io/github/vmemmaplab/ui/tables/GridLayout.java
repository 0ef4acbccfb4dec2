package io.github.vmemmaplab.ui.tables;

import javafx.geometry.Rectangle2D;

/// Where the entries of one page table lie in a panel: 32 in a row of 512, more in a row of larger
/// tables, so that rows stay twice as many entries long as there are rows.
///
/// All cells are equal and on whole units.
final class GridLayout {
    /// Room for the index that each row begins with.
    static final double LABELS = 42;

    // Rings go around cells of the first row too.
    private static final double TOP = 3;
    private static final double CELL_MOST = 46;

    private final int entries;
    private final int columns;
    private final double cellWidth;
    private final double cellHeight;

    GridLayout(int entries, double width, double height) {
        this.entries = entries;
        int shift = (Integer.numberOfTrailingZeros(entries) + 2) / 2;
        columns = 1 << shift;
        cellWidth = Math.clamp(Math.floor((width - LABELS) / columns), 1, CELL_MOST);
        cellHeight = Math.clamp(Math.floor((height - 2 * TOP) / rows()), 1, CELL_MOST);
    }

    int columns() {
        return columns;
    }

    int rows() {
        return entries / columns;
    }

    /// {@return where all entries lie}
    Rectangle2D area() {
        return new Rectangle2D(LABELS, TOP, columns * cellWidth, rows() * cellHeight);
    }

    /// {@return where an entry lies}
    Rectangle2D cell(int index) {
        int column = index % columns;
        int row = index / columns;
        return new Rectangle2D(
                LABELS + column * cellWidth, TOP + row * cellHeight, cellWidth, cellHeight);
    }

    /// {@return the entry at a point, -1 for none}
    int entryAt(double x, double y) {
        if (!area().contains(x, y)) {
            return -1;
        }
        int column = Math.min(columns - 1, (int) ((x - LABELS) / cellWidth));
        return Math.min(rows() - 1, (int) ((y - TOP) / cellHeight)) * columns + column;
    }

    /// {@return how many rows there are from one index that is written out to the next}
    int labelEvery(double lineHeight) {
        int every = 1;
        while (every * cellHeight < lineHeight) {
            every *= 2;
        }
        return every;
    }
}
