package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.scenario.PageTypeMemory.ZoneTypes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What /proc/pagetypeinfo counted in one zone of all nodes, as it is read.
///
/// The lab's kernel has no CMA, and nothing is isolated when a run begins: both count as Movable.
final class TypeCounts {
    private static final int TYPES = MigrateType.ISOLATE.ordinal();

    private final long[][] free;
    private final long[] pageblocks = new long[TYPES];

    TypeCounts(int orders) {
        free = new long[TYPES][orders];
    }

    /// {@return whether the kernel has a type of this name}
    static boolean isType(String name) {
        return type(name) >= 0;
    }

    private static int type(String name) {
        return switch (name) {
            case "Unmovable" -> MigrateType.UNMOVABLE.ordinal();
            case "Movable", "CMA", "Isolate" -> MigrateType.MOVABLE.ordinal();
            case "Reclaimable" -> MigrateType.RECLAIMABLE.ordinal();
            case "HighAtomic", "Reserve" -> MigrateType.HIGHATOMIC.ordinal();
            default -> -1;
        };
    }

    void addFree(String type, int order, long count) {
        free[type(type)][order] += count;
    }

    void addPageblocks(String type, long count) {
        pageblocks[type(type)] += count;
    }

    /// {@return the counts, pageblocks as `machine` has them where they were of order
    /// `pageblockOrder`}
    ZoneTypes of(Zone.Kind kind, Machine machine, int pageblockOrder) {
        List<List<Long>> lists = new ArrayList<>();
        for (long[] counts : free) {
            lists.add(boxed(counts));
        }
        lists.add(Collections.nCopies(free[0].length, 0L));
        List<Long> blocks = new ArrayList<>();
        int shift = pageblockOrder - machine.pageblockOrder();
        for (long count : pageblocks) {
            blocks.add(shift >= 0 ? count << shift : (count + (1L << -shift) - 1) >> -shift);
        }
        blocks.add(0L);
        return new ZoneTypes(kind, lists, blocks);
    }

    private static List<Long> boxed(long[] counts) {
        List<Long> list = new ArrayList<>();
        for (long count : counts) {
            list.add(count);
        }
        return list;
    }
}
