package io.github.vmemmaplab.json;

import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.scenario.ListedMemory;
import io.github.vmemmaplab.scenario.ListedMemory.FreeBlock;
import io.github.vmemmaplab.scenario.StartState;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Reads memory of kind `blocks`: every free block with its PFN, order and type.
final class BlocksReader {
    private static final int MOST_BLOCKS = 100_000;
    private static final List<MigrateType> TYPES =
            List.of(MigrateType.UNMOVABLE, MigrateType.MOVABLE, MigrateType.RECLAIMABLE);

    private final Problems problems;
    private final Machine machine;
    private final long start;
    private final long size;
    private final Fields fields;
    private final TreeMap<Integer, FreeBlock> byPfn = new TreeMap<>();

    BlocksReader(Problems problems, Machine machine, long start, long size, Fields fields) {
        this.problems = problems;
        this.machine = machine;
        this.start = start;
        this.size = size;
        this.fields = fields;
    }

    StartState read() {
        List<FreeBlock> blocks = new ArrayList<>();
        int first = ListedMemory.firstUsable(machine, start, size);
        for (Fields entry : fields.objects("blocks", MOST_BLOCKS)) {
            int before = problems.count();
            FreeBlock block = block(entry);
            entry.end();
            if (problems.count() == before) {
                check(entry, block, first);
                blocks.add(block);
                byPfn.put(block.pfn(), block);
            }
        }
        return new ListedMemory(start, size, blocks);
    }

    private FreeBlock block(Fields entry) {
        long pfn = entry.address("pfn");
        int order = (int) entry.whole("order", 0, machine.maxOrder());
        MigrateType type = entry.choice("type", TYPES, BlocksReader::label);
        if (pfn > Integer.MAX_VALUE / 2) {
            entry.problem("pfn", "'pfn' is beyond the end of memory.");
        }
        return new FreeBlock((int) pfn, order, type == null ? MigrateType.UNMOVABLE : type);
    }

    static String label(MigrateType type) {
        return type.kernelName().toLowerCase(Locale.ROOT);
    }

    private void check(Fields entry, FreeBlock block, int first) {
        int end = (int) ((start + size) >>> machine.pageShift());
        int pages = 1 << block.order();
        if ((block.pfn() & (pages - 1)) != 0) {
            entry.problem(
                    "pfn",
                    "a block of order %d must start at a multiple of %d pages."
                            .formatted(block.order(), pages));
        } else if (block.pfn() < first || block.end() > end) {
            entry.problem(
                    "pfn",
                    "the block lies outside the memory that boot leaves, PFN 0x%x to 0x%x."
                            .formatted(first, end));
        } else {
            checkNeighbours(entry, block);
        }
    }

    private void checkNeighbours(Fields entry, FreeBlock block) {
        Map.Entry<Integer, FreeBlock> before = byPfn.lowerEntry(block.end());
        if (before != null && before.getValue().end() > block.pfn()) {
            entry.problem(
                    "pfn", "the block overlaps the one at PFN 0x%x.".formatted(before.getKey()));
            return;
        }
        FreeBlock buddy = byPfn.get(block.pfn() ^ (1 << block.order()));
        if (block.order() < machine.maxOrder() && buddy != null && buddy.order() == block.order()) {
            entry.problem(
                    "pfn",
                    ("the block and its buddy at PFN 0x%x are both free; the kernel would have"
                                    + " merged them, so list one of order %d.")
                            .formatted(buddy.pfn(), block.order() + 1));
        }
    }
}
