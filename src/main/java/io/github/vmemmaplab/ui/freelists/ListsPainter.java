package io.github.vmemmaplab.ui.freelists;

import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.ui.Lit;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Paints the bars of the free lists with their figures.
final class ListsPainter {
    private final GraphicsContext g;
    private final Palette palette;
    private final Texts texts;
    private final FreeListCounts counts;
    private final Bars bars;
    private final Lit lit;

    /// Whether a request looked from an order up and found nothing; -1 where none did.
    private final int searchedFrom;

    ListsPainter(
            GraphicsContext g,
            Palette palette,
            Texts texts,
            FreeListCounts counts,
            Bars bars,
            Lit lit,
            int searchedFrom) {
        this.g = g;
        this.palette = palette;
        this.texts = texts;
        this.counts = counts;
        this.bars = bars;
        this.lit = lit;
        this.searchedFrom = searchedFrom;
    }

    void paint() {
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        write(texts.of("title"), Fonts.semiBold(Fonts.BODY), Role.TEXT, 0, 10);
        write(texts.of("caption"), Fonts.regular(Fonts.CAPTION), Role.MUTED, 0, 27);
        paintPmdLine();
        for (int order = 0; order < counts.orders(); order++) {
            paintBar(order);
        }
        paintPerCpu();
        g.setTextAlign(TextAlignment.CENTER);
        for (int bar = 0; bar <= bars.perCpu(); bar++) {
            paintFigures(bar);
        }
    }

    private void paintPmdLine() {
        double x = Math.rint(bars.before(counts.pmdOrder()));
        g.setStroke(palette.color(Role.MUTED));
        g.setLineWidth(1);
        g.setLineDashes(4, 3);
        g.strokeLine(x + 0.5, 2, x + 0.5, bars.base());
        g.setLineDashes();
        write(texts.of("pmd"), Fonts.regular(Fonts.CAPTION), Role.MUTED, x + 6, 7);
    }

    private void paintBar(int order) {
        double x = Math.round(bars.x(order));
        double w = Math.round(bars.width());
        boolean all = lit.hasList(order, Selection.FreeList.ANY_TYPE);
        g.setFill(palette.color(all ? Role.ACCENT : Role.LINE));
        g.fillRect(x, bars.base() - 1, w, all ? 2 : 1);
        for (int type = 0; type < MigrateType.COUNT; type++) {
            double part = bars.partHeight(order, type);
            if (part > 0) {
                boolean shines = lit.hasList(order, type);
                Role role = shines ? Role.ACCENT : FreeListsView.roleOf(MigrateType.of(type));
                g.setFill(palette.color(role));
                g.fillRect(x, bars.base() - bars.from(order, type) - part, w, part);
            }
        }
    }

    private void paintPerCpu() {
        int bar = bars.perCpu();
        double x = Math.round(bars.x(bar));
        double w = Math.round(bars.width());
        double h = Math.round(bars.height(bar));
        boolean shines = lit.cause() instanceof Selection.OfRole(Role role) && role == Role.PER_CPU;
        g.setFill(palette.color(shines ? Role.ACCENT : Role.LINE));
        g.fillRect(x, bars.base() - 1, w, shines ? 2 : 1);
        if (h > 0) {
            g.setFill(palette.color(shines ? Role.ACCENT : Role.FREE));
            g.fillRect(x, bars.base() - h, w, h);
            g.setLineWidth(1);
            g.setStroke(palette.color(Role.PER_CPU));
            g.strokeRect(x + 0.5, bars.base() - h + 0.5, w - 1, Math.max(1, h - 1));
        }
    }

    private void paintFigures(int bar) {
        boolean mapsPmd = bar >= counts.pmdOrder() && bar < bars.perCpu();
        boolean searched = searchedFrom >= 0 && bar >= searchedFrom && bar < bars.perCpu();
        Font name = Fonts.regular(Fonts.CAPTION);
        String names = bar == bars.perCpu() ? texts.of("perCpu") : String.valueOf(bar);
        write(names, name, Role.MUTED, bars.middle(bar), bars.base() + 11);
        if (searched && bars.count(bar) == 0) {
            return;
        }
        Font font = mapsPmd ? Fonts.semiBold(Fonts.BODY) : Fonts.medium(Fonts.SMALL);
        double top = bars.base() - bars.height(bar) - 10;
        write(Figures.count(bars.count(bar)), font, Role.TEXT, bars.middle(bar), top);
    }

    private void write(String words, Font font, Role role, double x, double y) {
        g.setFont(font);
        g.setFill(palette.color(role));
        g.fillText(words, x, y);
    }
}
