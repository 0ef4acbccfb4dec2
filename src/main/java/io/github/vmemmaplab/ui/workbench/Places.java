package io.github.vmemmaplab.ui.workbench;

import javafx.geometry.Rectangle2D;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Where the panels lie in a window of one size.
///
/// As the window shrinks, the lower panels get lower first; then, when it is narrow, "so far" goes
/// behind the code, where a button brings it back.
///
/// @param spots where each panel lies
/// @param countersFolded whether "so far" shares a place with the code
record Places(Map<Spot, Rectangle2D> spots, boolean countersFolded) {

    Places {
        spots = Map.copyOf(spots);
    }

    /// Narrower or lower than this, the panels do not fit.
    static final double LEAST_WIDTH = 1024;

    /// See {@link #LEAST_WIDTH}.
    static final double LEAST_HEIGHT = 640;

    private static final double HEADER = 50;
    private static final double MARGIN = 12;
    private static final double GAP = 10;
    private static final double FOLD_BELOW = 1180;
    private static final double FRAGMENTATION = 92;
    private static final double TIMELINE = 74;
    private static final double LOWER_LEAST = 174;
    private static final double LOWER_MOST = 196;
    private static final double LOWER_SHARE = 0.218;
    private static final double MEMORY_SHARE = 0.575;

    static Places in(double width, double height) {
        double inner = width - 2 * MARGIN;
        double lower = Math.clamp(height * LOWER_SHARE, LOWER_LEAST, LOWER_MOST);
        if (height > 1000) {
            lower = Math.min(height * LOWER_SHARE, LOWER_MOST * 1.4);
        }
        double middleTop = HEADER + GAP + FRAGMENTATION + GAP;
        double timelineTop = height - MARGIN - TIMELINE;
        double lowerTop = timelineTop - GAP - lower;
        double middle = lowerTop - GAP - middleTop;
        double memory = Math.floor((inner - GAP) * MEMORY_SHARE);
        boolean folded = width < FOLD_BELOW;
        double code = Math.floor((inner - 2 * GAP) * (folded ? 0.45 : 0.36));
        double step = folded ? inner - GAP - code : Math.floor((inner - 2 * GAP) * 0.34);
        double stepX = MARGIN + code + GAP;
        double countersX = folded ? MARGIN : stepX + step + GAP;
        double counters = folded ? code : width - MARGIN - countersX;
        Map<Spot, Rectangle2D> spots = new EnumMap<>(Spot.class);
        spots.put(Spot.HEADER, new Rectangle2D(0, 0, width, HEADER));
        spots.put(Spot.FRAGMENTATION, new Rectangle2D(MARGIN, HEADER + GAP, inner, FRAGMENTATION));
        spots.put(Spot.MEMORY, new Rectangle2D(MARGIN, middleTop, memory, middle));
        spots.put(
                Spot.TABLES,
                new Rectangle2D(MARGIN + memory + GAP, middleTop, inner - memory - GAP, middle));
        spots.put(Spot.CODE, new Rectangle2D(MARGIN, lowerTop, code, lower));
        spots.put(Spot.STEP, new Rectangle2D(stepX, lowerTop, step, lower));
        spots.put(Spot.COUNTERS, new Rectangle2D(countersX, lowerTop, counters, lower));
        spots.put(Spot.TIMELINE, new Rectangle2D(MARGIN, timelineTop, inner, TIMELINE));
        return new Places(spots, folded);
    }

    Rectangle2D of(Spot spot) {
        return Objects.requireNonNull(spots.get(spot));
    }

    static boolean fit(double width, double height) {
        return width >= LEAST_WIDTH && height >= LEAST_HEIGHT;
    }
}
