package io.github.vmemmaplab.cli.bench;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.FragmentedMemory;

import java.util.List;

/// What a page frame costs on the heap, where memory is in pieces and where it is not.
record FrameMeasurement() implements Measurement {
    private static final long GIB = 1L << 30;
    private static final double MIB = 1 << 20;
    // On top of 8 bytes, or of none, come pageblocks, boot-time tables and the heads of arrays.
    private static final double FRAGMENTED = 8.2;
    private static final double UNIFORM = 0.25;

    @Override
    public String name() {
        return "frames";
    }

    @Override
    public List<Row> measure() {
        double largest = bytes(1023, 0) / MIB;
        return List.of(
                Row.of("16 GiB in pieces", "B/frame", bytes(16, 100) / frames(16), FRAGMENTED),
                Row.of("64 GiB whole", "B/frame", bytes(64, 0) / frames(64), UNIFORM),
                Row.of("1 TiB whole", "MiB", largest, 2048));
    }

    private static double frames(int gib) {
        return (double) gib * GIB / 4096;
    }

    private static double bytes(int gib, int percent) {
        long before = Heap.used();
        Kernel kernel =
                new Kernel(Machine.of(KernelVersion.V6_1, GIB), new VmemmapPolicy.PerSection());
        new FragmentedMemory(GIB, gib * GIB, Pattern.PINNED, percent, 1, 10).layOut(kernel);
        double used = Heap.used() - before;
        // Reached until here.
        return kernel.memory().endPfn() > 0 ? used : 0;
    }
}
