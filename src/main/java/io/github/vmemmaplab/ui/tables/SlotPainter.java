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
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

/// Draws slots as cards: a block as one bar, base pages as cells, coloured by where each page lies;
/// what `vmemmap_free` looked at in grey, what it cleared in red.
final class SlotPainter {
    private static final double LINE_Y = 11;
    private static final double ROUND = 8;
    private static final double DARKEST = 0.6;

    private final Texts texts;
    // Width of a glyph of the monospaced font as a share of its size.
    private static final double MONO_ASPECT = 0.6;

    private final GraphicsContext g;
    private final Palette palette;
    private final VmemmapTree tree;
    private final TreeLayout layout;

    SlotPainter(
            Texts texts, GraphicsContext g, Palette palette, VmemmapTree tree, TreeLayout layout) {
        this.texts = texts;
        this.g = g;
        this.palette = palette;
        this.tree = tree;
        this.layout = layout;
    }

    void paint(SlotState slot, long lit, @Nullable EntryRef focused) {
        Rectangle2D card = layout.card(slot.index());
        g.setFill(palette.color(Role.RAISED));
        g.fillRoundRect(
                card.getMinX(), card.getMinY(), card.getWidth(), card.getHeight(), ROUND, ROUND);
        paintEdge(slot, card, lit);
        paintWords(slot, card);
        paintBar(slot);
        paintCellPointedAt(slot, lit);
        if (focused != null && focused.level() == Level.PMD && focused.addr() == slot.addr()) {
            ring(g, palette, card, 3);
        }
    }

    private void paintEdge(SlotState slot, Rectangle2D card, long lit) {
        boolean pointedAt = lit != 0 && tree.slots().indexOf(lit) == slot.index();
        boolean unmappedFailure = slot.failed() && slot.kind() == SlotState.Kind.NONE;
        Role edge = Role.LINE;
        if (unmappedFailure || (slot.failed() && slot.atWork())) {
            edge = Role.FAILURE;
        } else if (slot.atWork()) {
            edge = Role.CHANGED;
        } else if (pointedAt) {
            edge = Role.ACCENT;
        }
        double line = edge == Role.LINE ? 1 : 2;
        g.setStroke(palette.color(edge));
        g.setLineWidth(line);
        // Within the card, whose right edge is the canvas's.
        g.strokeRoundRect(
                card.getMinX() + line / 2,
                card.getMinY() + line / 2,
                card.getWidth() - line,
                card.getHeight() - line,
                ROUND,
                ROUND);
    }

    private void paintWords(SlotState slot, Rectangle2D card) {
        double y = card.getMinY() + LINE_Y;
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFont(Fonts.mono(Fonts.CAPTION));
        g.setFill(palette.color(Role.TEXT));
        String name = "PMD[" + slot.pmdIndex() + "]";
        g.fillText(name, card.getMinX() + 10, y);
        double told = paintVerdict(slot, card, y);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFont(Fonts.mono(Fonts.CAPTION));
        g.setFill(palette.color(Role.MUTED));
        double nameEnd = 10 + (name.length() + 1) * Fonts.CAPTION * MONO_ASPECT;
        double left = card.getMinX() + Math.max(72, nameEnd);
        String target = target(slot);
        // Words that do not fit are left out rather than squeezed: the bar below says the same.
        if (target.length() * Fonts.CAPTION * MONO_ASPECT <= card.getMaxX() - 18 - told - left) {
            g.fillText(target, left, y);
        }
    }

    private String target(SlotState slot) {
        return switch (slot.kind()) {
            case NONE -> texts.of("slot.none");
            case BLOCK ->
                    texts.of(
                            "slot.block",
                            Figures.hex((long) slot.target() << tree.layout().pageShift()));
            case TABLE -> texts.of("slot.table", Figures.hex(slot.target()));
        };
    }

    // Returns how wide it is.
    private double paintVerdict(SlotState slot, Rectangle2D card, double y) {
        Verdict verdict = Verdict.of(texts, slot, tree.layout());
        Font font = Fonts.semiBold(Fonts.CAPTION);
        g.setFont(font);
        g.setFill(palette.color(verdict.role()));
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(verdict.text(), card.getMaxX() - 10, y);
        return verdict.text().length() * font.getSize() * 0.56;
    }

    private void paintBar(SlotState slot) {
        Rectangle2D bar = layout.bar(slot.index());
        switch (slot.kind()) {
            case NONE -> paintNone(slot, bar);
            case BLOCK -> fill(Role.VMEMMAP_BLOCK, bar, 1);
            case TABLE -> paintCells(slot);
        }
    }

    private void paintNone(SlotState slot, Rectangle2D bar) {
        FreeWalk.Slot walk = slot.walk();
        if (walk != null && (walk.blockCleared() || walk.cleared() > 0)) {
            fill(Role.FAILURE, bar, 0.75);
            return;
        }
        if (walk != null && walk.seenNone()) {
            fill(Role.MUTED, bar, 0.55);
            return;
        }
        g.setStroke(palette.color(Role.LINE));
        g.setLineWidth(1);
        g.strokeRect(
                bar.getMinX() + 0.5, bar.getMinY() + 0.5, bar.getWidth() - 1, bar.getHeight() - 1);
    }

    private void fill(Role role, Rectangle2D area, double alpha) {
        g.setGlobalAlpha(alpha);
        g.setFill(palette.color(role));
        g.fillRoundRect(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight(), 3, 3);
        g.setGlobalAlpha(1);
    }

    private void paintCells(SlotState slot) {
        fill(Role.FREE, layout.bar(slot.index()), 1);
        for (int i = 0; i < tree.layout().entries(); i++) {
            Color color = colorOfCell(slot, i);
            if (color != null) {
                Rectangle2D cell = layout.cell(slot.index(), i);
                g.setFill(color);
                g.fillRect(cell.getMinX(), cell.getMinY(), cell.getWidth(), cell.getHeight());
            }
        }
    }

    private @Nullable Color colorOfCell(SlotState slot, int index) {
        FreeWalk.Slot walk = slot.walk();
        if (walk != null && walk.isCleared(index)) {
            return palette.color(Role.FAILURE);
        }
        int pfn = tree.framePfn(slot, index);
        if (pfn >= 0) {
            return palette.color(Role.BACKGROUND)
                    .interpolate(
                            palette.color(Role.VMEMMAP_PAGE),
                            1 - DARKEST * (1 - tree.placeOf(pfn)));
        }
        return walk != null && walk.isNone(index) ? palette.color(Role.MUTED) : null;
    }

    private void paintCellPointedAt(SlotState slot, long lit) {
        if (lit == 0
                || slot.kind() != SlotState.Kind.TABLE
                || tree.slots().indexOf(lit) != slot.index()
                || lit == slot.addr()) {
            return;
        }
        Rectangle2D cell = layout.cell(slot.index(), tree.layout().index(Level.PTE, lit));
        g.setStroke(palette.color(Role.ACCENT));
        g.setLineWidth(1.5);
        g.strokeRect(
                cell.getMinX() - 1.5,
                cell.getMinY() - 1.5,
                cell.getWidth() + 3,
                cell.getHeight() + 3);
    }

    /// Draws the ring of what keys act on.
    static void ring(GraphicsContext g, Palette palette, Rectangle2D area, double out) {
        g.setStroke(palette.color(Role.ACCENT));
        g.setLineWidth(2);
        g.strokeRoundRect(
                area.getMinX() - out,
                area.getMinY() - out,
                area.getWidth() + 2 * out,
                area.getHeight() + 2 * out,
                ROUND + out,
                ROUND + out);
    }
}
