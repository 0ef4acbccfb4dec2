package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.scene.text.Font;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A card that says why a request failed and shows, large, the pageblock that came closest.
final class FailureCard {
    private static final double PADDING = 10;
    private static final double GAP = 12;
    private static final double KEY = 11;
    private static final double ROOMY = 170;

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

    FailureCard(
            Pen pen,
            PhysicalMemory memory,
            FailedSearch search,
            @Nullable Candidate candidate,
            String elsewhere) {
        this.pen = pen;
        this.candidate = candidate;
        lens = new Lens(memory);
        lensWidth = candidate == null ? 0 : lens.width(pen.width(), pen.height());
        lines = lines(search, candidate, elsewhere, pen.height() >= ROOMY);
    }

    private static List<Line> lines(
            FailedSearch search, @Nullable Candidate candidate, String elsewhere, boolean roomy) {
        List<Line> lines = new ArrayList<>();
        lines.add(
                new Line(
                        MapWords.why(search.failure()),
                        Fonts.semiBold(Fonts.TITLE),
                        Role.FAILURE,
                        22,
                        Mark.NONE));
        if (candidate != null) {
            addStoppers(lines, candidate);
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

    private static void addStoppers(List<Line> lines, Candidate candidate) {
        Font font = Fonts.semiBold(Fonts.TITLE);
        if (candidate.fixed() > 0) {
            lines.add(new Line(MapWords.fixed(candidate), font, Role.TEXT, 20, Mark.CROSS));
        }
        if (candidate.movable() > 0) {
            lines.add(new Line(MapWords.movable(candidate), font, Role.TEXT, 20, Mark.RING));
        }
    }

    double width() {
        double words = lines.stream().mapToDouble(Line::width).max().orElse(0);
        double picture = candidate == null ? 0 : lensWidth + GAP;
        return Math.min(pen.width(), Math.ceil(words + picture + 2 * PADDING));
    }

    double height() {
        return Math.ceil(Math.max(wordsHeight(), lens.height(lensWidth)) + 2 * PADDING - 4);
    }

    private double wordsHeight() {
        return lines.stream().mapToDouble(Line::height).sum();
    }

    /// Draws the card into a box of its size.
    void draw(Box box) {
        pen.card(box, Role.FAILURE);
        double x = box.x() + PADDING;
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
