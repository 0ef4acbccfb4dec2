package io.github.vmemmaplab.ui.timeline;

import java.util.List;

/// Where phases and events lie on the track, at one magnification and place.
///
/// All of the run lies between 0 and `width` at zoom 1. Lengths are units of the screen.
///
/// @param layout all of the run over the width
/// @param width what is in view
/// @param zoom by how much the layout is magnified
/// @param offset where the view begins on the magnified layout
record TimeAxis(PhaseLayout layout, double width, double zoom, double offset) {
    private static final double WIDEST_EVENT = 14;
    private static final double LARGEST_ZOOM = 1 << 20;

    static TimeAxis of(PhaseLayout layout, double width) {
        return new TimeAxis(layout, width, 1, 0);
    }

    /// {@return an axis over another layout or width that shows the same part of it}
    TimeAxis over(PhaseLayout newLayout, double newWidth) {
        double share = width <= 0 ? 0 : offset / (width * zoom);
        return new TimeAxis(newLayout, newWidth, zoom, 0).at(zoom, share * newWidth * zoom);
    }

    List<Phase> phases() {
        return layout.phases();
    }

    boolean isZoomed() {
        return zoom > 1;
    }

    double left(int phase) {
        return layout.left(phase) * zoom - offset;
    }

    double right(int phase) {
        return layout.right(phase) * zoom - offset;
    }

    double xOf(int step) {
        return layout.xOf(step) * zoom - offset;
    }

    int stepAt(double x) {
        return layout.stepAt((x + offset) / zoom);
    }

    /// {@return the index of the phase at `x`, -1 for an empty run}
    int phaseAt(double x) {
        return layout.phaseAt((x + offset) / zoom);
    }

    /// {@return where the view begins, as a share of the run's width}
    double from() {
        return offset / (width * zoom);
    }

    /// {@return where the view ends, as a share of the run's width}
    double to() {
        return Math.min(1, (offset + width) / (width * zoom));
    }

    // So that single events can be told apart and hit.
    private double largestZoom() {
        return Math.clamp(WIDEST_EVENT / layout.narrowestEvent(), 1, LARGEST_ZOOM);
    }

    /// {@return an axis magnified by a factor, with what is at `x` still there}
    TimeAxis zoomedBy(double factor, double x) {
        double target = Math.clamp(zoom * factor, 1, largestZoom());
        return at(target, (x + offset) / zoom * target - x);
    }

    /// {@return an axis that begins `dx` further on}
    TimeAxis movedBy(double dx) {
        return at(zoom, offset + dx);
    }

    /// {@return an axis whose middle is at a share of the run's width}
    TimeAxis centredAt(double share) {
        return at(zoom, share * width * zoom - width / 2);
    }

    /// {@return an axis that one phase fills, but for a margin}
    TimeAxis onPhase(int phase) {
        double left = layout.left(phase);
        double right = layout.right(phase);
        double target = Math.clamp(0.86 * width / (right - left), 1, largestZoom());
        return at(target, (left + right) / 2 * target - width / 2);
    }

    /// {@return an axis that shows a step: this one if it does, else one moved there}
    TimeAxis showing(int step) {
        double x = xOf(step);
        return x >= 0 && x <= width ? this : movedBy(x - width / 4);
    }

    /// {@return an axis that shows all of the run}
    TimeAxis whole() {
        return at(1, 0);
    }

    private TimeAxis at(double newZoom, double newOffset) {
        double most = width * newZoom - width;
        return new TimeAxis(layout, width, newZoom, Math.clamp(newOffset, 0, Math.max(0, most)));
    }
}
