package io.github.vmemmaplab.json;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.StartState;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Reads the `memory` of a scenario: fragmented by a pattern, made from counts, or block by block.
final class MemoryReader {
    private static final long USUAL_START = 0x40000000L;
    private static final long MOST_START = 4L << 40;
    private static final long GIB = 1L << 30;
    private static final long LEAST_SIZE = 64L << 20;
    private static final long LEAST_PAGEBLOCKS = 4;
    private static final long MOST_SIZE = 1L << 40;
    private static final int BYTES_A_FRAME = 8;
    // A broken pageblock and its donor, each with the pageblock beside it.
    private static final int PAGEBLOCKS_TOUCHED = 4;

    private final Problems problems;
    private final Machine machine;
    private final long start;
    private final Fields fields;

    MemoryReader(Problems problems, Machine machine, long start, Fields fields) {
        this.problems = problems;
        this.machine = machine;
        this.start = start;
        this.fields = fields;
    }

    /// {@return where memory begins: 1 GiB where the file does not say}
    static long start(Fields fields) {
        if (!fields.has("start")) {
            return USUAL_START;
        }
        long start = fields.address("start");
        long unit = 4L << 20;
        if (start % unit != 0 || start > MOST_START) {
            fields.problem("start", "'start' must be a multiple of 4 MiB up to 4 TiB.");
            return USUAL_START;
        }
        return start;
    }

    @Nullable StartState read() {
        long unit = machine.pageSize() << machine.maxOrder();
        if (start % unit != 0) {
            fields.problem(
                    "start",
                    "'start' must be a multiple of %s, the largest free block."
                            .formatted(Quantity.size(unit)));
        }
        String kind =
                fields.choice("kind", List.of("fragmented", "counts", "blocks"), label -> label);
        StartState state =
                switch (kind) {
                    case "fragmented" -> fragmented();
                    case "counts" -> new CountsReader(problems, machine, fields).read();
                    case "blocks" ->
                            new BlocksReader(problems, machine, start, size(), fields).read();
                    case null, default -> null;
                };
        if (kind != null) {
            fields.end();
        }
        return state;
    }

    private @Nullable StartState fragmented() {
        long size = size();
        Pattern pattern = fields.choice("pattern", List.of(Pattern.values()), Pattern::label);
        int fragmentation = (int) fields.whole("fragmentation", 0, 100);
        long seed = fields.whole("seed", 0, Long.MAX_VALUE);
        int inUse = (int) fields.whole("inUsePercent", 0, 100);
        long broken = size * (100 - inUse) / 100 * fragmentation / 100;
        long heap =
                Math.min(size, broken * PAGEBLOCKS_TOUCHED) / machine.pageSize() * BYTES_A_FRAME;
        if (heap > Runtime.getRuntime().maxMemory() / 2) {
            fields.problem(
                    "size",
                    ("this memory takes up to %d MiB of heap to show; make it smaller or less"
                                    + " fragmented, or give Java more (-Xmx).")
                            .formatted(heap >> 20));
        }
        return pattern == null
                ? null
                : new FragmentedMemory(start, size, pattern, fragmentation, seed, inUse);
    }

    private long size() {
        int before = problems.count();
        long size = fields.size("size");
        if (problems.count() == before && size % machine.pmdSize() != 0) {
            fields.problem(
                    "size",
                    "'size' must be a multiple of %s, one pageblock."
                            .formatted(Quantity.size(machine.pmdSize())));
        } else if (problems.count() == before && (size < leastSize() || size > mostSize())) {
            fields.problem(
                    "size",
                    "'size' must be from %s to %s on this machine."
                            .formatted(Quantity.size(leastSize()), Quantity.size(mostSize())));
        }
        return problems.count() == before ? size : leastSize();
    }

    // Boot keeps the first pageblocks for itself, and something must be left.
    private long leastSize() {
        return Math.max(LEAST_SIZE, LEAST_PAGEBLOCKS * machine.pmdSize());
    }

    // What the lab's frame numbers and the kernel's linear map reach, in whole GiB.
    private long mostSize() {
        long reach =
                Math.min(
                        new AddressLayout(machine).linearSize(),
                        FrameWord.MAX_FRAMES * machine.pageSize());
        return Math.min(reach - (start - machine.memstart()), MOST_SIZE) & -GIB;
    }
}
