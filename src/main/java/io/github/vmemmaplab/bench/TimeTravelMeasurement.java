package io.github.vmemmaplab.bench;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Recorder;
import io.github.vmemmaplab.timeline.Timeline;

import java.util.List;
import java.util.Random;

/// What moving through a run of a million journal entries costs. The yardstick of a move is to make
/// the run anew, that of an entry its cell and its delta, a word each.
record TimeTravelMeasurement() implements Measurement {
    private static final int ENTRIES = 1_000_000;
    private static final int JUMPS = 200;
    private static final int STEPS = 2000;
    private static final double MILLI = 1e6;

    @Override
    public String name() {
        return "time";
    }

    @Override
    public List<Row> measure() {
        Scenario scenario = FallbackRun.ofEntries(ENTRIES);
        long start = System.nanoTime();
        Timeline timeline = Simulation.run(scenario);
        double replay = (System.nanoTime() - start) / MILLI;
        Random random = new Random(1);
        Samples jump = times(timeline, random, false);
        Samples step = times(timeline, random, true);
        double bytes = bytesAnEntry(scenario);
        return List.of(
                Row.of("jump in " + timeline.journalSize() + " entries", jump, 50, replay),
                Row.of("step, either way, to its changes", step, 16, replay),
                Row.of("journal with its events", "B/entry", bytes, 32, 2 * Long.BYTES));
    }

    private static Samples times(Timeline timeline, Random random, boolean near) {
        long[] times = new long[near ? STEPS : JUMPS];
        for (int i = 0; i < times.length; i++) {
            int at = timeline.cursor();
            int to = random.nextInt(timeline.size() + 1);
            if (near) {
                to = Math.clamp(at + (i % 3 == 0 ? -1L : 1L), 0, timeline.size());
            }
            long start = System.nanoTime();
            timeline.seek(to);
            if (near) {
                timeline.changes();
            }
            times[i] = System.nanoTime() - start;
        }
        return Samples.ofNanos(times);
    }

    // Journal, events and their places in it; the kernel is there before.
    private static double bytesAnEntry(Scenario scenario) {
        Kernel kernel = Simulation.boot(scenario);
        long before = Heap.used();
        Recorder recorder = new Recorder(kernel);
        for (Operation operation : scenario.operations()) {
            kernel.hotplug().run(operation);
        }
        Timeline timeline = recorder.finish();
        return (double) (Heap.used() - before) / timeline.journalSize();
    }
}
