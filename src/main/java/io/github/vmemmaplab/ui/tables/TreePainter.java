package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

/// Draws the tables on the way to the slots shown, with the branches between them.
final class TreePainter {
    private static final double BRANCH = 1.5;
    private static final double BRANCH_LIT = 3;
    // How far the ring of a table that has just come closes in on it.
    private static final double GROWTH = 14;
    private static final double THREE_LINES = 50;
    private static final double TWO_LINES = 34;

    private final Pencil pencil;
    private final GraphicsContext g;
    private final TableTree tree;
    private final TreeLayout layout;
    private final Motion motion;

    TreePainter(Pencil pencil, TreeLayout layout, Motion motion) {
        this.pencil = pencil;
        g = pencil.g();
        tree = pencil.tree();
        this.layout = layout;
        this.motion = motion;
    }

    /// Draws it all; `focused` is the entry that keys act on.
    void paint(@Nullable EntryRef focused) {
        if (tree.slots().count() == 0) {
            paintNothing();
            return;
        }
        layout.boxes().forEach(this::paintBranch);
        for (int index = layout.first(); index < layout.end(); index++) {
            paintBranchToSlot(index);
        }
        TrailPainter trail = new TrailPainter(pencil, layout);
        layout.boxes().forEach(box -> paintBox(box, focused));
        trail.paintBoxes();
        BarPainter bars = new BarPainter(pencil, layout, motion);
        SlotPainter slots = new SlotPainter(pencil, layout, bars);
        for (int index = layout.first(); index < layout.end(); index++) {
            SlotState slot = tree.slot(index);
            slots.paint(slot, focused);
            trail.paint(slot);
        }
        if (layout.hasStrip()) {
            new StripPainter(pencil, layout).paint();
        }
    }

    private void paintNothing() {
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.setFill(pencil.color(Role.MUTED));
        g.setFont(Fonts.regular(Fonts.BODY));
        String words = pencil.texts().of("empty");
        g.fillText(words, layout.width() / 2, layout.height() / 2, layout.width());
    }

    private void paintBranch(TreeBoxes.Box box) {
        TreeBoxes.Box parent = box.parent();
        if (parent != null) {
            int table = tree.tableOf(box.ref().level(), box.ref().addr());
            g.setStroke(pencil.color(table >= 0 ? Role.PAGE_TABLE : Role.LINE));
            g.setLineWidth(pencil.glow().table(table) ? BRANCH_LIT : BRANCH);
            Rectangle2D from = parent.area();
            curve(from.getMaxX(), middle(from), box.area().getMinX(), middle(box.area()));
        }
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
        TreeBoxes.Box from = null;
        for (TreeBoxes.Box box : layout.boxes()) {
            boolean covers = Long.compareUnsigned(box.ref().addr(), addr) <= 0;
            from = box.ref().level() == tree.layout().held(Level.PMD) && covers ? box : from;
        }
        if (from == null) {
            return;
        }
        boolean lit = pencil.glow().slot(addr);
        g.setLineWidth(lit ? BRANCH_LIT : BRANCH);
        g.setStroke(pencil.color(branch(tree.kind(index), lit)));
        Rectangle2D card = layout.card(index);
        curve(from.area().getMaxX(), middle(from.area()), card.getMinX(), middle(card));
    }

    private Role branch(SlotState.Kind kind, boolean lit) {
        boolean linear = tree.window() == Window.LINEAR;
        return switch (kind) {
            case NONE -> lit ? Role.ACCENT : Role.LINE;
            case BLOCK, LARGER_BLOCK -> linear ? Role.NEUTRAL : Role.VMEMMAP_BLOCK;
            case TABLE -> linear ? Role.PAGE_TABLE : Role.VMEMMAP_PAGE;
        };
    }

    private static double middle(Rectangle2D area) {
        return (area.getMinY() + area.getMaxY()) / 2;
    }

    private void paintBox(TreeBoxes.Box box, @Nullable EntryRef focused) {
        Rectangle2D area = box.area();
        int table = tree.tableOf(box.ref().level(), box.ref().addr());
        boolean there = table != TableTree.NO_TABLE;
        pencil.fillRound(area, Role.RAISED);
        g.setLineDashes(there ? new double[0] : new double[] {3, 3});
        pencil.ring(area, there ? Role.PAGE_TABLE : Role.LINE, 1.5, 0);
        g.setLineDashes();
        if (there && motion.isNew(table)) {
            g.setGlobalAlpha(1 - motion.progress());
            pencil.ring(area, Role.PAGE_TABLE, 2, GROWTH * (1 - motion.progress()));
            g.setGlobalAlpha(1);
        }
        if (pencil.glow().table(table)) {
            pencil.ring(area, Role.ACCENT, 2.5, 1);
        }
        if (box.ref().equals(focused)) {
            pencil.ring(area, Role.ACCENT, 2, 3);
        }
        paintBoxWords(box, there ? table : TableTree.NO_TABLE);
    }

    private void paintBoxWords(TreeBoxes.Box box, int table) {
        Rectangle2D area = box.area();
        boolean there = table != TableTree.NO_TABLE;
        double x = area.getMinX() + area.getWidth() / 2;
        double middle = middle(area);
        boolean three = area.getHeight() >= THREE_LINES;
        boolean two = area.getHeight() >= TWO_LINES;
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.setFill(pencil.color(there ? Role.TEXT : Role.MUTED));
        g.setFont(Fonts.semiBold(Fonts.BODY));
        if (two) {
            g.fillText(box.ref().level().name(), x, middle - (three ? 15 : 8));
        }
        g.setFill(pencil.color(Role.MUTED));
        g.setFont(Fonts.mono(Fonts.CAPTION));
        double widest = area.getWidth() - 2;
        g.fillText(indices(box), x, middle + (two && !three ? 8 : 0), widest);
        if (three) {
            String frame = there ? Figures.hex(table) : pencil.texts().of("none");
            g.fillText(frame, x, middle + 15, widest);
        }
    }

    private String indices(TreeBoxes.Box box) {
        int from = tree.layout().index(box.ref().level(), box.ref().addr());
        int to = tree.layout().index(box.ref().level(), box.lastAddr());
        return from == to ? "[" + from + "]" : "[" + from + "…" + to + "]";
    }
}
