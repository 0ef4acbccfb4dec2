package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.text.TextAlignment;

import java.util.List;

/// Draws in which order `vmemmap_free` goes over the tree: a number on each slot it came to, and a
/// trail of its last visits, the latest brightest.
final class TrailPainter {
    // Slots keep the number of their visit, so that their rings may go soon.
    private static final int RINGS = 6;
    private static final double BADGE = 9;
    private static final double DIGIT = 7;

    private final Pencil pencil;
    private final TreeLayout layout;
    private final List<Visit> trail;

    TrailPainter(Pencil pencil, TreeLayout layout) {
        this.pencil = pencil;
        this.layout = layout;
        trail = pencil.tree().walk().trail();
    }

    /// Draws the visits to the tables above the slots.
    void paintBoxes() {
        for (TreeBoxes.Box box : layout.boxes()) {
            Level level = box.ref().level();
            for (int age = trail.size() - 1; age >= 0; age--) {
                Visit visit = trail.get(age);
                if (visit.level() == level && level != pencil.tree().layout().held(Level.PMD)) {
                    ring(box.area(), visit, age);
                }
            }
        }
    }

    /// Draws the visits to a slot and to its pages.
    void paint(SlotState slot) {
        if (slot.walk() == null) {
            return;
        }
        for (int age = trail.size() - 1; age >= 0; age--) {
            Visit visit = trail.get(age);
            if (pencil.tree().slots().indexOf(visit.addr()) != slot.index()) {
                continue;
            }
            if (visit.level() == Level.PMD || visit.found() == Visit.Found.RUN) {
                ring(layout.card(slot.index()), visit, age);
            } else if (visit.level() == Level.PTE && slot.kind() == SlotState.Kind.TABLE) {
                paintCell(slot, visit, age);
            }
        }
        paintBadge(slot, slot.walk());
    }

    private static double brightness(int age, int length) {
        return Math.max(0, 1 - age / (double) length);
    }

    private void ring(Rectangle2D area, Visit visit, int age) {
        pencil.g().setGlobalAlpha(brightness(age, RINGS));
        double line = layout.isLow() ? 1.5 : 2;
        pencil.ring(area, role(visit, age), age == 0 ? line + 1 : line, 0);
        pencil.g().setGlobalAlpha(1);
    }

    private void paintCell(SlotState slot, Visit visit, int age) {
        int index = pencil.tree().layout().index(Level.PTE, visit.addr());
        pencil.g().setGlobalAlpha(brightness(age, FreeWalk.TRAIL));
        pencil.frame(layout.cell(slot.index(), index), role(visit, age), age == 0 ? 2 : 1);
        pencil.g().setGlobalAlpha(1);
    }

    private static Role role(Visit visit, int age) {
        if (age == 0) {
            return Role.CHANGED;
        }
        return switch (visit.found()) {
            case NONE, RUN -> Role.MUTED;
            case TABLE -> Role.PAGE_TABLE;
            case LEAF, EMPTY_TABLE -> Role.FAILURE;
        };
    }

    private void paintBadge(SlotState slot, FreeWalk.Slot walk) {
        String number = Integer.toString(walk.order());
        Rectangle2D card = layout.card(slot.index());
        double w = Math.max(2 * BADGE, number.length() * DIGIT + 8);
        double x = card.getMinX() - w / 2;
        double y = card.getMinY() + card.getHeight() / 2 - BADGE;
        var g = pencil.g();
        g.setFill(pencil.color(Role.PANEL));
        g.fillRoundRect(x - 2, y - 2, w + 4, 2 * BADGE + 4, 2 * BADGE + 4, 2 * BADGE + 4);
        g.setFill(pencil.color(walk.wasNeverMapped() ? Role.MUTED : Role.FAILURE));
        g.fillRoundRect(x, y, w, 2 * BADGE, 2 * BADGE, 2 * BADGE);
        g.setFill(pencil.color(Role.PANEL));
        g.setFont(Fonts.semiBold(Fonts.CAPTION));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(number, x + w / 2, y + BADGE);
    }
}
