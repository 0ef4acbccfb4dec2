package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.Level;

import javafx.geometry.Rectangle2D;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Where the tables and slots of a {@link TableTree} lie in a panel: as many slots as fit as cards
/// on the right, the tables on the way to them on the left, and, where not all slots fit, a strip
/// of all of them below.
///
/// Cards are low where that lets all of them fit; where they do not fit anyway, they are of a
/// height to read.
final class TreeLayout {
    static final double STRIP_HEIGHT = 20;

    /// How far above the strip it can still be caught.
    static final double STRIP_REACH = 6;

    /// How far bars are from the edges of their cards.
    static final double BAR_INSET = 10;

    private static final double LEAST_WIDTH = 300;
    private static final double PITCH_LEAST = 18;
    private static final double PITCH_LOW = 24;
    private static final double PITCH_READABLE = 42;
    private static final double PITCH_MOST = 220;
    private static final double STRIP_ROOM = STRIP_HEIGHT + 14;
    // What shines has a ring that reaches beyond its card.
    private static final double RING = 2;
    private static final double CELL_HEIGHT = 4;
    private static final int ROWS_MOST = 16;

    private final TableTree tree;
    private final double width;
    private final double height;
    private final int first;
    private final int count;
    private final double pitch;
    private final TreeBoxes boxes;

    TreeLayout(TableTree tree, double width, double height, int wantedFirst) {
        this.tree = tree;
        this.width = Math.max(width, LEAST_WIDTH);
        this.height = Math.max(height, PITCH_READABLE + STRIP_ROOM);
        int all = tree.slots().count();
        double cards = this.height - RING;
        boolean allFit = all * PITCH_LEAST <= cards;
        double room = allFit ? cards : cards - STRIP_ROOM;
        count = allFit ? all : Math.max(1, (int) (room / PITCH_READABLE));
        first = Math.clamp(wantedFirst, 0, all - count);
        pitch = Math.min(PITCH_MOST, Math.floor(room / Math.max(1, count)));
        boxes = new TreeBoxes(this, tree);
        if (count > 0) {
            boxes.layOut();
        }
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    int first() {
        return first;
    }

    int count() {
        return count;
    }

    /// {@return the slot after the last one that has a card}
    int end() {
        return first + count;
    }

    /// {@return the tables on the way to the cards, top level first}
    List<TreeBoxes.Box> boxes() {
        return boxes.all();
    }

    /// {@return whether some slots have no card}
    boolean hasStrip() {
        return count < tree.slots().count();
    }

    Rectangle2D strip() {
        return new Rectangle2D(1, height - STRIP_HEIGHT - 4, width - 2, STRIP_HEIGHT);
    }

    private double gap() {
        if (isLow()) {
            return pitch < PITCH_LOW ? 2 : 4;
        }
        return 8;
    }

    /// {@return how far the words of a card are from its top}
    double words() {
        if (isLow()) {
            return pitch < PITCH_LOW ? 6.5 : 8;
        }
        return Math.min(16, 11 + (pitch - PITCH_READABLE) / 6);
    }

    /// {@return where the card of slot `index` lies}
    Rectangle2D card(int index) {
        double left = boxes.right();
        return new Rectangle2D(
                left,
                RING + (index - first) * pitch,
                Math.max(60, width - left - RING),
                pitch - gap());
    }

    /// {@return where the bar of slot `index` lies}
    Rectangle2D bar(int index) {
        Rectangle2D card = card(index);
        double room = card.getHeight() - 2 * words();
        double height = Math.max(isLow() ? 3 : 4, Math.floor(room) - (isLow() ? 1 : 5));
        double below = isLow() ? 1 : 5;
        return new Rectangle2D(
                card.getMinX() + BAR_INSET,
                card.getMaxY() - below - height,
                card.getWidth() - 2 * BAR_INSET,
                height);
    }

    /// {@return how many rows of cells a bar has}
    int rows() {
        int rows = 1;
        double most = bar(first).getHeight() / CELL_HEIGHT;
        while (rows * 2 <= most && rows < ROWS_MOST) {
            rows *= 2;
        }
        return rows;
    }

    /// {@return how many cells a row has}
    int columns() {
        return tree.layout().entries() / rows();
    }

    /// {@return the page at a row and a column: down the columns first, so that a bar fills from
    /// left to right}
    int cellAt(int row, int column) {
        return column * rows() + row;
    }

    /// {@return where page `cell` of slot `index` lies}
    Rectangle2D cell(int index, int cell) {
        Rectangle2D bar = bar(index);
        double w = bar.getWidth() / columns();
        double h = bar.getHeight() / rows();
        int column = cell / rows();
        int row = cell % rows();
        return new Rectangle2D(bar.getMinX() + column * w, bar.getMinY() + row * h, w, h);
    }

    /// {@return the entry at a point, null if there is none}
    @Nullable EntryRef entryAt(double x, double y) {
        TreeBoxes.Box box = boxAt(x, y);
        if (box != null) {
            return box.ref();
        }
        for (int index = first; index < end(); index++) {
            if (card(index).contains(x, y)) {
                return inCard(index, x, y);
            }
        }
        return null;
    }

    /// {@return the table at a point, null if there is none}
    TreeBoxes.@Nullable Box boxAt(double x, double y) {
        for (TreeBoxes.Box box : boxes()) {
            if (box.area().contains(x, y)) {
                return box;
            }
        }
        return null;
    }

    private EntryRef inCard(int index, double x, double y) {
        long addr = tree.slots().addressOf(index);
        Rectangle2D bar = bar(index);
        if (tree.kind(index) != SlotState.Kind.TABLE || !bar.contains(x, y)) {
            return new EntryRef(Level.PMD, addr);
        }
        int column = (int) ((x - bar.getMinX()) / bar.getWidth() * columns());
        int row = (int) ((y - bar.getMinY()) / bar.getHeight() * rows());
        int cell = Math.min(cellAt(row, column), tree.layout().entries() - 1);
        return new EntryRef(Level.PTE, addr + ((long) cell << tree.layout().pageShift()));
    }

    /// {@return the slot at `x` of the strip}
    int slotInStrip(double x) {
        int all = tree.slots().count();
        return Math.clamp((int) ((x - 1) / (width - 2) * all), 0, all - 1);
    }

    /// {@return where slot `index` begins in the strip}
    double stripX(int index) {
        return 1 + (width - 2) * index / Math.max(1, tree.slots().count());
    }

    double pitch() {
        return pitch;
    }

    /// {@return whether cards are low: one line of words over a thin bar}
    boolean isLow() {
        return pitch < PITCH_READABLE;
    }
}
