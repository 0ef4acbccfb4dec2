package io.github.vmemmaplab.bench;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.GfpFlags;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.testkit.TestMachine;
import io.github.vmemmaplab.timeline.Recorder;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/// One allocation or one free, in bursts of 512 MiB, without and with history, and the plain buddy
/// beside it.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AllocatorBenchmark {
    private static final int FRAMES = 1 << 18;
    private static final int BURST = 1 << 17;
    private static final long OWNER = FrameWord.used(FrameKind.KERNEL, 0, 0);

    /// Order of the blocks; a burst of order 9 goes over the same 256 blocks again and again.
    @Param({"0", "9"})
    public int order;

    private final int[] blocks = new int[BURST];
    private Kernel kernel = machine();
    private PlainBuddy plain = new PlainBuddy(FRAMES);

    private static Kernel machine() {
        return TestMachine.boot(new VmemmapPolicy.PerSection(), 30, FRAMES >> 8);
    }

    /// Fresh memory.
    @Setup
    public void setUp() {
        kernel = machine();
        plain = new PlainBuddy(FRAMES);
    }

    private int atOnce() {
        return BURST >> order;
    }

    /// The yardstick.
    @Benchmark
    @OperationsPerInvocation(2 * BURST)
    public int plain() {
        int count = atOnce();
        for (int round = 0; round < 1 << order; round++) {
            for (int i = 0; i < count; i++) {
                blocks[i] = plain.allocate(order);
            }
            for (int i = 0; i < count; i++) {
                plain.free(blocks[i], order);
            }
        }
        return blocks[0];
    }

    /// The model, nobody listening.
    @Benchmark
    @OperationsPerInvocation(2 * BURST)
    public int withoutHistory() {
        return model();
    }

    /// The model, every change and event kept.
    @Benchmark
    @OperationsPerInvocation(2 * BURST)
    public int withHistory() {
        Recorder recorder = new Recorder(kernel);
        model();
        return recorder.finish().size();
    }

    private int model() {
        int count = atOnce();
        for (int round = 0; round < 1 << order; round++) {
            for (int i = 0; i < count; i++) {
                blocks[i] = kernel.allocator().allocate(GfpFlags.KERNEL, order, OWNER);
            }
            for (int i = 0; i < count; i++) {
                kernel.allocator().free(blocks[i], order);
            }
        }
        return blocks[0];
    }
}
