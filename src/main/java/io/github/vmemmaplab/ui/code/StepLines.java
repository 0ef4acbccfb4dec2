package io.github.vmemmaplab.ui.code;

import io.github.vmemmaplab.ui.Breakpoint;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LineFinder;
import io.github.vmemmaplab.ui.timeline.Outlines;
import io.github.vmemmaplab.ui.timeline.Span;

import java.util.Optional;

/// The line of pseudocode of every step, as breakpoints on lines ask for it.
public final class StepLines implements LineFinder {
    private final Outlines outlines;

    /// Lines of the runs that `outlines` reads.
    public StepLines(Outlines outlines) {
        this.outlines = outlines;
    }

    @Override
    public Optional<Breakpoint.OnLine> lineAt(Frame frame, int step) {
        Span span = outlines.of(frame).spanAt(step);
        if (span == null) {
            return Optional.empty();
        }
        Place place =
                new Locator(frame.scenario().policy()).locate(frame.timeline().event(step), span);
        return place.index() < 0
                ? Optional.empty()
                : Optional.of(new Breakpoint.OnLine(place.listing().title(), place.index()));
    }
}
