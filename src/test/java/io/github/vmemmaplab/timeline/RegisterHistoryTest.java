package io.github.vmemmaplab.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Counters;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.testkit.Runs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The history of registers is what stepping through the run shows.
final class RegisterHistoryTest {
    private static final int SAMPLES = 37;

    private final Timeline timeline = Simulation.run(Runs.thread(new VmemmapPolicy.PostedV1()));
    private final Counters counters = timeline.kernel().counters();

    private RegisterHistory read() {
        long[] now = new long[Counter.values().length];
        for (Counter counter : Counter.values()) {
            now[counter.ordinal()] = counters.get(counter);
        }
        int first = counters.register(Counter.values()[0]);
        return timeline.history(first, now, timeline.cursor(), SAMPLES);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.4, 0.99, 1})
    void isTheSameFromWhereverItIsAskedFor(double share) {
        timeline.seek((int) (share * timeline.size()));
        RegisterHistory history = read();
        for (int sample = 0; sample < SAMPLES; sample++) {
            timeline.seek(history.step(sample));
            for (Counter counter : Counter.values()) {
                assertEquals(
                        counters.get(counter),
                        history.value(counter.ordinal(), sample),
                        counter + " at step " + history.step(sample));
            }
        }
    }

    @Test
    void spansTheWholeRun() {
        RegisterHistory history = read();
        assertEquals(SAMPLES, history.samples());
        assertEquals(0, history.step(0));
        assertEquals(timeline.size(), history.step(SAMPLES - 1));
    }
}
