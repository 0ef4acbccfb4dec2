package io.github.vmemmaplab.ui.freelists;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.Zone;

import java.util.List;

/// How many blocks stand on the free lists of all zones.
///
/// @param blocks blocks by order and then migrate type
/// @param perCpuPages pages on per-cpu lists
/// @param pmdOrder the order that a PMD entry can map
record FreeListCounts(List<int[]> blocks, int perCpuPages, int pmdOrder) {
    FreeListCounts {
        blocks = List.copyOf(blocks);
    }

    static FreeListCounts of(Kernel kernel) {
        List<int[]> blocks =
                java.util.stream.IntStream.rangeClosed(0, kernel.machine().maxOrder())
                        .mapToObj(order -> countOrder(kernel, order))
                        .toList();
        return new FreeListCounts(blocks, perCpu(kernel), kernel.machine().pmdOrder());
    }

    private static int[] countOrder(Kernel kernel, int order) {
        int[] counts = new int[MigrateType.COUNT];
        for (Zone zone : kernel.node().populated()) {
            for (int type = 0; type < counts.length; type++) {
                counts[type] += zone.freeArea().count(order, type);
            }
        }
        return counts;
    }

    private static int perCpu(Kernel kernel) {
        int pages = 0;
        for (Zone zone : kernel.node().populated()) {
            for (int cpu = 0; cpu < zone.cpus(); cpu++) {
                pages += zone.perCpu(cpu).count();
            }
        }
        return pages;
    }

    int orders() {
        return blocks.size();
    }

    int count(int order, int type) {
        return blocks.get(order)[type];
    }

    int count(int order) {
        int sum = 0;
        for (int count : blocks.get(order)) {
            sum += count;
        }
        return sum;
    }

    /// {@return the tallest bar's count}
    int largest() {
        int largest = perCpuPages;
        for (int order = 0; order < orders(); order++) {
            largest = Math.max(largest, count(order));
        }
        return largest;
    }
}
