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
    private final List<Group> groups = new ArrayList<>();

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

    /// Marks that are being gathered.
    private static final class Group {
        private final int[] counts = new int[Mark.Kind.values().length];
        private final double left;
        private final int first;
        private int last;

        Group(double left, int first) {
            this.left = left;
            this.first = first;
        }

        void add(Group other) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] += other.counts[i];
            }
            last = other.last;
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
        grouping.keepInside();
        return grouping.groups.stream().map(grouping::cluster).toList();
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
        if (groups.isEmpty() || x >= groups.getLast().left + width(groups.getLast()) + GAP) {
            groups.add(new Group(x, mark.step()));
        }
        groups.getLast().counts[mark.kind().ordinal()]++;
        groups.getLast().last = mark.step();
    }

    // What does not fit at the right edge moves left, and with what it would lie on then is one.
    private void keepInside() {
        while (groups.size() > 1) {
            Group last = groups.getLast();
            Group before = groups.get(groups.size() - 2);
            if (left(last) >= before.left + width(before) + GAP) {
                return;
            }
            groups.removeLast();
            before.add(last);
        }
    }

    private double left(Group group) {
        return Math.min(group.left, axis.width() - width(group));
    }

    private double width(Group group) {
        double width = 0;
        for (int count : group.counts) {
            width += width(count);
        }
        return width;
    }

    private double width(int count) {
        return switch (count) {
            case 0 -> 0;
            case 1 -> GLYPH;
            default -> GLYPH + widthOfCount.applyAsDouble(count);
        };
    }

    private Cluster cluster(Group group) {
        List<Sign> signs = new ArrayList<>();
        double x = left(group);
        for (Mark.Kind kind : Mark.Kind.values()) {
            int count = group.counts[kind.ordinal()];
            if (count > 0) {
                signs.add(new Sign(kind, x, x + width(count), count));
                x += width(count);
            }
        }
        return new Cluster(signs, group.first, group.last);
    }
}
