package io.github.vmemmaplab.ui.counters;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Counters;
import io.github.vmemmaplab.timeline.RegisterHistory;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Background;
import io.github.vmemmaplab.ui.Counted;
import io.github.vmemmaplab.ui.Frame;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// How the counters go over the run that is shown, read once for each run: at once for a short run,
/// in the background for a long one.
///
/// FX thread only.
final class CounterHistory {
    /// At how many moments.
    static final int SAMPLES = 96;

    // Reading takes a millisecond or two then.
    private static final int SHORT = 40_000;

    private final Background background;
    private final Runnable onRead;
    private @Nullable Timeline of;
    private @Nullable RegisterHistory history;

    /// A history that tells `onRead` when there is one.
    CounterHistory(Background background, Runnable onRead) {
        this.background = background;
        this.onRead = onRead;
    }

    /// Follows the run of a frame.
    void follow(Frame frame) {
        Timeline timeline = frame.timeline();
        if (timeline == of) {
            return;
        }
        of = timeline;
        history = null;
        Counters counters = timeline.kernel().counters();
        Counter[] all = Counter.values();
        long[] now = new long[all.length];
        for (Counter counter : all) {
            now[counter.ordinal()] = counters.get(counter);
        }
        int first = counters.register(all[0]);
        int at = timeline.cursor();
        if (timeline.size() <= SHORT) {
            history = timeline.history(first, now, at, SAMPLES);
        } else {
            background.submit(() -> {
                RegisterHistory read = timeline.history(first, now, at, SAMPLES);
                return () -> finish(timeline, read);
            });
        }
    }

    private void finish(Timeline timeline, RegisterHistory read) {
        if (timeline == of) {
            history = read;
            onRead.run();
        }
    }

    /// Tells `visitor` the values of a count from the start of the run to its end, if they are
    /// known.
    void visit(Counted counted, Consumer<long[]> visitor) {
        RegisterHistory read = history;
        if (read == null) {
            return;
        }
        long[] values = new long[read.samples()];
        for (int i = 0; i < values.length; i++) {
            int sample = i;
            values[i] = Measure.of(counted, counter -> read.value(counter.ordinal(), sample));
        }
        visitor.accept(values);
    }
}
