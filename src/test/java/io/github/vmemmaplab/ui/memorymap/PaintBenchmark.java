package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.ThreadCase;
import io.github.vmemmaplab.ui.canvas.Pixels;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Theme;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/// How long it takes to paint all of memory after the slider moved (nothing counted yet), after a
/// step, and while panning.
// JMH sets fields up through a method.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class PaintBenchmark {
    private static final int WIDTH = 780;
    private static final int HEIGHT = 280;

    /// GiB of boot memory.
    @Param({"4", "64"})
    public int gib;

    private final MapCamera camera = new MapCamera();
    private final Pixels pixels = new Pixels(WIDTH, HEIGHT, 1);
    private PageblockCensus census = new PageblockCensus();
    private LabModel model;
    private Ink ink;
    private int step;
    private int pan = 7;

    /// Runs the case.
    @Setup
    public void run() {
        Scenario scenario = ThreadCase.on((long) gib << 30, 92, "per-section");
        Timeline timeline = Simulation.run(scenario);
        model = new LabModel(scenario, timeline);
        camera.lookAt(Bands.of(scenario, timeline.kernel()), 9, 21);
        camera.resize(WIDTH, HEIGHT, 1);
        Palette palette = Theme.DARK.palette();
        ink = Ink.of(palette, Lighting.plain(ColorBy.TYPE.coloring(), palette), 1);
        step = timeline.size() / 2;
    }

    private int paint() {
        census.follow(model.frame().get());
        new MapPainter(model.frame().get().kernel().memory(), census, camera, ink, pixels).paint();
        return pixels.at(WIDTH / 2, HEIGHT / 2);
    }

    /// All of memory, nothing known of it yet.
    @Benchmark
    public int afterANewRun() {
        census = new PageblockCensus();
        return paint();
    }

    /// One event further, or back.
    @Benchmark
    public int afterAStep() {
        model.seek(step + (model.frame().get().step() == step ? 1 : 0));
        return paint();
    }

    /// Where single tiles are seen.
    @Benchmark
    public int whilePanning() {
        if (camera.zoom() < 8) {
            camera.zoomBy(8, WIDTH / 2.0, HEIGHT / 2.0);
        }
        // To and fro in the middle, where tiles are.
        pan = -pan;
        camera.pan(pan, pan);
        return paint();
    }
}
