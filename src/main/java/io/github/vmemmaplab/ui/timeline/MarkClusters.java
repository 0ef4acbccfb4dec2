package io.github.vmemmaplab.ui.timeline;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Marks on the track, those that would lie on each other drawn as one: a sign for each kind, with
/// how many there are. Every mark in view is counted in exactly one cluster.
///
/// O(marks in view).
final class MarkClusters {
    static final double GLYPH = 10;
    private static final double GAP = 2;

    private final TimeAxis axis;
    private final IntToDoubleFunction widthOfCount;
    private final List<Cluster> clusters = new ArrayList<>();
    private int[] counts = new int[Mark.Kind.values().length];
    private double left;
    private double right = Double.NEGATIVE_INFINITY;
    private int first;
    private int last;

    /// Marks of one kind in one place.
    ///
    /// @param left where the sign begins
    /// @param right where it ends, with the number if there is one
    /// @param count how many marks
    record Sign(Mark.Kind kind, double left, double right, int count) {}

    /// Marks side by side.
    ///
    /// @param signs one a kind, what weighs most first
    /// @param first step of the first mark
    /// @param last step of the last one
    record Cluster(List<Sign> signs, int first, int last) {
        Cluster {
            signs = List.copyOf(signs);
        }

        double left() {
            return signs.getFirst().left();
        }

        double right() {
            return signs.getLast().right();
        }

        /// {@return the sign at `x`, or null}
        @Nullable Sign signAt(double x) {
            return signs.stream()
                    .filter(sign -> sign.left() <= x && x < sign.right())
                    .findFirst()
                    .orElse(null);
        }
    }

    private MarkClusters(TimeAxis axis, IntToDoubleFunction widthOfCount) {
        this.axis = axis;
        this.widthOfCount = widthOfCount;
    }

    /// Groups marks.
    ///
    /// @param marks in the order of their steps
    /// @param widthOfCount room for a number of more than one
    static List<Cluster> of(List<Mark> marks, TimeAxis axis, IntToDoubleFunction widthOfCount) {
        MarkClusters grouping = new MarkClusters(axis, widthOfCount);
        int most = axis.stepAt(axis.width() + GLYPH);
        int begin = firstFrom(marks, axis.stepAt(-GLYPH));
        for (int i = begin; i < marks.size() && marks.get(i).step() <= most; i++) {
            grouping.add(marks.get(i));
        }
        grouping.end();
        return grouping.clusters;
    }

    /// {@return the index of the first mark at or after a step}
    static int firstFrom(List<Mark> marks, int step) {
        int low = 0;
        int high = marks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (marks.get(middle).step() < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void add(Mark mark) {
        double x = axis.xOf(mark.step()) - GLYPH / 2;
        if (x >= right + GAP) {
            end();
            left = x;
            first = mark.step();
        }
        last = mark.step();
        counts[mark.kind().ordinal()]++;
        right = left;
        for (int count : counts) {
            right += width(count);
        }
    }

    private double width(int count) {
        return switch (count) {
            case 0 -> 0;
            case 1 -> GLYPH;
            default -> GLYPH + widthOfCount.applyAsDouble(count);
        };
    }

    private void end() {
        if (right == Double.NEGATIVE_INFINITY) {
            return;
        }
        List<Sign> signs = new ArrayList<>();
        double x = left - Math.max(0, right - axis.width());
        for (Mark.Kind kind : Mark.Kind.values()) {
            int count = counts[kind.ordinal()];
            if (count > 0) {
                signs.add(new Sign(kind, x, x + width(count), count));
                x += width(count);
            }
        }
        clusters.add(new Cluster(signs, first, last));
        counts = new int[counts.length];
        right = Double.NEGATIVE_INFINITY;
    }
}
