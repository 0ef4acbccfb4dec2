package io.github.vmemmaplab.bench;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.FragmentedMemory;

import java.util.List;

/// What a page frame costs on the heap, where memory is in pieces and where it is not. The
/// yardstick is a bare array of words.
///
/// Memory in pieces takes a word a frame, which is all of its budget, and a little beside it: a
/// chunk of 1024 frames has 16 bytes of array head, 4 of reference and 8 for the block that it may
/// be, a pageblock has a byte, and boot left page tables and lists. So the first row misses its
/// budget by what the second shows, which has a bound of its own.
record FrameMeasurement() implements Measurement {
    private static final long GIB = 1L << 30;
    private static final double MIB = 1 << 20;
    private static final double WORD = 8;
    private static final double BESIDE = 0.1;
    private static final double UNIFORM = 0.25;

    @Override
    public String name() {
        return "frames";
    }

    @Override
    public List<Row> measure() {
        double word = bareBytes(16) / frames(16);
        double pieces = bytes(16, 100) / frames(16);
        double whole = bytes(64, 0) / frames(64);
        double largest = bytes(1023, 0) / MIB;
        return List.of(
                Row.of("16 GiB in pieces", "B/frame", pieces, WORD, word),
                Row.of("16 GiB in pieces, beside words", "B/frame", pieces - word, BESIDE, word),
                Row.of("64 GiB whole", "B/frame", whole, UNIFORM, word),
                Row.of("1 TiB whole", "MiB", largest, 2048, word * frames(1023) / MIB));
    }

    private static double bareBytes(int gib) {
        long before = Heap.used();
        long[] words = new long[(int) frames(gib)];
        double used = Heap.used() - before;
        // Reached until here.
        return words.length > 0 ? used : 0;
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
