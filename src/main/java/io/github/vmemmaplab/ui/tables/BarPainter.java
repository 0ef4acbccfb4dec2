package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.Rectangle2D;

import org.jspecify.annotations.Nullable;

/// Draws what a slot maps: a block as one bar, base pages as cells; what has just come grows, what
/// has just gone fades.
final class BarPainter {
    private static final double CLEARED = 0.75;
    private static final double VISITED = 0.55;

    private final Pencil pencil;
    private final TreeLayout layout;
    private final Motion motion;
    private final CellColors colors;
    private final Cells cells;

    BarPainter(Pencil pencil, TreeLayout layout, Motion motion) {
        this.pencil = pencil;
        this.layout = layout;
        this.motion = motion;
        colors = new CellColors(pencil.tree(), pencil.palette());
        cells = new Cells(layout.columns(), layout.rows(), pencil.density());
    }

    void paint(SlotState slot) {
        Rectangle2D bar = layout.bar(slot.index());
        SlotState.Kind before = motion.before(slot.addr());
        switch (slot.kind()) {
            case NONE -> paintNone(slot, bar);
            case BLOCK, LARGER_BLOCK -> pencil.fill(grown(bar, before), block(), 1);
            case TABLE -> {
                paintCells(slot, bar);
                paintCellsPointedAt(slot);
            }
        }
        paintGone(before, slot.kind(), bar);
    }

    private Role block() {
        return switch (pencil.tree().window()) {
            case VMEMMAP -> Role.VMEMMAP_BLOCK;
            case LINEAR -> Role.NEUTRAL;
        };
    }

    private Rectangle2D grown(Rectangle2D bar, SlotState.@Nullable Kind before) {
        if (before == null) {
            return bar;
        }
        return new Rectangle2D(
                bar.getMinX(),
                bar.getMinY(),
                Math.max(1, bar.getWidth() * motion.progress()),
                bar.getHeight());
    }

    private void paintGone(SlotState.@Nullable Kind before, SlotState.Kind now, Rectangle2D bar) {
        boolean wasBlock = before == SlotState.Kind.BLOCK;
        boolean unmapped = before == SlotState.Kind.TABLE && now == SlotState.Kind.NONE;
        boolean gone = wasBlock ? now != SlotState.Kind.BLOCK : unmapped;
        if (gone) {
            pencil.fill(bar, wasBlock ? block() : Role.VMEMMAP_PAGE, 1 - motion.progress());
        }
    }

    private void paintNone(SlotState slot, Rectangle2D bar) {
        FreeWalk.Slot walk = slot.walk();
        if (walk != null && (walk.blockCleared() || walk.cleared() > 0)) {
            pencil.fill(bar, Role.FAILURE, CLEARED);
        } else if (walk != null && walk.seenNone()) {
            pencil.fill(bar, Role.MUTED, VISITED);
        } else {
            pencil.frame(inside(bar), Role.LINE, 1);
        }
    }

    private static Rectangle2D inside(Rectangle2D bar) {
        return new Rectangle2D(
                bar.getMinX() + 1, bar.getMinY() + 1, bar.getWidth() - 2, bar.getHeight() - 2);
    }

    private void paintCells(SlotState slot, Rectangle2D bar) {
        cells.paint(pencil.g(), bar, colors.empty(), i -> colors.of(slot, page(i)));
    }

    private int page(int cell) {
        return layout.cellAt(cell / layout.columns(), cell % layout.columns());
    }

    private void paintCellsPointedAt(SlotState slot) {
        Glow glow = pencil.glow();
        if (!glow.slot(slot.addr()) || glow.wholeSlot(slot)) {
            return;
        }
        for (int i = 0; i < pencil.tree().layout().entries(); i++) {
            if (glow.page(slot, i)) {
                pencil.frame(layout.cell(slot.index(), i), Role.ACCENT, 1.5);
            }
        }
    }
}
