package io.github.vmemmaplab.bench;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.FragmentedMemory;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/// What moving the slider costs before anything runs or is drawn: a kernel with its memory laid
/// out, beside filling as many words (budget: 12 ms for 4 GiB, 60 ms for 64 GiB).
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LayOutBenchmark {
    private static final long START = 0x40000000L;

    @Param({"1", "4", "64"})
    long gibibytes;

    @Param({"pinned", "movable", "mixed", "aged"})
    String pattern = "";

    /// The layout.
    @Benchmark
    public Kernel layOut() {
        Machine machine = Machine.of(KernelVersion.V6_1, START).withSectionSizeBits(30);
        Kernel kernel = new Kernel(machine, new VmemmapPolicy.PerSection());
        Pattern named = Pattern.labelled(pattern).orElseThrow();
        new FragmentedMemory(START, gibibytes << 30, named, 92, 1, 75).layOut(kernel);
        return kernel;
    }

    /// The yardstick: a fresh word for every frame.
    @Benchmark
    public long[] yardstick() {
        return new long[Math.toIntExact(gibibytes << 30 >> 12)];
    }
}
