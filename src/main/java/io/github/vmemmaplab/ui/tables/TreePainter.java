package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

/// Draws the tables on the way to the slots shown, with the branches between them.
final class TreePainter {
    private static final double SMALL = 10;

    private final Texts texts;
    private final GraphicsContext g;
    private final Palette palette;
    private final VmemmapTree tree;
    private final TreeLayout layout;

    TreePainter(
            Texts texts, GraphicsContext g, Palette palette, VmemmapTree tree, TreeLayout layout) {
        this.texts = texts;
        this.g = g;
        this.palette = palette;
        this.tree = tree;
        this.layout = layout;
    }

    /// Draws it all; the entry at `lit` is the one pointed at here or elsewhere, `focused` the one
    /// that keys act on.
    void paint(long lit, @Nullable EntryRef focused) {
        layout.boxes().forEach(this::paintBranch);
        for (int index = layout.first(); index < layout.first() + layout.count(); index++) {
            paintBranchToSlot(index);
        }
        layout.boxes().forEach(box -> paintBox(box, focused));
        SlotPainter slots = new SlotPainter(texts, g, palette, tree, layout);
        for (int index = layout.first(); index < layout.first() + layout.count(); index++) {
            slots.paint(tree.slot(index), lit, focused);
        }
        if (layout.hasStrip()) {
            new StripPainter(g, palette, tree, layout).paint();
        }
    }

    private void paintBranch(TreeLayout.Box box) {
        TreeLayout.Box parent = box.parent();
        if (parent != null) {
            boolean there = tree.tableOf(box.ref().level(), box.ref().addr()) >= 0;
            g.setStroke(palette.color(there ? Role.PAGE_TABLE : Role.LINE));
            g.setLineWidth(1.5);
            curve(parent.area().getMaxX(), middle(parent.area()), box.area().getMinX(), box);
        }
    }

    private void curve(double x, double y, double toX, TreeLayout.Box to) {
        curve(x, y, toX, middle(to.area()));
    }

    private void curve(double x, double y, double toX, double toY) {
        double bend = (toX - x) / 2;
        g.beginPath();
        g.moveTo(x, y);
        g.bezierCurveTo(x + bend, y, toX - bend, toY, toX, toY);
        g.stroke();
    }

    private void paintBranchToSlot(int index) {
        long addr = tree.slots().addressOf(index);
        TreeLayout.Box from = null;
        for (TreeLayout.Box box : layout.boxes()) {
            boolean covers = Long.compareUnsigned(box.ref().addr(), addr) <= 0;
            from = box.ref().level() == tree.layout().held(Level.PMD) && covers ? box : from;
        }
        if (from == null) {
            return;
        }
        g.setLineWidth(1.5);
        g.setStroke(
                palette.color(
                        switch (tree.kind(index)) {
                            case NONE -> Role.LINE;
                            case BLOCK -> Role.VMEMMAP_BLOCK;
                            case TABLE -> Role.VMEMMAP_PAGE;
                        }));
        Rectangle2D card = layout.card(index);
        curve(from.area().getMaxX(), middle(from.area()), card.getMinX(), middle(card));
    }

    private static double middle(Rectangle2D area) {
        return (area.getMinY() + area.getMaxY()) / 2;
    }

    private void paintBox(TreeLayout.Box box, @Nullable EntryRef focused) {
        Rectangle2D area = box.area();
        int table = tree.tableOf(box.ref().level(), box.ref().addr());
        g.setFill(palette.color(Role.RAISED));
        g.fillRoundRect(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight(), 8, 8);
        boolean there = table != VmemmapTree.NO_TABLE;
        g.setStroke(palette.color(there ? Role.PAGE_TABLE : Role.LINE));
        g.setLineWidth(1.5);
        g.setLineDashes(there ? new double[0] : new double[] {3, 3});
        g.strokeRoundRect(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight(), 8, 8);
        g.setLineDashes();
        if (box.ref().equals(focused)) {
            SlotPainter.ring(g, palette, area, 3);
        }
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        double x = area.getMinX() + area.getWidth() / 2;
        g.setFill(palette.color(there ? Role.TEXT : Role.MUTED));
        g.setFont(Fonts.semiBold(Fonts.BODY));
        g.fillText(box.ref().level().name(), x, area.getMinY() + 13);
        g.setFill(palette.color(Role.MUTED));
        g.setFont(Fonts.mono(SMALL + 1));
        g.fillText(indices(box), x, area.getMinY() + 28);
        g.setFont(Fonts.mono(SMALL));
        g.fillText(there ? Figures.hex(table) : texts.of("none"), x, area.getMinY() + 43);
    }

    private String indices(TreeLayout.Box box) {
        int from = tree.layout().index(box.ref().level(), box.ref().addr());
        int to = tree.layout().index(box.ref().level(), box.lastAddr());
        return from == to ? "[" + from + "]" : "[" + from + "…" + to + "]";
    }
}
