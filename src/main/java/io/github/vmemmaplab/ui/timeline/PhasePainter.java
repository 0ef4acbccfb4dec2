package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.scene.canvas.GraphicsContext;

/// Draws phases as spans of colour, what lies ahead of the cursor dimmed. Phases too narrow to be
/// told apart are drawn as one span that shows their mix, a failure never thinner than can be seen.
final class PhasePainter {
    private static final double NARROW = 3;
    private static final double MIXED = 4;
    private static final double DIM = 0.4;
    private static final double ROUND = 3;
    private static final double STRIP = 4;
    private static final double LEAST_FAILURE = 3;
    private static final Phase.Kind[] KINDS = Phase.Kind.values();

    private final GraphicsContext g;
    private final Palette palette;
    private final TimeAxis axis;
    private final double cursorX;
    private final double top;
    private final double height;

    PhasePainter(
            GraphicsContext g,
            Palette palette,
            TimeAxis axis,
            double cursorX,
            double top,
            double height) {
        this.g = g;
        this.palette = palette;
        this.axis = axis;
        this.cursorX = cursorX;
        this.top = top;
        this.height = height;
    }

    /// Draws what is in view.
    void paint() {
        if (axis.phases().isEmpty()) {
            return;
        }
        int last = axis.phaseAt(axis.width());
        for (int i = axis.phaseAt(0); i <= last; ) {
            i = width(i) < NARROW ? paintMix(i, last) : paintPhase(i);
        }
    }

    private double width(int phase) {
        return axis.right(phase) - axis.left(phase);
    }

    private int paintPhase(int index) {
        double left = Math.max(-ROUND, axis.left(index));
        double right = Math.min(axis.width() + ROUND, axis.right(index) - 1.5);
        Phase.Kind kind = axis.phases().get(index).kind();
        paintParts(left, right, (from, to) -> paintPart(kind, from, to));
        return index + 1;
    }

    private int paintMix(int first, int last) {
        double[] shares = new double[KINDS.length];
        double left = axis.left(first);
        int end = first;
        while (end <= last && width(end) < NARROW && axis.right(end) - left <= MIXED) {
            shares[axis.phases().get(end).kind().ordinal()] += width(end);
            end++;
        }
        if (end == first) {
            return paintPhase(first);
        }
        double right = axis.right(end - 1);
        paintParts(left, right, (from, to) -> paintShares(shares, from, to));
        return end;
    }

    private void paintShares(double[] shares, double from, double to) {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        double y = top;
        for (Phase.Kind kind : KINDS) {
            double h = height * shares[kind.ordinal()] / sum;
            g.setFill(palette.color(role(kind)));
            g.fillRect(from, y, to - from, h);
            y += h;
        }
        if (shares[Phase.Kind.FAILURE.ordinal()] > 0) {
            g.setFill(palette.color(Role.FAILURE));
            g.fillRect(from, top, to - from, LEAST_FAILURE);
        }
    }

    /// Draws from one place to another.
    @FunctionalInterface
    private interface Part {
        void paint(double from, double to);
    }

    private void paintParts(double left, double right, Part part) {
        double end = Math.max(right, left + 0.5);
        double past = Math.min(end, cursorX);
        if (past > left) {
            part.paint(left, past);
        }
        double ahead = Math.max(left, Math.min(cursorX, end));
        if (end > ahead) {
            g.setGlobalAlpha(DIM);
            part.paint(ahead, end);
            g.setGlobalAlpha(1);
        }
    }

    private void paintPart(Phase.Kind kind, double from, double to) {
        g.setFill(palette.color(role(kind)));
        g.fillRoundRect(from, top, to - from, height, ROUND, ROUND);
        if (kind == Phase.Kind.FREE) {
            g.setFill(palette.color(Role.FAILURE));
            g.fillRect(from, top + height - STRIP, to - from, STRIP);
        }
    }

    private static Role role(Phase.Kind kind) {
        return switch (kind) {
            case LINEAR_MAP, LINEAR_FREE -> Role.NEUTRAL;
            case BLOCK -> Role.VMEMMAP_BLOCK;
            case FAILURE -> Role.FAILURE;
            case BASE_PAGES -> Role.VMEMMAP_PAGE;
            case FREE -> Role.PAGE_TABLE;
            case ONLINE, COMPACTION -> Role.MOVABLE;
            case RECLAIM -> Role.RECLAIMABLE;
            case OFFLINE -> Role.HOT_ADDED_HATCH;
        };
    }
}
