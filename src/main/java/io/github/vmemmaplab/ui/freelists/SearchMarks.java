package io.github.vmemmaplab.ui.freelists;

import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.event.AllocationFailure.ZoneState;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Draws over the bars what a failed request found: the lists that it looked at, in their order,
/// and that they were empty; or that the watermark refused before it came to that.
///
/// `__zone_watermark_ok` (mm/page_alloc.c) compares the free pages with the mark first; only above
/// it does it look for a block, from the wanted order up, at one type after the other.
final class SearchMarks {
    private static final double WIDEST = 15;
    private static final double TALLEST = 18;
    private static final double GAP = 2;
    private static final double WORDS_AT = 22;
    private static final double ARROW_AT = 33;
    private static final double HEAD = 4;
    private static final Text RULER = new Text();

    private final AllocationFailure failure;
    private final Texts texts;
    private final GraphicsContext g;
    private final Palette palette;
    private final Bars bars;
    private final int orders;

    SearchMarks(
            AllocationFailure failure,
            Texts texts,
            GraphicsContext g,
            Palette palette,
            Bars bars,
            int orders) {
        this.failure = failure;
        this.texts = texts;
        this.g = g;
        this.palette = palette;
        this.bars = bars;
        this.orders = orders;
    }

    /// {@return whether a request got as far as to look at the lists in any zone}
    static boolean looked(AllocationFailure failure) {
        return failure.zones().stream().anyMatch(zone -> isAboveMark(failure, zone));
    }

    private static boolean isAboveMark(AllocationFailure failure, ZoneState zone) {
        return zone.freePages() - ((1L << failure.order()) - 1) > zone.mark();
    }

    /// {@return in words, what was found}
    static String words(AllocationFailure failure, Texts texts) {
        if (looked(failure)) {
            return texts.of("looked");
        }
        ZoneState zone = failure.zones().getFirst();
        return texts.of("refused", Figures.count(zone.freePages()), Figures.count(zone.mark()));
    }

    void draw() {
        boolean looked = looked(failure);
        if (looked) {
            for (int order = failure.order(); order < orders; order++) {
                drawOrder(order);
            }
            drawArrow();
        }
        drawWords(looked);
    }

    // The way that the search took, from the wanted order up.
    private void drawArrow() {
        double end = bars.before(orders) - GAP;
        g.setStroke(palette.color(Role.FAILURE));
        g.setLineWidth(1.5);
        g.strokeLine(bars.before(failure.order()) + 2, ARROW_AT, end, ARROW_AT);
        g.strokeLine(end - HEAD, ARROW_AT - HEAD, end, ARROW_AT);
        g.strokeLine(end - HEAD, ARROW_AT + HEAD, end, ARROW_AT);
    }

    private void drawOrder(int order) {
        double w = Math.min(WIDEST, (bars.pitch() - 4) / MigrateType.PCPTYPES - GAP);
        double all = MigrateType.PCPTYPES * (w + GAP) - GAP;
        double x = Math.rint(bars.middle(order) - all / 2);
        for (int type = 0; type < MigrateType.PCPTYPES; type++) {
            if (found(order, type) == 0) {
                drawEmpty(x + type * (w + GAP), w, MigrateType.of(type));
            }
        }
    }

    private int found(int order, int type) {
        return failure.zones().stream().mapToInt(zone -> zone.counts().get(order).get(type)).sum();
    }

    // A list that was looked at and had nothing: an empty box of its type's colour, crossed out.
    private void drawEmpty(double x, double w, MigrateType type) {
        double h = Math.min(TALLEST, bars.base() - ARROW_AT - HEAD - 2);
        double y = Math.rint(bars.base() - h);
        g.setLineWidth(1.5);
        g.setStroke(palette.color(FreeListsView.roleOf(type)));
        g.strokeRect(x + 0.75, y + 0.75, w - 1.5, h - 1.5);
        g.setStroke(palette.color(Role.FAILURE));
        g.setLineWidth(2);
        g.strokeLine(x + 2.5, y + 2.5, x + w - 2.5, y + h - 2.5);
        g.strokeLine(x + 2.5, y + h - 2.5, x + w - 2.5, y + 2.5);
    }

    private void drawWords(boolean looked) {
        double left = bars.before(failure.order()) + 6;
        double room = bars.end() - left;
        g.setFont(Fonts.semiBold(Fonts.CAPTION));
        g.setFill(palette.color(Role.FAILURE));
        String words = words(failure, texts);
        if (width(words) > room) {
            words = texts.of(looked ? "looked.short" : "refused.short");
        }
        double over = width(words) - room;
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(words, over > 0 ? left - 12 - over : left, WORDS_AT);
    }

    private static double width(String words) {
        RULER.setFont(Fonts.semiBold(Fonts.CAPTION));
        RULER.setText(words);
        return RULER.getLayoutBounds().getWidth();
    }
}
