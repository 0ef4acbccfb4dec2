package io.github.vmemmaplab.bench;

import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.audit.Violation;
import io.github.vmemmaplab.kernel.event.Event.Grain;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.testkit.Runs;
import io.github.vmemmaplab.timeline.Change;
import io.github.vmemmaplab.timeline.Recorder;
import io.github.vmemmaplab.timeline.Timeline;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// A run of every kind of request: making it, jumping in it, stepping through it, auditing it.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TimelineBenchmark {
    private final Timeline timeline = make();
    private int turn;

    private static Timeline make() {
        Kernel kernel = Runs.fragmented(new VmemmapPolicy.PostedV1());
        Recorder recorder = new Recorder(kernel);
        Runs.ofEveryKind().forEach(kernel.hotplug()::run);
        return recorder.finish();
    }

    /// Boot, fragment and run.
    @Benchmark
    public Timeline run() {
        return make();
    }

    /// From one end to the other.
    @Benchmark
    public int jump() {
        timeline.seek(timeline.cursor() == 0 ? timeline.size() : 0);
        return timeline.cursor();
    }

    /// To the next event, around the run, with what it changed.
    @Benchmark
    public List<Change> step() {
        int next = timeline.stepForward(timeline.cursor(), Grain.EVENT);
        timeline.seek(timeline.cursor() == timeline.size() ? 0 : next);
        return timeline.changes();
    }

    /// The whole state, at places all over the run.
    @Benchmark
    public List<Violation> audit() {
        turn = (turn + timeline.size() / 7) % timeline.size();
        timeline.seek(turn);
        return Auditor.audit(timeline.kernel());
    }
}
