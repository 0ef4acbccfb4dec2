package io.github.vmemmaplab.ui.freelists;

import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.canvas.CanvasRegion;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A bar for each order of free blocks, its parts coloured by migrate type; hovering a bar or a
/// part lights up its blocks.
public final class FreeListsView implements View {
    private static final double LEFT = 76;
    private static final Texts TEXTS = Texts.beside(FreeListsView.class, "freelists");

    private final LabModel model;
    private final CanvasRegion canvas = new CanvasRegion(this::paint);
    private final StackPane pane = new StackPane(canvas);
    private FreeListCounts counts;

    /// The free lists of what `model` shows.
    public FreeListsView(LabModel model) {
        this.model = model;
        counts = FreeListCounts.of(model.frame().get().kernel());
        pane.getStyleClass().add("free-lists");
        pane.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        pane.setAccessibleText(inWords());
        pane.setMinHeight(60);
        canvas.setOnMouseMoved(event -> model.hovered().set(at(event.getX(), event.getY())));
        canvas.setOnMouseExited(_ -> model.hovered().set(new Selection.None()));
        model.frame().addListener((_, _, frame) -> show(frame));
        model.theme().addListener(_ -> canvas.repaint());
        model.hovered().addListener(_ -> canvas.repaint());
    }

    @Override
    public Parent node() {
        return pane;
    }

    @Override
    public void show(Frame frame) {
        counts = FreeListCounts.of(frame.kernel());
        pane.setAccessibleText(inWords());
        canvas.repaint();
    }

    private String inWords() {
        String orders =
                IntStream.range(0, counts.orders())
                        .mapToObj(order -> TEXTS.of("bar", order, counts.count(order)))
                        .collect(Collectors.joining(", "));
        return TEXTS.of("title") + ": " + orders + ", " + TEXTS.of("pages", counts.perCpuPages());
    }

    private Bars bars(double width, double height) {
        return new Bars(counts, LEFT, width, height);
    }

    private Selection at(double x, double y) {
        return x < LEFT ? new Selection.None() : bars(pane.getWidth(), pane.getHeight()).at(x, y);
    }

    private void paint(GraphicsContext g, double width, double height) {
        Palette palette = model.theme().get().palette();
        Bars bars = bars(width, height);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        write(g, palette, TEXTS.of("title"), Fonts.semiBold(Fonts.BODY), Role.TEXT, 0, 10);
        write(g, palette, TEXTS.of("caption"), Fonts.regular(10.5), Role.MUTED, 0, 27);
        paintPmdLine(g, palette, bars);
        for (int order = 0; order < counts.orders(); order++) {
            paintBar(g, palette, bars, order);
        }
        paintPerCpu(g, palette, bars);
        g.setTextAlign(TextAlignment.CENTER);
        for (int bar = 0; bar <= bars.perCpu(); bar++) {
            paintFigures(g, palette, bars, bar);
        }
    }

    private void paintPmdLine(GraphicsContext g, Palette palette, Bars bars) {
        int order = counts.pmdOrder();
        double x = Math.rint(bars.before(order));
        g.setStroke(palette.color(Role.MUTED));
        g.setLineWidth(1);
        g.setLineDashes(4, 3);
        g.strokeLine(x + 0.5, 2, x + 0.5, bars.base());
        g.setLineDashes();
        Font font = Fonts.regular(Fonts.CAPTION);
        write(g, palette, TEXTS.of("pmd"), font, Role.MUTED, x + 6, 7);
    }

    private void paintBar(GraphicsContext g, Palette palette, Bars bars, int order) {
        double x = Math.round(bars.x(order));
        double w = Math.round(bars.width());
        g.setFill(palette.color(Role.LINE));
        g.fillRect(x, bars.base() - 1, w, 1);
        for (int type = 0; type < MigrateType.COUNT; type++) {
            double part = bars.partHeight(order, type);
            if (part > 0) {
                g.setFill(palette.color(roleOf(order, type)));
                g.fillRect(x, bars.base() - bars.from(order, type) - part, w, part);
            }
        }
    }

    private Role roleOf(int order, int type) {
        boolean lit =
                model.hovered().get() instanceof Selection.FreeList(int o, int t)
                        && o == order
                        && (t == type || t == Selection.FreeList.ANY_TYPE);
        return lit ? Role.ACCENT : roleOf(MigrateType.of(type));
    }

    private static Role roleOf(MigrateType type) {
        return switch (type) {
            case UNMOVABLE, HIGHATOMIC -> Role.UNMOVABLE;
            case MOVABLE -> Role.MOVABLE;
            case RECLAIMABLE -> Role.RECLAIMABLE;
            case ISOLATE -> Role.NEUTRAL;
        };
    }

    private void paintPerCpu(GraphicsContext g, Palette palette, Bars bars) {
        int bar = bars.perCpu();
        double x = Math.round(bars.x(bar));
        double w = Math.round(bars.width());
        double h = Math.round(bars.height(bar));
        g.setFill(palette.color(Role.LINE));
        g.fillRect(x, bars.base() - 1, w, 1);
        if (h > 0) {
            g.setFill(palette.color(Role.FREE));
            g.fillRect(x, bars.base() - h, w, h);
            g.setStroke(palette.color(Role.PER_CPU));
            g.strokeRect(x + 0.5, bars.base() - h + 0.5, w - 1, Math.max(1, h - 1));
        }
    }

    private void paintFigures(GraphicsContext g, Palette palette, Bars bars, int bar) {
        boolean mapsPmd = bar >= counts.pmdOrder() && bar < bars.perCpu();
        Font font = mapsPmd ? Fonts.semiBold(Fonts.BODY) : Fonts.medium(Fonts.CAPTION + 0.5);
        double top = bars.base() - bars.height(bar) - 10;
        String count = Figures.count(bars.count(bar));
        write(g, palette, count, font, Role.TEXT, bars.middle(bar), top);
        String name = bar == bars.perCpu() ? TEXTS.of("perCpu") : String.valueOf(bar);
        Font small = Fonts.regular(Fonts.CAPTION);
        write(g, palette, name, small, Role.MUTED, bars.middle(bar), bars.base() + 11);
    }

    private static void write(
            GraphicsContext g,
            Palette palette,
            String words,
            Font font,
            Role role,
            double x,
            double y) {
        g.setFont(font);
        g.setFill(palette.color(role));
        g.fillText(words, x, y);
    }
}
