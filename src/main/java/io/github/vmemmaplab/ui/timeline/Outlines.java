package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.scenario.Witness;
import io.github.vmemmaplab.ui.Frame;

import org.jspecify.annotations.Nullable;

/// The outline of the run that is shown, read once for all panels.
///
/// The outline kept is replaced on the FX thread only; looking for steps in the background may ask,
/// too, since an outline never changes.
public final class Outlines {
    private volatile @Nullable Outline last;

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
