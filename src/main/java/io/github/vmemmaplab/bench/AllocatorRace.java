package io.github.vmemmaplab.bench;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.GfpFlags;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.timeline.Recorder;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Runs a trace through the modelled allocator, with and without history, and through the plain
/// one.
///
/// A trace is timed in short segments, and of each the best of all rounds counts, so that what else
/// the machine and the collector do meanwhile disturbs little. Times are nanoseconds an operation.
public final class AllocatorRace {
    private static final long MEMSTART = 1L << 30;
    private static final long SPARE = 256L << 20;
    private static final int SEGMENT = 1 << 12;
    private static final int SEGMENTS_A_HISTORY = 16;

    private final Trace trace;
    private final int frames;
    private final int[] pfns;
    private final byte[] orders;
    private final long[] plain;
    private final long[] withoutHistory;
    private final long[] withHistory;

    /// A race over `trace`, which was made for `frames` frames.
    public AllocatorRace(Trace trace, int frames) {
        this.trace = trace;
        this.frames = frames;
        pfns = new int[trace.allocations()];
        orders = new byte[trace.allocations()];
        plain = newTimes();
        withoutHistory = newTimes();
        withHistory = newTimes();
    }

    private long[] newTimes() {
        long[] times = new long[(trace.size() + SEGMENT - 1) / SEGMENT];
        Arrays.fill(times, Long.MAX_VALUE);
        return times;
    }

    /// Has all three run the trace once more.
    public void round() {
        runPlain();
        runModel(withoutHistory, false);
        runModel(withHistory, true);
    }

    /// {@return the plain buddy's time}
    public double plain() {
        return average(plain);
    }

    /// {@return the model's time without history}
    public double withoutHistory() {
        return average(withoutHistory);
    }

    /// {@return the model's time with every change and every event recorded}
    public double withHistory() {
        return average(withHistory);
    }

    private double average(long[] times) {
        return (double) Arrays.stream(times).sum() / trace.size();
    }

    private void runPlain() {
        PlainBuddy buddy = new PlainBuddy(frames);
        int id = 0;
        for (int segment = 0; segment < plain.length; segment++) {
            long start = System.nanoTime();
            id = run(buddy, segment * SEGMENT, end(segment), id);
            plain[segment] = Math.min(plain[segment], System.nanoTime() - start);
        }
    }

    // History is dropped now and then, so that the whole trace fits into memory.
    private void runModel(long[] times, boolean recorded) {
        Kernel kernel =
                new Kernel(
                        Machine.of(KernelVersion.V6_1, MEMSTART), new VmemmapPolicy.PerSection());
        long size = ((long) frames << kernel.machine().pageShift()) + SPARE;
        new FragmentedMemory(MEMSTART, size, Pattern.PINNED, 0, 1, 0).layOut(kernel);
        int id = 0;
        Recorder recorder = null;
        for (int segment = 0; segment < times.length; segment++) {
            if (recorded && segment % SEGMENTS_A_HISTORY == 0) {
                recorder = startAnew(kernel, recorder);
            }
            long start = System.nanoTime();
            id = run(kernel.allocator(), segment * SEGMENT, end(segment), id);
            times[segment] = Math.min(times[segment], System.nanoTime() - start);
        }
    }

    private static Recorder startAnew(Kernel kernel, @Nullable Recorder earlier) {
        if (earlier != null) {
            earlier.finish();
        }
        return new Recorder(kernel);
    }

    private int end(int segment) {
        return Math.min((segment + 1) * SEGMENT, trace.size());
    }

    private int run(PlainBuddy buddy, int from, int to, int firstId) {
        int id = firstId;
        for (int i = from; i < to; i++) {
            int operation = trace.operation(i);
            if (operation >= 0) {
                pfns[id] = buddy.allocate(operation);
                orders[id++] = (byte) operation;
            } else if (pfns[~operation] >= 0) {
                buddy.free(pfns[~operation], orders[~operation]);
            }
        }
        return id;
    }

    private int run(PageAllocator allocator, int from, int to, int firstId) {
        long owner = FrameWord.used(FrameKind.KERNEL, 0, 0);
        int id = firstId;
        for (int i = from; i < to; i++) {
            int operation = trace.operation(i);
            if (operation >= 0) {
                pfns[id] = allocator.allocate(GfpFlags.KERNEL, operation, owner);
                orders[id++] = (byte) operation;
            } else if (pfns[~operation] >= 0) {
                allocator.free(pfns[~operation], orders[~operation]);
            }
        }
        return id;
    }
}
