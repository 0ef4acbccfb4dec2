package io.github.vmemmaplab.ui.words;

import io.github.vmemmaplab.procfs.KernelText;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Frame;

import org.jspecify.annotations.Nullable;

/// What was last told of a run, so that the next telling can show what changed since.
///
/// @param timeline the run
/// @param source which text
/// @param step when
/// @param text the words
record Told(Timeline timeline, KernelText source, int step, String text) {

    /// {@return what the kernel says in a frame}
    static Told of(Frame frame, KernelText source) {
        return at(frame.timeline(), source, frame.step());
    }

    private static Told at(Timeline timeline, KernelText source, int step) {
        String text = source.of(timeline.kernel(), timeline.events().subList(0, step));
        return new Told(timeline, source, step, text);
    }

    /// {@return what it said before: when last told, if that was earlier in the same run; else one
    /// event ago}
    Told before(@Nullable Told last) {
        if (last != null && last.isEarlierThan(this)) {
            return last;
        }
        if (step == 0) {
            return this;
        }
        // There and back again at once: nobody else sees the cursor move.
        timeline.seek(step - 1);
        Told before = at(timeline, source, step - 1);
        timeline.seek(step);
        return before;
    }

    private boolean isEarlierThan(Told other) {
        return timeline == other.timeline && source == other.source && step < other.step;
    }
}
