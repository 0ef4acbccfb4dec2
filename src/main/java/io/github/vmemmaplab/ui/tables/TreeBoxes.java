package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.Level;

import javafx.geometry.Rectangle2D;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Where the tables on the way to the cards of a {@link TreeLayout} lie: a column for each level,
/// each table beside the middle of its cards.
final class TreeBoxes {
    private static final double WIDE = 480;
    private static final double WIDTH = 66;
    private static final double GAP = 14;
    private static final double NARROW_WIDTH = 58;
    private static final double NARROW_GAP = 8;
    private static final int MANY_LEVELS = 4;
    private static final double MANY_WIDTH = 53;
    private static final double MANY_GAP = 5;
    private static final double HEIGHT = 56;
    private static final double CURVE = 26;
    private static final double NARROW_CURVE = 18;

    private final TreeLayout layout;
    private final TableTree tree;
    private final List<Level> levels;
    private final boolean wide;
    private final List<Box> boxes = new ArrayList<>();

    /// A table on the way to some slots.
    ///
    /// @param ref an entry of it on that way
    /// @param area where it lies
    /// @param firstSlot the first slot shown that it is on the way to
    /// @param lastAddr an address below the last entry of it that is on the way to a slot shown
    /// @param parent the table above, null at the top
    record Box(
            EntryRef ref, Rectangle2D area, int firstSlot, long lastAddr, @Nullable Box parent) {}

    TreeBoxes(TreeLayout layout, TableTree tree) {
        this.layout = layout;
        this.tree = tree;
        levels = tree.upperLevels();
        wide = layout.width() >= WIDE;
    }

    List<Box> all() {
        return boxes;
    }

    /// {@return where the cards begin}
    double right() {
        return levels.size() * pitch() - gap() + (wide ? CURVE : NARROW_CURVE);
    }

    private double gap() {
        if (wide) {
            return GAP;
        }
        return levels.size() < MANY_LEVELS ? NARROW_GAP : MANY_GAP;
    }

    private double pitch() {
        if (wide) {
            return WIDTH + gap();
        }
        return (levels.size() < MANY_LEVELS ? NARROW_WIDTH : MANY_WIDTH) + gap();
    }

    /// Lays the tables out; once {@link #right} can be asked.
    void layOut() {
        List<Box> above = List.of();
        for (int depth = 0; depth < levels.size(); depth++) {
            List<Box> row = new ArrayList<>();
            for (int start = layout.first(); start < layout.end(); ) {
                int end = endOfTable(levels.get(depth), start);
                row.add(box(depth, start, end, above));
                start = end;
            }
            boxes.addAll(row);
            above = row;
        }
    }

    private int endOfTable(Level level, int start) {
        long table = tableAddress(level, tree.slots().addressOf(start));
        int end = start + 1;
        while (end < layout.end() && tableAddress(level, tree.slots().addressOf(end)) == table) {
            end++;
        }
        return end;
    }

    private long tableAddress(Level level, long addr) {
        return level == Level.PGD
                ? 0
                : addr & -(tree.layout().span(level) * tree.layout().entries());
    }

    private Box box(int depth, int start, int end, List<Box> above) {
        double top = layout.card(start).getMinY();
        double bottom = layout.card(end - 1).getMaxY();
        // Tables above and below it must not touch it.
        double height = Math.min(HEIGHT, end - start < layout.count() ? bottom - top : HEIGHT);
        Rectangle2D area =
                new Rectangle2D(
                        depth * pitch() + 1,
                        Math.max(1, Math.rint((top + bottom - height) / 2)),
                        pitch() - gap() - 2,
                        height);
        long addr = tree.slots().addressOf(start);
        Box parent = null;
        for (Box candidate : above) {
            if (Long.compareUnsigned(candidate.ref().addr(), addr) <= 0) {
                parent = candidate;
            }
        }
        EntryRef ref = new EntryRef(levels.get(depth), addr);
        return new Box(ref, area, start, tree.slots().addressOf(end - 1), parent);
    }
}
