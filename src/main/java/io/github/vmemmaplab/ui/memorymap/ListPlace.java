package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.FreeArea;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PerCpuPages;
import io.github.vmemmaplab.kernel.memory.Zone;

import java.util.Optional;

/// Where a free block stands on its list. Blocks are taken from the head, place 1.
sealed interface ListPlace {
    /// Further from the head than this, a place is not counted.
    int MOST = 10_000;

    /// On the free list of an order and a type.
    ///
    /// @param place from the head, 0 where it is beyond {@link #MOST}
    /// @param of blocks on the list
    record Buddy(int order, MigrateType type, int place, int of) implements ListPlace {}

    /// On a list of one CPU.
    ///
    /// @param place from the head
    /// @param of blocks on the list
    record PerCpu(int cpu, int place, int of) implements ListPlace {}

    /// {@return where the block with this head and word stands; nowhere if it is not free;
    /// O(place)}
    static Optional<ListPlace> of(Kernel kernel, int head, long word) {
        return switch (FrameWord.kind(word)) {
            case FREE -> Optional.of(buddy(zone(kernel, head).freeArea(), head, word));
            case PER_CPU -> perCpu(zone(kernel, head), head);
            case ABSENT,
                    OFFLINE,
                    ISOLATED,
                    RESERVED,
                    KERNEL,
                    SLAB,
                    RECLAIMABLE,
                    ANON,
                    FILE,
                    PINNED,
                    PAGE_TABLE,
                    VMEMMAP_BLOCK,
                    VMEMMAP_PAGE ->
                    Optional.empty();
        };
    }

    private static Zone zone(Kernel kernel, int pfn) {
        return kernel.node().zone(kernel.memory().zoneOf(pfn));
    }

    private static ListPlace buddy(FreeArea area, int head, long word) {
        int order = FrameWord.order(word);
        int type = FrameWord.freeType(word);
        int place = 1;
        int pfn = area.previous(head);
        while (pfn >= 0 && place <= MOST) {
            pfn = area.previous(pfn);
            place++;
        }
        int counted = place > MOST ? 0 : place;
        return new Buddy(order, MigrateType.of(type), counted, area.count(order, type));
    }

    private static Optional<ListPlace> perCpu(Zone zone, int head) {
        for (int cpu = 0; cpu < zone.cpus(); cpu++) {
            PerCpuPages pages = zone.perCpu(cpu);
            for (int list = 0; list < pages.lists(); list++) {
                int place = 0;
                int length = 0;
                for (int pfn = pages.first(list); pfn >= 0; pfn = pages.next(pfn)) {
                    length++;
                    place = pfn == head ? length : place;
                }
                if (place > 0) {
                    return Optional.of(new PerCpu(cpu, place, length));
                }
            }
        }
        return Optional.empty();
    }
}
