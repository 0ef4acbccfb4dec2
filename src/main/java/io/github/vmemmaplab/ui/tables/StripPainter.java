package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.Rectangle2D;

import java.util.List;

/// Draws all slots of all added ranges in one strip, so that none is out of sight: each column
/// shows the shares of its slots' states, and at least a pixel of every state that one of them is
/// in; failures have a line of their own on top, the walk's visits one below.
final class StripPainter {
    private static final double MARK = 4;
    private static final double LEAST = 2;

    private final Pencil pencil;
    private final TableTree tree;
    private final TreeLayout layout;
    private final Rectangle2D strip;

    /// How many slots of a column are in which state.
    private static final class Mix {
        private int slots;
        private int blocks;
        private int tables;
        private int cleared;
        private int visited;
        private int failed;
    }

    StripPainter(Pencil pencil, TreeLayout layout) {
        this.pencil = pencil;
        this.layout = layout;
        tree = pencil.tree();
        strip = layout.strip();
    }

    void paint() {
        int all = tree.slots().count();
        int columns = (int) Math.min(all, strip.getWidth());
        for (int column = 0; column < columns; column++) {
            int from = (int) ((long) column * all / columns);
            int to = (int) ((column + 1L) * all / columns);
            double x = Math.floor(layout.stripX(from));
            double w =
                    Math.max(1, Math.floor(layout.stripX(to)) - x - (columns == all ? gap() : 0));
            paintColumn(x, w, mix(from, to));
            paintGlow(x, w, from, to);
        }
        paintTrail();
        paintView();
        paintMarker();
    }

    private double gap() {
        return layout.stripX(1) - layout.stripX(0) > 4 ? 1 : 0;
    }

    private Mix mix(int from, int to) {
        Mix mix = new Mix();
        mix.slots = to - from;
        boolean vmemmap = tree.window() == Window.VMEMMAP;
        for (int index = from; index < to; index++) {
            SlotState.Kind kind = tree.kind(index);
            long addr = tree.slots().addressOf(index);
            FreeWalk.Slot walk = vmemmap ? tree.walk().slotAt(addr) : null;
            switch (kind) {
                case NONE -> {
                    boolean cleared = walk != null && (walk.blockCleared() || walk.cleared() > 0);
                    mix.cleared += cleared ? 1 : 0;
                    mix.visited += walk != null && !cleared ? 1 : 0;
                }
                case BLOCK, LARGER_BLOCK -> mix.blocks++;
                case TABLE -> mix.tables++;
            }
            mix.failed += vmemmap && tree.failures().has(addr) ? 1 : 0;
        }
        return mix;
    }

    private void paintColumn(double x, double w, Mix mix) {
        boolean linear = tree.window() == Window.LINEAR;
        double y = strip.getMinY() + MARK;
        double bottom = strip.getMaxY();
        pencil.fill(new Rectangle2D(x, y, w, bottom - y), Role.FREE, 1);
        bottom = part(Role.FAILURE, x, y, bottom, w, mix.cleared, mix.slots);
        bottom = part(Role.MUTED, x, y, bottom, w, mix.visited, mix.slots);
        bottom =
                part(
                        linear ? Role.PAGE_TABLE : Role.VMEMMAP_PAGE,
                        x,
                        y,
                        bottom,
                        w,
                        mix.tables,
                        mix.slots);
        part(linear ? Role.NEUTRAL : Role.VMEMMAP_BLOCK, x, y, bottom, w, mix.blocks, mix.slots);
        if (mix.failed > 0) {
            double wide = Math.max(LEAST, w);
            pencil.fill(new Rectangle2D(x, strip.getMinY(), wide, MARK - 1), Role.FAILURE, 1);
        }
    }

    // From below, so that what is rare and small comes first and cannot be crowded out.
    private double part(
            Role role, double x, double top, double bottom, double w, int count, int all) {
        if (count == 0) {
            return bottom;
        }
        double height = Math.max(LEAST, (strip.getHeight() - MARK) * count / Math.max(1, all));
        double from = Math.max(top, bottom - height);
        pencil.fill(new Rectangle2D(x, from, w, bottom - from), role, 1);
        return from;
    }

    private void paintGlow(double x, double w, int from, int to) {
        for (int index = from; index < to; index++) {
            if (pencil.glow().slot(tree.slots().addressOf(index))) {
                pencil.frame(
                        new Rectangle2D(
                                x,
                                strip.getMinY() + MARK,
                                Math.max(LEAST, w),
                                strip.getHeight() - MARK),
                        Role.ACCENT,
                        1.5);
                return;
            }
        }
    }

    private void paintTrail() {
        List<Visit> trail = tree.walk().trail();
        for (int age = trail.size() - 1; age >= 0; age--) {
            int slot = tree.slots().indexOf(trail.get(age).addr());
            if (slot >= 0 && tree.window() == Window.VMEMMAP) {
                double x = Math.floor(layout.stripX(slot));
                double w = Math.max(LEAST, layout.stripX(slot + 1) - x);
                double alpha = 1 - age / (double) FreeWalk.TRAIL;
                pencil.fill(new Rectangle2D(x, strip.getMaxY() + 1, w, 3), Role.CHANGED, alpha);
            }
        }
    }

    // The slots that have a card.
    private void paintView() {
        double x = Math.floor(layout.stripX(layout.first()));
        double w = Math.max(MARK, Math.ceil(layout.stripX(layout.end())) - x);
        pencil.frame(
                new Rectangle2D(x, strip.getMinY() - 1, w, strip.getHeight() + 2), Role.TEXT, 1.5);
    }

    private void paintMarker() {
        if (tree.atWork() >= 0) {
            double x = (layout.stripX(tree.atWork()) + layout.stripX(tree.atWork() + 1)) / 2;
            double tip = strip.getMinY() - 1;
            pencil.g().setFill(pencil.color(Role.TEXT));
            pencil.g()
                    .fillPolygon(
                            new double[] {x - 5, x + 5, x},
                            new double[] {tip - 7, tip - 7, tip},
                            3);
        }
    }
}
