package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.scene.text.Font;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// A card that says why a request failed and shows, large, the pageblock that came closest. On a
/// low map it is one line of words: what they are about must not be hidden by them.
final class FailureCard {
    private static final double PADDING = 10;
    private static final double GAP = 12;
    private static final double KEY = 11;
    private static final double ROOMY = 170;
    private static final double FLAT = 165;

    /// What a line says, and the mark that it explains.
    private enum Mark {
        NONE,
        CROSS,
        RING
    }

    private record Line(String words, Font font, Role role, double height, Mark mark) {
        double width() {
            return Pen.widthOf(words, font) + (mark == Mark.NONE ? 0 : KEY + 6);
        }
    }

    private final Pen pen;
    private final Lens lens;
    private final @Nullable Candidate candidate;
    private final List<Line> lines;
    private final double lensWidth;
    private final boolean flat;

    FailureCard(
            Pen pen,
            PhysicalMemory memory,
            FailedSearch search,
            @Nullable Candidate candidate,
            String elsewhere) {
        this.pen = pen;
        this.candidate = candidate;
        lens = new Lens(memory);
        flat = pen.height() < FLAT;
        boolean pictured = candidate != null && !flat;
        lensWidth = pictured ? lens.width(pen.width(), pen.height()) : 0;
        double size = flat ? Fonts.BODY : Fonts.TITLE;
        lines = lines(search, candidate, elsewhere, size, pen.height() >= ROOMY);
    }

    private static List<Line> lines(
            FailedSearch search,
            @Nullable Candidate candidate,
            String elsewhere,
            double size,
            boolean roomy) {
        List<Line> lines = new ArrayList<>();
        lines.add(
                new Line(
                        MapWords.why(search.failure()),
                        Fonts.semiBold(size),
                        Role.FAILURE,
                        22,
                        Mark.NONE));
        if (candidate != null) {
            addStoppers(lines, candidate, size);
        }
        if (candidate != null && roomy) {
            Font small = Fonts.regular(Fonts.BODY);
            lines.add(new Line(MapWords.free(candidate), small, Role.MUTED, 18, Mark.NONE));
            String watermark = MapWords.watermark(search.failure());
            if (!watermark.isEmpty()) {
                lines.add(new Line(watermark, small, Role.MUTED, 18, Mark.NONE));
            }
            String compaction = MapWords.compaction(search.failure(), candidate);
            if (!compaction.isEmpty()) {
                lines.add(new Line(compaction, small, Role.MUTED, 18, Mark.NONE));
            }
        }
        if (!elsewhere.isEmpty()) {
            Font font = Fonts.medium(Fonts.BODY);
            lines.add(new Line(elsewhere, font, Role.ACCENT, 18, Mark.NONE));
        }
        return lines;
    }

    private static void addStoppers(List<Line> lines, Candidate candidate, double size) {
        Font font = Fonts.semiBold(size);
        if (candidate.fixed() > 0) {
            lines.add(new Line(MapWords.fixed(candidate), font, Role.TEXT, 20, Mark.CROSS));
        }
        if (candidate.movable() > 0) {
            lines.add(new Line(MapWords.movable(candidate), font, Role.TEXT, 20, Mark.RING));
        }
    }

    double width() {
        double picture = lensWidth == 0 ? 0 : lensWidth + GAP;
        return Math.min(pen.width(), Math.ceil(wordsWidth() + picture + 2 * PADDING));
    }

    private double wordsWidth() {
        DoubleStream widths = lines.stream().mapToDouble(Line::width);
        return flat ? widths.sum() + GAP * (lines.size() - 1) : widths.max().orElse(0);
    }

    double height() {
        return Math.ceil(Math.max(wordsHeight(), lens.height(lensWidth)) + 2 * PADDING - 4);
    }

    private double wordsHeight() {
        DoubleStream heights = lines.stream().mapToDouble(Line::height);
        return flat ? heights.max().orElse(0) - PADDING / 2 : heights.sum();
    }

    /// Draws the card into a box of its size.
    void draw(Box box) {
        pen.card(box, Role.FAILURE);
        double x = box.x() + PADDING;
        if (flat) {
            drawFlat(x, box.centerY());
            return;
        }
        if (candidate != null) {
            double h = lens.height(lensWidth);
            Box picture = new Box(x, Math.rint(box.centerY() - h / 2), lensWidth, h);
            lens.draw(pen, candidate, picture);
            x += lensWidth + GAP;
        }
        double top = box.centerY() - wordsHeight() / 2;
        for (Line line : lines) {
            write(line, x, top + line.height() / 2);
            top += line.height();
        }
    }

    private void drawFlat(double left, double middle) {
        double x = left;
        for (Line line : lines) {
            write(line, x, middle);
            x += line.width() + GAP;
        }
    }

    private void write(Line line, double x, double middle) {
        Box key = new Box(x, middle - KEY / 2, KEY, KEY);
        switch (line.mark()) {
            case NONE -> {}
            case CROSS -> pen.cross(key.grown(-1), Role.FAILURE, 2.5);
            case RING -> pen.ring(key, Role.TEXT, 2);
        }
        double from = line.mark() == Mark.NONE ? x : x + KEY + 6;
        pen.write(line.words(), line.font(), line.role(), from, middle);
    }
}
