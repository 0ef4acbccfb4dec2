package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationBegun;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import java.util.List;

/// Draws a run as coloured phases with marks above, words below and the cursor across.
final class TrackPainter {
    static final double HEIGHT = 62;
    private static final double BAR_TOP = 24;
    private static final double BAR_HEIGHT = 16;
    private static final double BAR_BOTTOM = BAR_TOP + BAR_HEIGHT;
    private static final double MARK_Y = BAR_TOP - 6;
    private static final double MARK_PITCH = 10;
    private static final double LABEL_Y = 52;
    private static final double DIM = 0.4;
    private static final double ROUND = 3;
    private static final double STRIP = 4;

    private final Texts texts;
    private final GraphicsContext g;
    private final Palette palette;
    private final PhaseLayout layout;
    private final double cursorX;

    TrackPainter(
            Texts texts, GraphicsContext g, Palette palette, PhaseLayout layout, double cursorX) {
        this.texts = texts;
        this.g = g;
        this.palette = palette;
        this.layout = layout;
        this.cursorX = cursorX;
    }

    void paint(Outline outline, List<PhaseLabels.Placed> labels, double width) {
        g.setFill(palette.color(Role.LINE));
        g.fillRect(0, BAR_BOTTOM + 1, width, 1);
        for (int i = 0; i < layout.phases().size(); ) {
            i = paintPhase(i);
        }
        paintRequests(outline, width);
        paintMarks(outline);
        labels.forEach(this::paintLabel);
        paintCursor();
    }

    // Phases too narrow to be told apart are painted as one with those of their kind that follow.
    private int paintPhase(int index) {
        Phase.Kind kind = layout.phases().get(index).kind();
        double left = layout.left(index);
        int end = index + 1;
        while (end < layout.phases().size()
                && layout.phases().get(end).kind() == kind
                && layout.right(end) - layout.left(end) < 4) {
            end++;
        }
        double right = Math.max(layout.right(end - 1) - 1.5, left + 0.5);
        paintPart(kind, left, Math.min(right, cursorX), 1);
        paintPart(kind, Math.max(left, Math.min(cursorX, right)), right, DIM);
        return end;
    }

    private void paintPart(Phase.Kind kind, double left, double right, double alpha) {
        if (right <= left) {
            return;
        }
        g.setGlobalAlpha(alpha);
        g.setFill(palette.color(role(kind)));
        g.fillRoundRect(left, BAR_TOP, right - left, BAR_HEIGHT, ROUND, ROUND);
        if (kind == Phase.Kind.FREE) {
            g.setFill(palette.color(Role.FAILURE));
            g.fillRect(left, BAR_BOTTOM - STRIP, right - left, STRIP);
        }
        g.setGlobalAlpha(1);
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

    // A name has the room up to the next request that has one.
    private void paintRequests(Outline outline, double width) {
        g.setFont(font());
        g.setFill(palette.color(Role.MUTED));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        double free = 0;
        int request = -1;
        for (int i = 0; i < layout.phases().size(); i++) {
            Phase phase = layout.phases().get(i);
            if (phase.request() == request
                    || !(outline.timeline().event(phase.request())
                            instanceof OperationBegun begun)) {
                continue;
            }
            request = phase.request();
            String name = name(begun.operation());
            double left = Math.min(layout.left(i), width - TextWidths.of(name));
            if (left >= free) {
                g.fillText(name, left, 6);
                free = left + TextWidths.of(name) + 16;
            }
        }
    }

    private String name(Operation operation) {
        String key = "request." + operation.getClass().getSimpleName();
        return texts.of(key, Figures.bytes(operation.size()));
    }

    // Marks of neighbouring events stand side by side, not on each other, while there is room.
    private void paintMarks(Outline outline) {
        boolean room = outline.marks().size() * MARK_PITCH < layout.width() / 2;
        double free = 0;
        for (Mark mark : outline.marks()) {
            double x = layout.xOf(mark.step());
            x = room ? Math.max(x, free) : x;
            paintMark(mark, x);
            free = x + MARK_PITCH;
        }
    }

    private void paintMark(Mark mark, double x) {
        double r = 3.5;
        switch (mark.kind()) {
            case FAILURE -> {
                g.setStroke(palette.color(Role.FAILURE));
                g.setLineWidth(2);
                g.strokeLine(x - r, MARK_Y - r, x + r, MARK_Y + r);
                g.strokeLine(x - r, MARK_Y + r, x + r, MARK_Y - r);
            }
            case FALLBACK -> {
                g.setFill(palette.color(Role.VMEMMAP_PAGE));
                fill(x, MARK_Y - r - 1, x + r + 1, MARK_Y, x, MARK_Y + r + 1, x - r - 1, MARK_Y);
            }
            case FREE -> {
                g.setFill(palette.color(Role.PAGE_TABLE));
                fill(x - r - 1, MARK_Y - r, x + r + 1, MARK_Y - r, x, MARK_Y + r + 1);
            }
            case ONLINE -> {
                g.setFill(palette.color(Role.MOVABLE));
                g.fillOval(x - r, MARK_Y - r, 2 * r, 2 * r);
            }
            case KERNEL_DIFFERS -> {
                g.setFill(palette.color(Role.ACCENT));
                g.setFont(font());
                g.setTextAlign(TextAlignment.CENTER);
                g.setTextBaseline(VPos.CENTER);
                g.fillText("≠", x, MARK_Y);
            }
        }
    }

    private void fill(double... corners) {
        double[] xs = new double[corners.length / 2];
        double[] ys = new double[corners.length / 2];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = corners[2 * i];
            ys[i] = corners[2 * i + 1];
        }
        g.fillPolygon(xs, ys, xs.length);
    }

    private void paintLabel(PhaseLabels.Placed label) {
        boolean current = label.left() <= cursorX && cursorX <= label.right();
        boolean failed = label.kind() == Phase.Kind.FAILURE;
        Role words = current ? Role.TEXT : Role.MUTED;
        g.setFont(font());
        g.setFill(palette.color(failed ? Role.FAILURE : words));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(label.text(), label.x(), LABEL_Y);
    }

    private void paintCursor() {
        double x = Math.max(cursorX, 1);
        g.setFill(palette.color(Role.TEXT));
        g.fillRect(x - 1, BAR_TOP - 12, 2, BAR_HEIGHT + 18);
        g.fillOval(x - 5, BAR_TOP - 15, 10, 10);
    }

    /// Says what happened at `step`, in a box above the bar that stays inside the track.
    void paintPreview(String text, double x, double width) {
        double room = TextWidths.of(text) + 16;
        double left = Math.clamp(x - room / 2, 0, Math.max(0, width - room));
        g.setFill(palette.color(Role.RAISED));
        g.fillRoundRect(left, 0, room, 19, 8, 8);
        g.setStroke(palette.color(Role.ACCENT));
        g.setLineWidth(1);
        g.strokeRoundRect(left + 0.5, 0.5, room - 1, 18, 8, 8);
        g.strokeLine(x, 19, x, BAR_BOTTOM);
        g.setFont(font());
        g.setFill(palette.color(Role.TEXT));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(text, left + 8, 9.5);
    }

    static Font font() {
        return Fonts.regular(Fonts.CAPTION);
    }
}
