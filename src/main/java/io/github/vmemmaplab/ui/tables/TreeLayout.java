package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.Level;

import javafx.geometry.Rectangle2D;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Where the tables and slots of a {@link VmemmapTree} lie in a panel: as many slots as fit as
/// cards on the right, the tables on the way to them on the left, and, where not all slots fit, a
/// strip of all of them below.
final class TreeLayout {
    static final double STRIP_HEIGHT = 16;
    private static final double LEAST_WIDTH = 300;
    private static final double BOX_WIDTH = 60;
    private static final double BOX_HEIGHT = 54;
    private static final double BOX_PITCH = 76;
    private static final double PITCH_LEAST = 42;
    private static final double PITCH_MOST = 150;
    private static final double CARD_GAP = 8;
    private static final double CURVE = 26;
    private static final double BAR_TOP = 21;
    private static final double BAR_INSET = 10;
    private static final double CELL_HEIGHT = 6;

    private final VmemmapTree tree;
    private final double width;
    private final double height;
    private final int first;
    private final int count;
    private final double pitch;
    private final List<Box> boxes = new ArrayList<>();

    /// A table on the way to some slots.
    ///
    /// @param ref an entry of it on that way
    /// @param area where it lies
    /// @param lastAddr an address below the last entry of it that is on the way to a slot shown
    /// @param parent the table above, null at the top
    record Box(EntryRef ref, Rectangle2D area, long lastAddr, @Nullable Box parent) {}

    TreeLayout(VmemmapTree tree, double width, double height, int wantedFirst) {
        this.tree = tree;
        this.width = Math.max(width, LEAST_WIDTH);
        this.height = Math.max(height, PITCH_LEAST + STRIP_HEIGHT + CARD_GAP + 3);
        int all = tree.slots().count();
        int fit = (int) (this.height / PITCH_LEAST);
        int fitAboveStrip = Math.max(1, (int) (cardsHeight() / PITCH_LEAST));
        count = all <= fit ? all : fitAboveStrip;
        first = Math.clamp(wantedFirst, 0, all - count);
        double room = all <= fit ? this.height : cardsHeight();
        pitch = Math.min(PITCH_MOST, room / Math.max(1, count));
        if (count > 0) {
            layOutBoxes();
        }
    }

    private double cardsHeight() {
        return height - STRIP_HEIGHT - CARD_GAP - 3;
    }

    int first() {
        return first;
    }

    int count() {
        return count;
    }

    List<Box> boxes() {
        return boxes;
    }

    /// {@return whether some slots have no card}
    boolean hasStrip() {
        return count < tree.slots().count();
    }

    Rectangle2D strip() {
        return new Rectangle2D(0, height - STRIP_HEIGHT - 3, width, STRIP_HEIGHT);
    }

    private double cardsLeft() {
        return tree.upperLevels().size() * BOX_PITCH + CURVE - (BOX_PITCH - BOX_WIDTH);
    }

    /// {@return where the card of slot `index` lies}
    Rectangle2D card(int index) {
        double left = cardsLeft();
        return new Rectangle2D(
                left, (index - first) * pitch, Math.max(60, width - left), pitch - CARD_GAP);
    }

    /// {@return where the bar of slot `index` lies}
    Rectangle2D bar(int index) {
        Rectangle2D card = card(index);
        return new Rectangle2D(
                card.getMinX() + BAR_INSET,
                card.getMinY() + BAR_TOP,
                card.getWidth() - 2 * BAR_INSET,
                Math.max(4, card.getHeight() - BAR_TOP - 5));
    }

    /// {@return how many rows of cells a bar has}
    int rows() {
        int rows = 1;
        double most = bar(first).getHeight() / CELL_HEIGHT;
        while (rows * 2 <= most && rows < 16) {
            rows *= 2;
        }
        return Math.max(2, rows);
    }

    /// {@return where page `cell` of slot `index` lies}
    Rectangle2D cell(int index, int cell) {
        Rectangle2D bar = bar(index);
        int columns = tree.layout().entries() / rows();
        int column = cell % columns;
        int row = cell / columns;
        double w = bar.getWidth() / columns;
        double h = bar.getHeight() / rows();
        return new Rectangle2D(bar.getMinX() + column * w, bar.getMinY() + row * h, w, h);
    }

    private void layOutBoxes() {
        List<Level> levels = tree.upperLevels();
        List<Box> above = List.of();
        for (int depth = 0; depth < levels.size(); depth++) {
            List<Box> row = new ArrayList<>();
            for (int start = first; start < first + count; ) {
                int end = endOfTable(levels.get(depth), start);
                row.add(box(levels.get(depth), depth, start, end, above));
                start = end;
            }
            boxes.addAll(row);
            above = row;
        }
    }

    private int endOfTable(Level level, int start) {
        long table = tableAddress(level, tree.slots().addressOf(start));
        int end = start + 1;
        while (end < first + count && tableAddress(level, tree.slots().addressOf(end)) == table) {
            end++;
        }
        return end;
    }

    private long tableAddress(Level level, long addr) {
        return level == Level.PGD
                ? 0
                : addr & -(tree.layout().span(level) * tree.layout().entries());
    }

    private Box box(Level level, int depth, int start, int end, List<Box> above) {
        double middle = (card(start).getMinY() + card(end - 1).getMaxY()) / 2;
        Rectangle2D area =
                new Rectangle2D(
                        depth * BOX_PITCH + 1, middle - BOX_HEIGHT / 2, BOX_WIDTH, BOX_HEIGHT);
        long addr = tree.slots().addressOf(start);
        Box parent = null;
        for (Box candidate : above) {
            if (Long.compareUnsigned(candidate.ref().addr(), addr) <= 0) {
                parent = candidate;
            }
        }
        return new Box(new EntryRef(level, addr), area, tree.slots().addressOf(end - 1), parent);
    }

    /// {@return the entry at a point, null if there is none}
    @Nullable EntryRef entryAt(double x, double y) {
        for (Box box : boxes) {
            if (box.area().contains(x, y)) {
                return box.ref();
            }
        }
        for (int index = first; index < first + count; index++) {
            if (card(index).contains(x, y)) {
                return inCard(index, x, y);
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
        int columns = tree.layout().entries() / rows();
        int column = (int) ((x - bar.getMinX()) / bar.getWidth() * columns);
        int row = (int) ((y - bar.getMinY()) / bar.getHeight() * rows());
        int cell = Math.min(row * columns + column, tree.layout().entries() - 1);
        return new EntryRef(Level.PTE, addr + ((long) cell << tree.layout().pageShift()));
    }

    /// {@return the slot at `x` of the strip}
    int slotInStrip(double x) {
        int all = tree.slots().count();
        return Math.clamp((int) (x / width * all), 0, all - 1);
    }
}
