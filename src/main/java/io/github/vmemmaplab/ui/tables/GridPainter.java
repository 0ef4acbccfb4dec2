package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

import java.util.List;

/// Draws the entries of one page table as cells in rows, each row with the index that it begins
/// with.
final class GridPainter {
    private static final double LINE = 14;
    private static final double GAP_FROM = 5;
    private static final double NUMBERS_FROM = 27;

    private final Pencil pencil;
    private final GraphicsContext g;
    private final GridLayout layout;
    private final SlotState slot;

    GridPainter(Pencil pencil, GridLayout layout, SlotState slot) {
        this.pencil = pencil;
        g = pencil.g();
        this.layout = layout;
        this.slot = slot;
    }

    /// Draws it all; `focused` is the entry that keys act on, `changed` the one that the step is
    /// about, both -1 for none.
    void paint(int focused, int changed) {
        CellColors colors = new CellColors(pencil.tree(), pencil.palette());
        new Cells(layout.columns(), layout.rows(), pencil.density())
                .paint(g, layout.area(), colors.empty(), i -> colors.of(slot, i));
        paintGaps();
        paintIndices(colors);
        paintTrail();
        for (int i = 0; i < layout.columns() * layout.rows(); i++) {
            if (pencil.glow().page(slot, i) && !pencil.glow().wholeSlot(slot)) {
                pencil.frame(layout.cell(i), Role.ACCENT, 2);
            }
        }
        if (changed >= 0) {
            pencil.frame(layout.cell(changed), Role.CHANGED, 2);
        }
        if (focused >= 0) {
            pencil.frame(layout.cell(focused), Role.ACCENT, 3);
        }
    }

    private void paintGaps() {
        Rectangle2D area = layout.area();
        Rectangle2D cell = layout.cell(0);
        g.setFill(pencil.color(Role.PANEL));
        if (cell.getWidth() >= GAP_FROM) {
            for (int column = 1; column <= layout.columns(); column++) {
                double x = layout.cell(0).getMinX() + column * cell.getWidth() - 1;
                g.fillRect(x, area.getMinY(), 1, area.getHeight());
            }
        }
        if (cell.getHeight() >= GAP_FROM) {
            for (int row = 1; row <= layout.rows(); row++) {
                double y = area.getMinY() + row * cell.getHeight() - 1;
                g.fillRect(area.getMinX(), y, area.getWidth(), 1);
            }
        }
    }

    private void paintIndices(CellColors colors) {
        g.setFont(Fonts.mono(Fonts.CAPTION));
        g.setTextBaseline(VPos.CENTER);
        g.setFill(pencil.color(Role.MUTED));
        g.setTextAlign(TextAlignment.RIGHT);
        int every = layout.labelEvery(LINE);
        for (int row = 0; row < layout.rows(); row += every) {
            Rectangle2D cell = layout.cell(row * layout.columns());
            double y = cell.getMinY() + Math.max(LINE / 2, cell.getHeight() / 2);
            g.fillText(Integer.toString(row * layout.columns()), GridLayout.LABELS - 8, y);
        }
        if (layout.cell(0).getWidth() >= NUMBERS_FROM) {
            paintNumbers(colors);
        }
    }

    // In large windows every cell has its index.
    private void paintNumbers(CellColors colors) {
        g.setTextAlign(TextAlignment.CENTER);
        for (int i = 0; i < layout.columns() * layout.rows(); i++) {
            Rectangle2D cell = layout.cell(i);
            g.setFill(pencil.color(ink(colors.of(slot, i), colors)));
            g.fillText(
                    Integer.toString(i),
                    cell.getMinX() + cell.getWidth() / 2,
                    cell.getMinY() + cell.getHeight() / 2);
        }
    }

    private static Role ink(int cell, CellColors colors) {
        if (cell == colors.empty()) {
            return Role.MUTED;
        }
        return colors.isFaint(cell) ? Role.TEXT : Role.PANEL;
    }

    private void paintTrail() {
        List<Visit> trail = pencil.tree().walk().trail();
        for (int age = trail.size() - 1; age >= 0; age--) {
            Visit visit = trail.get(age);
            long base = visit.addr() & -pencil.tree().layout().span(Level.PMD);
            if (visit.level() == Level.PTE && base == slot.addr()) {
                int index = pencil.tree().layout().index(Level.PTE, visit.addr());
                g.setGlobalAlpha(1 - age / (double) FreeWalk.TRAIL);
                pencil.frame(layout.cell(index), Role.CHANGED, age == 0 ? 3 : 1.5);
                g.setGlobalAlpha(1);
            }
        }
    }
}
