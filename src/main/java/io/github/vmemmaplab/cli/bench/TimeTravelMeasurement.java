package io.github.vmemmaplab.cli.bench;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Recorder;
import io.github.vmemmaplab.timeline.Timeline;

import java.util.ArrayList;
import java.util.Collections;
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
        Scenario scenario = longEnough();
        long start = System.nanoTime();
        Timeline timeline = Simulation.run(scenario);
        double replay = (System.nanoTime() - start) / MILLI;
        Random random = new Random(1);
        double jump = worst(timeline, random, false);
        double step = worst(timeline, random, true);
        double bytes = bytesAnEntry(scenario);
        return List.of(
                Row.of("jump in " + timeline.journalSize() + " entries", "ms", jump, 50, replay),
                Row.of("step, either way, to its changes", "ms", step, 16, replay),
                Row.of("journal with its events", "B/entry", bytes, 32, 2 * Long.BYTES));
    }

    private static Scenario longEnough() {
        int times = 1;
        while (Simulation.run(FallbackRun.adds(1, 100, times)).journalSize() < ENTRIES) {
            times++;
        }
        return FallbackRun.adds(1, 100, times);
    }

    // The 99th percentile.
    private static double worst(Timeline timeline, Random random, boolean near) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < (near ? STEPS : JUMPS); i++) {
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
            times.add((System.nanoTime() - start) / MILLI);
        }
        Collections.sort(times);
        return times.get(times.size() * 99 / 100);
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
