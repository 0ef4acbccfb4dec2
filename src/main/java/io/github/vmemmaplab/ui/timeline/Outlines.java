package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.scenario.Witness;
import io.github.vmemmaplab.ui.Frame;

import org.jspecify.annotations.Nullable;

/// The outline of the run that is shown, read once for all panels.
///
/// FX thread only.
public final class Outlines {
    private @Nullable Outline last;

    /// {@return the outline of the run shown; only the first question about it costs}
    public Outline of(Frame frame) {
        Outline outline = last;
        if (outline == null || outline.timeline() != frame.timeline()) {
            outline = Outline.of(frame.timeline(), witness(frame));
            last = outline;
        }
        return outline;
    }

    private static Witness witness(Frame frame) {
        return frame.scenario().start().witness(frame.scenario(), frame.timeline());
    }
}
