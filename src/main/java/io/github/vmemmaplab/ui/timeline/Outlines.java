package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.timeline.Timeline;

import org.jspecify.annotations.Nullable;

/// The outline of the run that is shown, read once for all panels.
///
/// FX thread only.
public final class Outlines {
    private @Nullable Outline last;

    /// {@return the outline of a run; only the first question about it costs}
    public Outline of(Timeline timeline) {
        Outline outline = last;
        if (outline == null || outline.timeline() != timeline) {
            outline = Outline.of(timeline);
            last = outline;
        }
        return outline;
    }
}
