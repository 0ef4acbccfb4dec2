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

/// Draws a run: requests by name, marks, coloured phases with words below, where breakpoints lie,
/// the cursor across, and, of a magnified run, which part is in view.
final class TrackPainter {
    static final double HEIGHT = 62;
    static final double MARKS_TOP = 12;
    static final double BAR_TOP = 24;
    static final double RANGE_TOP = 57;
    private static final double BAR_HEIGHT = 16;
    private static final double BAR_BOTTOM = BAR_TOP + BAR_HEIGHT;
    private static final double REQUEST_Y = 6;
    private static final double MARK_Y = BAR_TOP - 6;
    private static final double LABEL_Y = 51;
    private static final double KNOB = 5;

    // Below the names of requests.
    private static final double KNOB_Y = BAR_TOP - 7;
    private static final double TICK = 2;
    private static final double TICK_HEIGHT = 5;
    private static final double RANGE_Y = 59;
    private static final double RANGE_HEIGHT = 3;

    private final Texts texts;
    private final GraphicsContext g;
    private final Palette palette;
    private final TrackContent content;
    private final TimeAxis axis;
    private final double cursorX;

    TrackPainter(Texts texts, GraphicsContext g, Palette palette, TrackContent content, int step) {
        this.texts = texts;
        this.g = g;
        this.palette = palette;
        this.content = content;
        axis = content.axis();
        cursorX = axis.xOf(step);
    }

    void paint() {
        g.setFill(palette.color(Role.LINE));
        g.fillRect(0, BAR_BOTTOM + 1, axis.width(), 1);
        new PhasePainter(g, palette, axis, cursorX, BAR_TOP, BAR_HEIGHT).paint();
        paintRequests();
        paintBreakpoints();
        content.labels().forEach(this::paintLabel);
        if (axis.isZoomed()) {
            paintRange();
        }
        if (cursorX >= -1 && cursorX <= axis.width() + 1) {
            paintCursor();
        }
        // Over the cursor's knob: where it stands is where a mark is looked for.
        MarkPainter marks = new MarkPainter(g, palette, MARK_Y);
        content.clusters().forEach(marks::paint);
    }

    // A name has the room up to the next request that has one.
    private void paintRequests() {
        g.setFont(font());
        g.setFill(palette.color(Role.MUTED));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        List<Phase> phases = axis.phases();
        double free = 0;
        for (int i = phases.isEmpty() ? 0 : axis.phaseAt(0); i < phases.size(); ) {
            int request = phases.get(i).request();
            double left = Math.max(0, axis.left(i));
            if (left > axis.width()) {
                return;
            }
            if (content.outline().timeline().event(request) instanceof OperationBegun begun) {
                String name = name(begun.operation());
                double x = Math.min(left, axis.width() - TextWidths.of(name));
                if (x >= free) {
                    g.fillText(name, x, REQUEST_Y);
                    free = x + TextWidths.of(name) + 16;
                }
            }
            while (i < phases.size() && phases.get(i).request() == request) {
                i++;
            }
        }
    }

    private String name(Operation operation) {
        String key = "request." + operation.getClass().getSimpleName();
        return texts.of(key, Figures.bytes(operation.size()));
    }

    // One tick for all that share a pixel.
    private void paintBreakpoints() {
        g.setFill(palette.color(Role.ACCENT));
        double last = Double.NEGATIVE_INFINITY;
        for (int step : content.stops()) {
            double x = Math.rint(axis.xOf(step));
            if (x > last && x >= 0 && x <= axis.width()) {
                g.fillRect(x - 1, BAR_BOTTOM + 1, 2, 4);
                last = x + 1;
            }
        }
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

    private void paintRange() {
        double width = axis.width();
        g.setFill(palette.color(Role.LINE));
        g.fillRoundRect(0, RANGE_Y, width, RANGE_HEIGHT, RANGE_HEIGHT, RANGE_HEIGHT);
        double left = axis.from() * width;
        double shown = Math.max(6, (axis.to() - axis.from()) * width);
        g.setFill(palette.color(Role.ACCENT));
        g.fillRoundRect(
                Math.min(left, width - shown),
                RANGE_Y,
                shown,
                RANGE_HEIGHT,
                RANGE_HEIGHT,
                RANGE_HEIGHT);
    }

    private void paintCursor() {
        double x = Math.max(cursorX, 1);
        g.setFill(palette.color(Role.TEXT));
        g.fillRect(x - 1, BAR_TOP - 12, 2, BAR_HEIGHT + 18);
        g.fillOval(x - KNOB, KNOB_Y - KNOB, 2 * KNOB, 2 * KNOB);
    }

    /// Shows which steps shine: a tick each in the bar, side by side where they are dense.
    void paintLit(int[] steps) {
        g.setFill(palette.color(Role.CHANGED));
        double last = Double.NEGATIVE_INFINITY;
        for (int step : steps) {
            double x = Math.floor(axis.xOf(step));
            if (x >= last + TICK && x >= 0 && x <= axis.width()) {
                g.fillRect(x, BAR_BOTTOM - TICK_HEIGHT, TICK, TICK_HEIGHT);
                last = x;
            }
        }
    }

    /// Shows which place is pointed at.
    void paintPointed(double x) {
        g.setFill(palette.color(Role.ACCENT));
        g.fillRect(Math.rint(x) - 0.5, BAR_TOP - 2, 1, BAR_HEIGHT + 4);
    }

    static Font font() {
        return Fonts.regular(Fonts.CAPTION);
    }
}
