package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.fragmentation.Chance;
import io.github.vmemmaplab.fragmentation.TypedFrames;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Boot memory with the free blocks and the pageblocks that /proc/pagetypeinfo of some machine
/// counted by migrate type; where they lie is chosen by chance, and so is who holds the rest, as
/// suits a pageblock's type.
///
/// All counts are met exactly, and the zones are as large as their pageblocks, unless the memory
/// that boot keeps for itself leaves too little room for the free blocks: then the zone is larger,
/// by as much as it takes. Zones lie one after the other from the machine's start. The per-cpu
/// lists start empty.
///
/// @param zones the zones with their counts, lowest first
/// @param seed chooses the positions
public record PageTypeMemory(List<ZoneTypes> zones, long seed) implements StartState {

    /// One zone, all numbers by migrate type in the order of its ordinals.
    ///
    /// @param kind which zone
    /// @param free free blocks by type and order
    /// @param pageblocks pageblocks by type
    public record ZoneTypes(Zone.Kind kind, List<List<Long>> free, List<Long> pageblocks) {
        public ZoneTypes {
            free = free.stream().map(List::copyOf).toList();
            pageblocks = List.copyOf(pageblocks);
        }

        private long freePages() {
            long pages = 0;
            for (List<Long> counts : free) {
                for (int order = 0; order < counts.size(); order++) {
                    pages += counts.get(order) << order;
                }
            }
            return pages;
        }

        private long total() {
            return pageblocks.stream().mapToLong(Long::longValue).sum();
        }

        private TypedFrames frames(Machine machine, long seed) {
            return new TypedFrames(
                    free.stream().map(ZoneTypes::array).toArray(long[][]::new),
                    array(pageblocks),
                    machine.pageblockOrder(),
                    new Chance(seed).of(kind.ordinal()));
        }

        private static long[] array(List<Long> numbers) {
            return numbers.stream().mapToLong(Long::longValue).toArray();
        }
    }

    public PageTypeMemory {
        zones = List.copyOf(zones);
    }

    /// {@return the same counts, lying elsewhere}
    public PageTypeMemory withSeed(long other) {
        return new PageTypeMemory(zones, other);
    }

    /// {@return the physical address after this memory}
    public long end(Machine machine) {
        return extents(machine).end(machine);
    }

    /// {@return why such memory cannot be laid out in this program, as a sentence, if it cannot}
    public Optional<String> obstacle(Machine machine) {
        long pageblocks = 0;
        long heap = 0;
        for (ZoneTypes zone : zones) {
            TypedFrames frames = zone.frames(machine, seed);
            pageblocks += Math.max(zone.total(), frames.needed());
            heap += frames.heapBytes();
        }
        long most = (FrameWord.MAX_FRAMES / 2L) >>> machine.pageblockOrder();
        if (pageblocks > most) {
            return Optional.of(
                    "these counts need %d pageblocks of memory; the lab shows %d at most."
                            .formatted(pageblocks, most));
        }
        return heap > Runtime.getRuntime().maxMemory() / 2
                ? Optional.of(
                        "these counts take up to %d MiB of heap to show; give Java more (-Xmx)."
                                .formatted(heap >> 20))
                : Optional.empty();
    }

    /// How many pageblocks each zone has, and how many of the first zone's boot keeps.
    private record Extents(List<Long> pageblocks, int reserved) {
        long end(Machine machine) {
            long sum = pageblocks.stream().mapToLong(Long::longValue).sum();
            return machine.memstart() + sum * machine.pmdSize();
        }
    }

    // What boot keeps grows with memory, and memory may have to grow with what boot keeps.
    private Extents extents(Machine machine) {
        int unit = unit(machine);
        List<Long> sizes = new ArrayList<>();
        for (ZoneTypes zone : zones) {
            sizes.add(roundUp(Math.max(zone.total(), zone.frames(machine, seed).needed()), unit));
        }
        long needed = zones.getFirst().frames(machine, seed).needed();
        while (true) {
            int reserved = reserved(machine, new Extents(sizes, 0).end(machine));
            long least = roundUp(reserved, unit) + needed;
            if (least <= sizes.getFirst()) {
                return new Extents(sizes, reserved);
            }
            sizes.set(0, roundUp(least, unit));
        }
    }

    // Memory too small to boot from counts as kept whole.
    private static int reserved(Machine machine, long end) {
        long size = end - machine.memstart();
        try {
            int first = ListedMemory.firstUsable(machine, machine.memstart(), size);
            return (first - machine.memstartPfn()) >>> machine.pageblockOrder();
        } catch (IllegalArgumentException e) {
            return (int) (size / machine.pmdSize()) + 1;
        }
    }

    private static int unit(Machine machine) {
        return 1 << (machine.maxOrder() - machine.pageblockOrder());
    }

    private static long roundUp(long count, int unit) {
        return (count + unit - 1) & -unit;
    }

    @Override
    public void layOut(Kernel kernel) {
        Machine machine = kernel.machine();
        PhysicalMemory memory = kernel.memory();
        Extents extents = extents(machine);
        Zone.Kind lowest = zones.getFirst().kind();
        BootReserve.take(kernel, machine.memstart(), extents.end(machine), lowest);
        int start = 0;
        for (int i = 0; i < zones.size(); i++) {
            ZoneTypes zone = zones.get(i);
            int end = start + (int) (long) extents.pageblocks().get(i);
            int reserved = i == 0 ? extents.reserved() : 0;
            int kept = (int) roundUp(reserved, unit(machine));
            int base = memory.basePfn();
            int order = machine.pageblockOrder();
            for (int gap = reserved; gap < kept; gap++) {
                memory.setWord(base + (gap << order), FrameWord.used(FrameKind.KERNEL, order, 0));
            }
            Zone opened =
                    new BootZone(
                                    zone.kind(),
                                    base + (start << order),
                                    base + (end << order),
                                    (long) reserved << order,
                                    zone.freePages())
                            .open(kernel);
            zone.frames(machine, seed).write(memory, opened, start + kept, end, kept);
            start = end;
        }
        kernel.node().setUpWatermarks();
    }

    @Override
    public String provenance() {
        return "counts by type from /proc/pagetypeinfo, all nodes together; positions by chance,"
                + " seed "
                + seed;
    }
}
