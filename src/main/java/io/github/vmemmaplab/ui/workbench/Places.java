package io.github.vmemmaplab.ui.workbench;

import javafx.geometry.Rectangle2D;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Where the panels lie in a window of one size.
///
/// As the window shrinks, its panels give way in this order:
///
/// 1. the lower panels get lower;
/// 2. below {@value #FOLD_BELOW}, "so far" goes behind the code, where a button brings it back;
/// 3. below {@value #FULL_HEIGHT} of height, what lies between the header and the timeline scrolls;
/// 4. below {@value #FULL_WIDTH} of width, those panels stand in one column, and scroll;
/// 5. below {@value #LEAST_WIDTH} x {@value #LEAST_HEIGHT}, nothing fits.
///
/// @param spots where each panel lies, before anything is scrolled
/// @param countersFolded whether "so far" shares a place with the code
/// @param overflow by how much what scrolls is higher than its view, 0 where all of it is seen
record Places(Map<Spot, Rectangle2D> spots, boolean countersFolded, double overflow) {

    Places {
        spots = Map.copyOf(spots);
    }

    static final double LEAST_WIDTH = 480;
    static final double LEAST_HEIGHT = 320;
    static final double FULL_WIDTH = 1000;
    static final double FULL_HEIGHT = 640;
    static final double FOLD_BELOW = 1180;

    private static final double HEADER = 50;
    private static final double MARGIN = 12;
    private static final double GAP = 10;
    private static final double FRAGMENTATION = 88;
    private static final double FRAGMENTATION_FOLDED = 160;
    private static final double TIMELINE = 74;
    private static final double LOWER_LEAST = 162;
    private static final double LOWER_MOST = 196;
    private static final double LOWER_SHARE = 0.195;
    private static final double MEMORY_SHARE = 0.575;
    // The map needs more of a narrow window than the tree does.
    private static final double NARROW_SHARE = 0.625;
    private static final double COLUMN_MEMORY = 420;
    private static final double COLUMN_TABLES = 380;
    private static final double COLUMN_LOWER = 176;

    static Places in(double width, double height) {
        return width < FULL_WIDTH ? column(width, height) : full(width, height);
    }

    private static Places full(double width, double height) {
        double inner = width - 2 * MARGIN;
        double roomy = Math.max(height, FULL_HEIGHT);
        double lower = Math.floor(lower(roomy));
        double middleTop = HEADER + GAP + FRAGMENTATION + GAP;
        double lowerTop = timelineTop(roomy) - GAP - lower;
        double middle = lowerTop - GAP - middleTop;
        boolean folded = width < FOLD_BELOW;
        double memory = Math.floor((inner - GAP) * (folded ? NARROW_SHARE : MEMORY_SHARE));
        double code = Math.floor((inner - 2 * GAP) * (folded ? 0.45 : 0.36));
        double step = folded ? inner - GAP - code : Math.floor((inner - 2 * GAP) * 0.34);
        double stepX = MARGIN + code + GAP;
        double countersX = folded ? MARGIN : stepX + step + GAP;
        double counters = folded ? code : width - MARGIN - countersX;
        Map<Spot, Rectangle2D> spots = pinned(width, height);
        spots.put(Spot.FRAGMENTATION, new Rectangle2D(MARGIN, HEADER + GAP, inner, FRAGMENTATION));
        spots.put(Spot.MEMORY, new Rectangle2D(MARGIN, middleTop, memory, middle));
        spots.put(
                Spot.TABLES,
                new Rectangle2D(MARGIN + memory + GAP, middleTop, inner - memory - GAP, middle));
        spots.put(Spot.CODE, new Rectangle2D(MARGIN, lowerTop, code, lower));
        spots.put(Spot.STEP, new Rectangle2D(stepX, lowerTop, step, lower));
        spots.put(Spot.COUNTERS, new Rectangle2D(countersX, lowerTop, counters, lower));
        return new Places(spots, folded, roomy - height);
    }

    private static double lower(double height) {
        return height > 1000
                ? Math.min(height * LOWER_SHARE, LOWER_MOST * 1.4)
                : Math.clamp(height * LOWER_SHARE, LOWER_LEAST, LOWER_MOST);
    }

    private static Places column(double width, double height) {
        Map<Spot, Rectangle2D> spots = pinned(width, height);
        double y = HEADER + GAP;
        y = stack(spots, Spot.FRAGMENTATION, y, width, FRAGMENTATION_FOLDED);
        y = stack(spots, Spot.STEP, y, width, COLUMN_LOWER);
        y = stack(spots, Spot.MEMORY, y, width, COLUMN_MEMORY);
        y = stack(spots, Spot.TABLES, y, width, COLUMN_TABLES);
        y = stack(spots, Spot.CODE, y, width, COLUMN_LOWER);
        y = stack(spots, Spot.COUNTERS, y, width, COLUMN_LOWER);
        return new Places(spots, false, Math.max(0, y - timelineTop(height)));
    }

    private static double stack(
            Map<Spot, Rectangle2D> spots, Spot spot, double y, double width, double height) {
        spots.put(spot, new Rectangle2D(MARGIN, y, width - 2 * MARGIN, height));
        return y + height + GAP;
    }

    private static Map<Spot, Rectangle2D> pinned(double width, double height) {
        Map<Spot, Rectangle2D> spots = new EnumMap<>(Spot.class);
        spots.put(Spot.HEADER, new Rectangle2D(0, 0, width, HEADER));
        spots.put(
                Spot.TIMELINE,
                new Rectangle2D(MARGIN, timelineTop(height), width - 2 * MARGIN, TIMELINE));
        return spots;
    }

    private static double timelineTop(double height) {
        return height - MARGIN - TIMELINE;
    }

    /// {@return where a panel lies when what scrolls is scrolled down by `scrolled`}
    Rectangle2D of(Spot spot, double scrolled) {
        Rectangle2D at = Objects.requireNonNull(spots.get(spot));
        return switch (spot) {
            case HEADER, TIMELINE -> at;
            case FRAGMENTATION, MEMORY, TABLES, CODE, STEP, COUNTERS ->
                    new Rectangle2D(
                            at.getMinX(), at.getMinY() - scrolled, at.getWidth(), at.getHeight());
        };
    }

    /// {@return the strip that what scrolls is seen through}
    Rectangle2D view() {
        Rectangle2D header = of(Spot.HEADER, 0);
        double bottom = of(Spot.TIMELINE, 0).getMinY() - GAP;
        return new Rectangle2D(0, header.getMaxY(), header.getWidth(), bottom - header.getMaxY());
    }

    static boolean fit(double width, double height) {
        return width >= LEAST_WIDTH && height >= LEAST_HEIGHT;
    }
}
