package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.ui.narration.Texts;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What lies on the track besides the cursor: the same at every step of a run, so laid out once for
/// a magnification.
final class TrackContent {
    private final Outline outline;
    private final TimeAxis axis;
    private final List<MarkClusters.Cluster> clusters;
    private final List<PhaseLabels.Placed> labels;
    private final int[] stops;

    /// What lies on one axis.
    ///
    /// @param clusters marks in view
    /// @param labels words under the phases in view
    /// @param stops steps that a breakpoint is set on, in order
    TrackContent(
            Outline outline,
            TimeAxis axis,
            List<MarkClusters.Cluster> clusters,
            List<PhaseLabels.Placed> labels,
            int[] stops) {
        this.outline = outline;
        this.axis = axis;
        this.clusters = List.copyOf(clusters);
        this.labels = List.copyOf(labels);
        this.stops = stops;
    }

    Outline outline() {
        return outline;
    }

    TimeAxis axis() {
        return axis;
    }

    List<MarkClusters.Cluster> clusters() {
        return clusters;
    }

    List<PhaseLabels.Placed> labels() {
        return labels;
    }

    int[] stops() {
        return stops;
    }

    static TrackContent of(Outline outline, TimeAxis axis, Texts texts, int[] stops) {
        return new TrackContent(
                outline,
                axis,
                MarkClusters.of(outline.marks(), axis, MarkPainter::widthOfCount),
                new PhaseLabels(texts, TextWidths::of).place(axis),
                stops);
    }

    /// {@return the marks whose signs lie at `x`, or null}
    MarkClusters.@Nullable Cluster clusterAt(double x) {
        return clusters.stream()
                .filter(cluster -> cluster.left() <= x && x <= cluster.right())
                .findFirst()
                .orElse(null);
    }

    /// {@return the step that is meant by `x`: a failure, fallback or the like that lies near, or
    /// else the event there}
    int stepNear(double x, double near) {
        int step = axis.stepAt(x);
        double best = near;
        List<Mark> marks = outline.marks();
        int last = axis.stepAt(x + near);
        int i = MarkClusters.firstFrom(marks, axis.stepAt(x - near));
        for (; i < marks.size() && marks.get(i).step() <= last; i++) {
            double distance = Math.abs(axis.xOf(marks.get(i).step()) - x);
            if (distance < best && marks.get(i).kind() != Mark.Kind.STEAL) {
                best = distance;
                step = marks.get(i).step();
            }
        }
        return step;
    }

    /// {@return the step that a sign at `x` stands for, -1 where there is none; of a sign for many,
    /// the one after `now`, or the first}
    int stepOfSign(double x, int now) {
        MarkClusters.Cluster cluster = clusterAt(x);
        MarkClusters.Sign sign = cluster == null ? null : cluster.signAt(x);
        if (cluster == null || sign == null) {
            return -1;
        }
        int first = -1;
        List<Mark> marks = outline.marks();
        int i = MarkClusters.firstFrom(marks, cluster.first());
        for (; i < marks.size() && marks.get(i).step() <= cluster.last(); i++) {
            if (marks.get(i).kind() == sign.kind()) {
                if (marks.get(i).step() > now) {
                    return marks.get(i).step();
                }
                first = first < 0 ? marks.get(i).step() : first;
            }
        }
        return first;
    }
}
