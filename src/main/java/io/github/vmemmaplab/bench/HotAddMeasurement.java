package io.github.vmemmaplab.bench;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Recorder;

import java.util.Arrays;
import java.util.List;

/// What a hot-add costs, and what a moved slider does: memory laid out anew and 1 GiB added to it.
/// The yardstick is what the plain buddy takes for the pages of the hot-add, or to be laid out.
record HotAddMeasurement() implements Measurement {
    private static final int TIMES = 40;
    private static final int WARM_UP = 20;
    private static final int MOVES = 101;
    private static final int FRAMES_A_GIB = 1 << 18;
    private static final double MILLI = 1e6;

    @Override
    public String name() {
        return "hot-add";
    }

    @Override
    public List<Row> measure() {
        return List.of(
                Row.of("1 GiB added, no block to be had", "ms", add(), 5, plainAdd()),
                Row.of("slider of 4 GiB, model's part", slider(4), 33, plainLayOut(4)),
                Row.of("slider of 64 GiB, model's part", slider(64), 100, plainLayOut(64)));
    }

    private static long pagesOfAnAdd() {
        Scenario scenario = FallbackRun.adds(1, 100, 1);
        Kernel kernel = Simulation.boot(scenario);
        long before = kernel.node().freePages();
        kernel.hotplug().run(scenario.operations().getFirst());
        return before - kernel.node().freePages();
    }

    private static double plainAdd() {
        long pages = pagesOfAnAdd();
        double best = Double.MAX_VALUE;
        for (int i = 0; i < TIMES; i++) {
            PlainBuddy buddy = new PlainBuddy(FRAMES_A_GIB);
            long start = System.nanoTime();
            for (long page = 0; page < pages; page++) {
                buddy.allocate(0);
            }
            best = Math.min(best, (System.nanoTime() - start) / MILLI);
        }
        return best;
    }

    private static double plainLayOut(int gib) {
        double[] times = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            PlainBuddy buddy = new PlainBuddy(gib * FRAMES_A_GIB);
            buddy.allocate(0);
            times[i] = (System.nanoTime() - start) / MILLI;
        }
        Arrays.sort(times);
        return times[TIMES / 2];
    }

    // With history, on memory laid out before.
    private static double add() {
        Scenario scenario = FallbackRun.adds(1, 100, 1);
        double best = Double.MAX_VALUE;
        for (int i = 0; i < TIMES; i++) {
            Kernel kernel = Simulation.boot(scenario);
            Recorder recorder = new Recorder(kernel);
            long start = System.nanoTime();
            kernel.hotplug().run(scenario.operations().getFirst());
            recorder.finish();
            best = Math.min(best, (System.nanoTime() - start) / MILLI);
        }
        return best;
    }

    // Over the slider's whole way, once it has been moved a little.
    private static Samples slider(int gib) {
        long[] times = new long[MOVES];
        for (int i = -WARM_UP; i < MOVES; i++) {
            Scenario scenario = FallbackRun.adds(gib, Math.floorMod(i * 37, 101), 1);
            long start = System.nanoTime();
            Simulation.run(scenario);
            if (i >= 0) {
                times[i] = System.nanoTime() - start;
            }
        }
        return Samples.ofNanos(times);
    }
}
