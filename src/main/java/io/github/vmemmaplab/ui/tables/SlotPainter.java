package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Draws slots as cards: which entry it is, where it points, what it has come to, and a bar of what
/// is mapped.
final class SlotPainter {
    // Widths of a glyph as a share of the size: of the monospaced font, and of words at most.
    private static final double MONO_ASPECT = 0.6;
    private static final double WORD_ASPECT = 0.56;
    private static final double READABLE = 40;
    private static final double ROOMY = 64;
    private static final double NARROW = 200;
    private static final double INSET = 14;

    private final Pencil pencil;
    private final TreeLayout layout;
    private final BarPainter bars;
    private final double size;

    SlotPainter(Pencil pencil, TreeLayout layout, BarPainter bars) {
        this.pencil = pencil;
        this.layout = layout;
        this.bars = bars;
        size = sizeFor(layout.pitch());
    }

    private static double sizeFor(double pitch) {
        if (pitch < READABLE) {
            return Fonts.CAPTION;
        }
        return pitch < ROOMY ? Fonts.BODY : Fonts.TITLE;
    }

    void paint(SlotState slot, @Nullable EntryRef focused) {
        Rectangle2D card = layout.card(slot.index());
        pencil.fillRound(card, Role.RAISED);
        paintWords(slot, card);
        bars.paint(slot);
        paintEdge(slot, card);
        if (focused != null && focused.level() == Level.PMD && focused.addr() == slot.addr()) {
            pencil.ring(card, Role.ACCENT, 2, 2);
        }
    }

    private void paintEdge(SlotState slot, Rectangle2D card) {
        if (slot.isOpenFailure(pencil.tree().layout().entries())) {
            pencil.ring(card, Role.FAILURE, layout.isLow() ? 2 : 3, 0);
        } else if (slot.atWork()) {
            pencil.ring(card, Role.CHANGED, 2, 0);
        } else {
            pencil.ring(card, Role.LINE, 1, 0);
        }
        if (pencil.glow().slot(slot.addr())) {
            pencil.ring(card, Role.ACCENT, 2, 1.5);
        }
    }

    private void paintWords(SlotState slot, Rectangle2D card) {
        double y = card.getMinY() + layout.words();
        var g = pencil.g();
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFont(Fonts.mono(size));
        g.setFill(pencil.color(Role.TEXT));
        String name = (card.getWidth() < NARROW ? "[" : "PMD[") + slot.pmdIndex() + "]";
        g.fillText(name, card.getMinX() + INSET, y);
        double left = card.getMinX() + INSET + (name.length() + 1) * size * MONO_ASPECT;
        left += paintMiss(slot, left, y);
        double right = paintVerdict(slot, card, left, y);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFont(Fonts.mono(Fonts.CAPTION));
        g.setFill(pencil.color(Role.MUTED));
        // Words that do not fit are left out rather than squeezed: the bar below says the same.
        for (String target : targets(slot)) {
            if (left + target.length() * Fonts.CAPTION * MONO_ASPECT <= right - 8) {
                g.fillText(target, left, y);
                return;
            }
        }
    }

    // A block that was missed stays told, whatever has taken its place. Returns how wide it is.
    private double paintMiss(SlotState slot, double x, double y) {
        if (!slot.failed() || slot.kind() != SlotState.Kind.TABLE) {
            return 0;
        }
        pencil.g().setFont(Fonts.semiBold(size));
        pencil.g().setFill(pencil.color(Role.FAILURE));
        pencil.g().fillText(pencil.texts().of("slot.missed"), x, y);
        return 2 * size * WORD_ASPECT;
    }

    // Longest first.
    private List<String> targets(SlotState slot) {
        Texts texts = pencil.texts();
        return switch (slot.kind()) {
            case NONE -> slot.failed() ? List.of() : List.of(texts.of("slot.none"));
            case BLOCK -> {
                long at = (long) slot.target() << pencil.tree().layout().pageShift();
                String block = Figures.hex(at);
                yield List.of(texts.of("slot.block", block), texts.of("slot.block.brief", block));
            }
            case TABLE -> {
                String frame = Figures.hex(slot.target());
                yield List.of(texts.of("slot.table", frame), texts.of("slot.table.brief", frame));
            }
            case LARGER_BLOCK -> List.of();
        };
    }

    // Returns where it begins.
    private double paintVerdict(SlotState slot, Rectangle2D card, double left, double y) {
        Verdict verdict = Verdict.of(pencil.texts(), slot, pencil.tree());
        boolean loud = verdict.role() == Role.FAILURE && layout.pitch() >= READABLE;
        Font font = Fonts.semiBold(loud ? Math.max(size, Fonts.BODY) : size);
        var g = pencil.g();
        g.setFont(font);
        g.setFill(pencil.color(verdict.role()));
        g.setTextAlign(TextAlignment.RIGHT);
        double right = card.getMaxX() - TreeLayout.BAR_INSET;
        double glyph = font.getSize() * WORD_ASPECT;
        boolean fits = left + verdict.text().length() * glyph <= right;
        String text = fits ? verdict.text() : verdict.brief();
        if (left + text.length() * glyph > right + glyph) {
            return right;
        }
        g.fillText(text, right, y);
        return right - text.length() * glyph;
    }
}
