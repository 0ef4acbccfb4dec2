package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.fragmentation.Chance;
import io.github.vmemmaplab.fragmentation.CountedFrames;
import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;

import java.util.List;
import java.util.Optional;

/// Boot memory with the free blocks that /proc/buddyinfo of some machine counted; where they lie is
/// chosen by a pattern.
///
/// The counts of every zone are met exactly, over all migrate types. What buddyinfo does not tell
/// is chosen: a zone is as large as its free blocks, a used buddy beside each, and a fifth of other
/// used pages need; zones lie one after the other from the machine's start; and memory ends with a
/// section. The per-cpu lists start empty.
///
/// @param zones the zones with their counts, lowest first
/// @param pattern who holds the pages in between
/// @param seed chooses the positions
public record BuddyInfoMemory(List<ZoneCounts> zones, Pattern pattern, long seed)
        implements StartState {

    /// Boot keeps for itself: the image, and a little more than a 64th for struct pages.
    private static final long RESERVE_BYTES = 48L << 20;

    private static final int RESERVE_SHARE = 32;
    private static final int RESERVE_PAGEBLOCKS = 3;

    /// The free blocks of one zone.
    ///
    /// @param kind which zone
    /// @param counts free blocks by order, from order 0
    public record ZoneCounts(Zone.Kind kind, List<Long> counts) {
        public ZoneCounts {
            counts = List.copyOf(counts);
        }

        private long freePages() {
            long pages = 0;
            for (int order = 0; order < counts.size(); order++) {
                pages += counts.get(order) << order;
            }
            return pages;
        }
    }

    public BuddyInfoMemory {
        zones = List.copyOf(zones);
    }

    /// {@return the same counts, lying elsewhere}
    public BuddyInfoMemory withSeed(long other) {
        return new BuddyInfoMemory(zones, pattern, other);
    }

    /// {@return the same counts, kept apart by others}
    public BuddyInfoMemory withPattern(Pattern other) {
        return new BuddyInfoMemory(zones, other, seed);
    }

    /// {@return the physical address after the memory that is chosen for these counts, at the end
    /// of a section}
    public long end(Machine machine) {
        long bytes = 0;
        for (ZoneCounts zone : zones) {
            bytes += frames(machine, zone).pageblocks() * machine.pmdSize();
        }
        long section = machine.pageSize() * machine.pagesPerSection();
        long reserve = Math.max(RESERVE_BYTES, RESERVE_PAGEBLOCKS * machine.pmdSize());
        long needed = bytes + bytes / RESERVE_SHARE + reserve + section - 1;
        return machine.memstart() + (needed & -section);
    }

    /// {@return why such memory cannot be laid out in this program, as a sentence, if it cannot}
    public Optional<String> obstacle(Machine machine) {
        long frames = (end(machine) - machine.memstart()) >>> machine.pageShift();
        if (frames > FrameWord.MAX_FRAMES / 2) {
            return Optional.of(
                    "these counts need %d pages of memory; the lab shows %d at most."
                            .formatted(frames, FrameWord.MAX_FRAMES / 2));
        }
        long heap = 0;
        for (ZoneCounts zone : zones) {
            heap += frames(machine, zone).heapBytes();
        }
        return heap > Runtime.getRuntime().maxMemory() / 2
                ? Optional.of(
                        "these counts take up to %d MiB of heap to show; give Java more (-Xmx)."
                                .formatted(heap >> 20))
                : Optional.empty();
    }

    private CountedFrames frames(Machine machine, ZoneCounts zone) {
        long[] counts = new long[machine.maxOrder() + 1];
        for (int order = 0; order < zone.counts().size(); order++) {
            counts[order] = zone.counts().get(order);
        }
        return new CountedFrames(
                counts, machine.pageblockOrder(), new Chance(seed).of(zone.kind().ordinal()));
    }

    @Override
    public void layOut(Kernel kernel) {
        Machine machine = kernel.machine();
        PhysicalMemory memory = kernel.memory();
        int unit = 1 << machine.maxOrder();
        int endPfn = (int) (end(machine) >>> machine.pageShift());
        Zone.Kind lowest = zones.getFirst().kind();
        int reserved = BootReserve.take(kernel, machine.memstart(), end(machine), lowest);
        int first = (reserved + unit - 1) & -unit;
        fillGap(memory, reserved, first, lowest);
        int start = machine.memstartPfn();
        int at = first;
        for (ZoneCounts zone : zones) {
            boolean isLast = zone.equals(zones.getLast());
            CountedFrames frames = frames(machine, zone);
            int next = isLast ? endPfn : at + (int) frames.pageblocks() * (1 << machine.pmdOrder());
            int kept = Math.max(0, reserved - start);
            Zone opened =
                    new BootZone(zone.kind(), start, next, kept, zone.freePages()).open(kernel);
            frames.write(memory, opened, pattern, memory.pageblockOf(at), memory.pageblockOf(next));
            start = next;
            at = next;
        }
        kernel.node().setUpWatermarks();
    }

    private static void fillGap(PhysicalMemory memory, int from, int to, Zone.Kind zone) {
        int pages = 1 << memory.pageblockOrder();
        for (int pfn = from; pfn < to; pfn += pages) {
            memory.setPageblock(pfn, zone.ordinal(), MigrateType.UNMOVABLE.ordinal());
            memory.setWord(pfn, FrameWord.used(FrameKind.KERNEL, memory.pageblockOrder(), 0));
        }
    }

    @Override
    public String provenance() {
        return "counts from /proc/buddyinfo, all nodes together; sizes chosen, positions by pattern"
                + " %s, seed %d".formatted(pattern.label(), seed);
    }
}
