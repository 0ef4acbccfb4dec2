package io.github.vmemmaplab.ui.counters;

import io.github.vmemmaplab.ui.Counted;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.scene.canvas.GraphicsContext;

import java.util.Arrays;

/// Draws small charts of counts over the run: what was so far in its colour, what comes after the
/// cursor pale.
final class Sparks {
    private static final double PALE = 0.35;
    private static final double LEAST = 2;

    private final GraphicsContext g;
    private final Palette palette;

    Sparks(GraphicsContext g, Palette palette) {
        this.g = g;
        this.palette = palette;
    }

    /// Draws a chart whose values are evenly spread over the run.
    ///
    /// @param progress how much of the run has happened, 0 to 1
    void chart(long[] values, Role role, double progress, double x, double y, double w, double h) {
        double base = y + h;
        g.setFill(palette.color(Role.LINE));
        g.fillRect(x, base - 1, w, 1);
        long most = Arrays.stream(values).max().orElse(0);
        if (most > 0) {
            int columns = (int) w;
            for (int column = 0; column < columns; column++) {
                double share = columns == 1 ? 1 : (double) column / (columns - 1);
                long value = values[(int) Math.round(share * (values.length - 1))];
                if (value > 0) {
                    double height = Math.max(LEAST, Math.rint(h * value / most));
                    g.setGlobalAlpha(share <= progress ? 1 : PALE);
                    g.setFill(palette.color(role));
                    g.fillRect(x + column, base - height, 1, height);
                }
            }
            g.setGlobalAlpha(1);
        }
        g.setFill(palette.color(Role.TEXT));
        g.fillRect(x + Math.rint(progress * (w - 1)), y - 1, 1, h + 1);
    }

    /// Draws a share of a whole; more than the whole is full and of another colour.
    void bar(double share, double x, double y, double w, double h) {
        double height = Math.min(h, 6);
        double top = y + Math.rint((h - height) / 2);
        g.setFill(palette.color(Role.LINE));
        g.fillRect(x, top, w, height);
        g.setFill(palette.color(share > 1 ? Role.FAILURE : Role.ACCENT));
        double part = share <= 0 ? 0 : Math.max(1, Math.rint(Math.min(1, share) * w));
        g.fillRect(x, top, part, height);
    }

    static Role roleOf(Counted counted) {
        return switch (counted) {
            case BLOCKS -> Role.VMEMMAP_BLOCK;
            case PAGES -> Role.VMEMMAP_PAGE;
            case ATTEMPTS, THROWN_AWAY -> Role.FAILURE;
            case FREED -> Role.PAGE_TABLE;
            case TLB -> Role.ACCENT;
            case ALLOCATED -> Role.NEUTRAL;
            case DROPPED -> Role.RECLAIMABLE;
        };
    }
}
