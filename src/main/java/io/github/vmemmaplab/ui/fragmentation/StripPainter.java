package io.github.vmemmaplab.ui.fragmentation;

import io.github.vmemmaplab.scenario.AddOutcome;
import io.github.vmemmaplab.scenario.Forecast;
import io.github.vmemmaplab.ui.canvas.Pixels;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import java.util.Optional;

/// Draws a column for each degree: what is in blocks solid from below, what is in base pages
/// striped above it, a failure hatched, and what is not known yet plain. So no two can be taken for
/// each other in grey.
///
/// @param palette the colours
/// @param forecast what is known
/// @param add which add is shown
/// @param hasBlocks whether falling back is news on this machine
/// @param now the degree of the thumb
/// @param hovered the degree under the pointer, or -1
/// @param column width of a column with its gap, in the region's units
record StripPainter(
        Palette palette,
        Forecast forecast,
        int add,
        boolean hasBlocks,
        int now,
        int hovered,
        double column) {
    /// Above the columns: the marks' ticks.
    static final double TICK = 5;

    /// Below them: what joins the thumb's column with the thumb.
    static final double STEM = 4;

    /// Columns from this width on stand apart.
    static final double GAP_FROM = 4;

    private static final int STRIPE = 3;
    private static final int PITCH = 5;

    void paint(Pixels pixels) {
        pixels.clear();
        for (int degree = 0; degree <= Forecast.MOST; degree++) {
            column(pixels, degree);
        }
        frame(pixels, hovered, palette.argb(Role.TEXT));
        frame(pixels, now, palette.argb(Role.ACCENT));
        stem(pixels);
        if (hasBlocks) {
            tick(pixels, forecast.first(add, AddOutcome::isFallback), Role.VMEMMAP_PAGE_TEXT);
        }
        tick(pixels, forecast.first(add, AddOutcome::isFailure), Role.FAILURE);
    }

    private int left(Pixels pixels, int degree) {
        return (int) Math.round(degree * column * pixels.density());
    }

    private int width(Pixels pixels, int degree) {
        int gap = column < GAP_FROM ? 0 : unit(pixels);
        return left(pixels, degree + 1) - left(pixels, degree) - gap;
    }

    private static int unit(Pixels pixels) {
        return Math.max(1, (int) pixels.density());
    }

    private static int top(Pixels pixels) {
        return (int) Math.round(TICK * pixels.density());
    }

    private static int height(Pixels pixels) {
        return pixels.height() - top(pixels) - (int) Math.round(STEM * pixels.density());
    }

    private void column(Pixels pixels, int degree) {
        int x = left(pixels, degree);
        int y = top(pixels);
        int w = width(pixels, degree);
        int h = height(pixels);
        pixels.fill(x, y, w, h, palette.argb(Role.LINE));
        forecast.at(degree, add)
                .ifPresent(outcome -> {
                    if (outcome.isFailure()) {
                        failure(pixels, x, y, w, h);
                    } else {
                        slots(pixels, outcome, x, y, w, h);
                    }
                });
    }

    private void failure(Pixels pixels, int x, int y, int w, int h) {
        int unit = unit(pixels);
        int red = palette.argb(Role.FAILURE);
        int dark = Palette.mix(red, palette.argb(Role.PANEL), 0.45);
        pixels.hatch(x, y, w, h, PITCH * unit, 2 * unit, red, dark);
    }

    private void slots(Pixels pixels, AddOutcome outcome, int x, int y, int w, int h) {
        int all = outcome.blocks() + outcome.inBasePages();
        if (all == 0) {
            return;
        }
        int pages = Math.round((float) h * outcome.inBasePages() / all);
        int orange = palette.argb(Role.VMEMMAP_PAGE);
        int between = Palette.mix(orange, palette.argb(Role.PANEL), 0.4);
        int unit = unit(pixels);
        pixels.fill(x, y, w, pages, between);
        for (int row = 0; row < pages; row += STRIPE * unit) {
            pixels.fill(x, y + row, w, Math.min(2 * unit, pages - row), orange);
        }
        pixels.fill(x, y + pages, w, h - pages, palette.argb(Role.VMEMMAP_BLOCK));
    }

    private void frame(Pixels pixels, int degree, int color) {
        if (degree < 0) {
            return;
        }
        int unit = unit(pixels);
        int x = left(pixels, degree) - unit;
        int y = top(pixels) - unit;
        int w = width(pixels, degree) + 2 * unit;
        int h = height(pixels) + 2 * unit;
        pixels.frame(
                x - unit, y - unit, w + 2 * unit, h + 2 * unit, unit, palette.argb(Role.PANEL));
        pixels.frame(x, y, w, h, unit, color);
    }

    private void stem(Pixels pixels) {
        int stem = (int) Math.round(STEM * pixels.density());
        int w = 2 * unit(pixels);
        int x = left(pixels, now) + (width(pixels, now) - w) / 2;
        pixels.fill(x, pixels.height() - stem, w, stem, palette.argb(Role.ACCENT));
    }

    private void tick(Pixels pixels, Optional<Forecast.Threshold> threshold, Role role) {
        threshold.ifPresent(mark -> {
            int w = 2 * unit(pixels);
            int x = left(pixels, mark.degree()) + (width(pixels, mark.degree()) - w) / 2;
            pixels.fill(x, 0, w, top(pixels) - 2 * unit(pixels), palette.argb(role));
        });
    }
}
