package io.github.vmemmaplab.testkit.twin;

import io.github.vmemmaplab.testkit.twin.NaiveBlock.Use;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The whole twin: boot, allocate and free, add, online, offline and remove.
///
/// Policies are known by their labels. Results of hot-plug are 0 or negative error numbers.
public final class NaiveKernel {
    private static final int ENOMEM = -12;
    private static final int EBUSY = -16;
    private static final int EEXIST = -17;
    private static final int EINVAL = -22;
    private static final int EPERM = -1;
    private static final long SLOT_FRAMES = 32768;

    final NaiveAllocator allocator;
    private final NaiveBuddy buddy;
    private final int memstart;
    private final int bootEnd;
    private final int sectionFrames;
    private final NaiveMap linear;
    private final NaiveVmemmap vmemmap;
    private final Map<Integer, Boolean> present = new HashMap<>();
    private final Map<Integer, Boolean> resource = new HashMap<>();
    private final Map<Integer, Boolean> online = new HashMap<>();
    private final Map<Integer, Boolean> selfHosted = new HashMap<>();

    /// A machine with frames [memstart, bootEnd), the first 1024 of them reserved, all others free.
    public NaiveKernel(
            int memstart, int bootEnd, int sectionFrames, int boostFactor, String policy) {
        this.memstart = memstart;
        this.bootEnd = bootEnd;
        this.sectionFrames = sectionFrames;
        allocator = new NaiveAllocator(boostFactor);
        buddy = allocator.buddy;
        linear = new NaiveMap(allocator, "linear", 1);
        vmemmap = new NaiveVmemmap(allocator, policy);
        NaiveZone normal = allocator.zones.get(NaiveAllocator.NORMAL);
        joinZone(normal, memstart, bootEnd);
        normal.present = (long) bootEnd - memstart;
        normal.managed = normal.present - 1024;
        buddy.blocks.put(memstart, new NaiveBlock(10, Use.FIXED, 0, "reserved"));
        for (int pfn = memstart + 1024; pfn < bootEnd; pfn += 1024) {
            buddy.free(normal, pfn, 10, NaiveBuddy.MOVABLE, true);
        }
        allocator.setUpMarks();
    }

    private void joinZone(NaiveZone zone, int start, int end) {
        for (int block = start / NaiveBuddy.PAGEBLOCK;
                block < end / NaiveBuddy.PAGEBLOCK;
                block++) {
            buddy.types.put(block, NaiveBuddy.MOVABLE);
            buddy.zoneIndexes.put(block, zone.index);
        }
    }

    /// Allocates for the kernel (types 0 and 2) or for a process (type 1).
    ///
    /// @return the PFN or -1
    public int allocate(int type, int order) {
        boolean process = type == NaiveBuddy.MOVABLE;
        return allocator.allocate(
                type,
                order,
                process ? NaiveAllocator.MOVABLE_ZONE : NaiveAllocator.NORMAL,
                process ? Use.MOVABLE : Use.FIXED,
                "test");
    }

    /// Frees a block.
    public void free(int pfn, int order) {
        allocator.free(pfn, order);
    }

    private static boolean is(Map<Integer, Boolean> flags, int section) {
        return flags.getOrDefault(section, false);
    }

    private List<Integer> sections(int start, int frames) {
        List<Integer> sections = new ArrayList<>();
        for (int pfn = start; pfn < start + frames; pfn += sectionFrames) {
            sections.add(pfn / sectionFrames);
        }
        return sections;
    }

    private boolean isBoot(int section) {
        return section >= memstart / sectionFrames && section <= (bootEnd - 1) / sectionFrames;
    }

    /// add_memory of whole, aligned sections.
    public int add(int start, int frames, boolean memmapOnMemory) {
        if (memmapOnMemory && frames != sectionFrames) {
            return EINVAL;
        }
        for (int section : sections(start, frames)) {
            if (isBoot(section) || is(resource, section)) {
                return EEXIST;
            }
        }
        if (!mapLinear(start, frames)) {
            unmapLinear(start, frames);
            return ENOMEM;
        }
        for (int section : sections(start, frames)) {
            resource.put(section, true);
            if (!is(present, section)) {
                fill(section * sectionFrames);
            }
        }
        int result = 0;
        for (int section : sections(start, frames)) {
            result = addSection(section, memmapOnMemory);
            if (result != 0) {
                break;
            }
        }
        if (result != 0) {
            unmapLinear(start, frames);
            for (int section : sections(start, frames)) {
                resource.put(section, false);
                if (!is(present, section)) {
                    clear(section * sectionFrames);
                }
            }
        }
        return result;
    }

    private void fill(int start) {
        for (int pfn = start; pfn < start + sectionFrames; pfn += 1024) {
            buddy.blocks.put(pfn, NaiveBlock.offline(10));
        }
    }

    private void clear(int start) {
        for (int pfn = start; pfn < start + sectionFrames; pfn++) {
            buddy.blocks.remove(pfn);
        }
    }

    private boolean mapLinear(int start, int frames) {
        for (int pfn = start; pfn < start + frames; pfn += 512) {
            if (!linear.needPteTable((pfn - memstart) / 512)) {
                return false;
            }
        }
        return true;
    }

    private void unmapLinear(int start, int frames) {
        linear.freeEmptyTables((start - memstart) / 512, (start - memstart + frames) / 512);
    }

    private int addSection(int section, boolean memmapOnMemory) {
        if (is(present, section)) {
            return EEXIST;
        }
        int start = section * sectionFrames;
        long first = (start - memstart) / SLOT_FRAMES;
        long end = first + sectionFrames / SLOT_FRAMES;
        if (!vmemmap.populate(first, end, memmapOnMemory ? start : -1)) {
            vmemmap.free(first, end, memmapOnMemory);
            return ENOMEM;
        }
        present.put(section, true);
        selfHosted.put(section, memmapOnMemory);
        return 0;
    }

    private int checkOnline(int start, int frames, boolean want) {
        for (int section : sections(start, frames)) {
            if (isBoot(section)) {
                return EPERM;
            }
            if (!is(present, section) || !is(resource, section) || is(online, section) != want) {
                return EINVAL;
            }
        }
        return 0;
    }

    /// online_pages to ZONE_MOVABLE or ZONE_NORMAL.
    public int online(int start, int frames, boolean movable) {
        int result = checkOnline(start, frames, false);
        if (result != 0) {
            return result;
        }
        NaiveZone zone =
                allocator.zones.get(movable ? NaiveAllocator.MOVABLE_ZONE : NaiveAllocator.NORMAL);
        for (int section : sections(start, frames)) {
            int from = section * sectionFrames;
            joinZone(zone, from, from + sectionFrames);
            for (Map.Entry<Integer, NaiveBlock> entry : within(from)) {
                if (entry.getValue().use() == Use.OFFLINE) {
                    int order = entry.getValue().order();
                    buddy.blocks.remove(entry.getKey());
                    buddy.free(zone, entry.getKey(), order, NaiveBuddy.MOVABLE, true);
                    zone.managed += 1L << order;
                }
            }
            zone.present += sectionFrames;
            allocator.setUpMarks();
            online.put(section, true);
        }
        return 0;
    }

    private List<Map.Entry<Integer, NaiveBlock>> within(int from) {
        return new ArrayList<>(buddy.blocks.between(from, from + sectionFrames).entrySet());
    }

    /// offline_pages; where processes' pages moved to is put into `moves`.
    public int offline(int start, int frames, Map<Integer, Integer> moves) {
        int result = checkOnline(start, frames, true);
        for (int section : sections(start, frames)) {
            if (result == 0) {
                result = offlineSection(section, moves);
            }
        }
        return result;
    }

    private int offlineSection(int section, Map<Integer, Integer> moves) {
        int from = section * sectionFrames + (is(selfHosted, section) ? sectionFrames / 64 : 0);
        int end = (section + 1) * sectionFrames;
        NaiveZone zone = allocator.zoneOf(from);
        allocator.drain(zone);
        int high = zone.perCpuHigh;
        int batch = zone.perCpuBatch;
        zone.perCpuHigh = 0;
        zone.perCpuBatch = 1;
        boolean emptied = empty(zone, from, end, moves);
        zone.perCpuHigh = high;
        zone.perCpuBatch = batch;
        if (!emptied) {
            return EBUSY;
        }
        for (Map.Entry<Integer, NaiveBlock> entry : buddy.blocks.between(from, end).entrySet()) {
            buddy.takeOut(zone, entry.getKey());
            buddy.blocks.put(entry.getKey(), NaiveBlock.offline(entry.getValue().order()));
        }
        zone.managed -= end - from;
        zone.present -= sectionFrames;
        allocator.setUpMarks();
        online.put(section, false);
        return 0;
    }

    private boolean empty(NaiveZone zone, int from, int end, Map<Integer, Integer> moves) {
        for (NaiveBlock block : buddy.blocks.between(from, end).values()) {
            if (block.use() == Use.FIXED) {
                return false;
            }
        }
        zone.freePages -= retype(zone, from, end, NaiveBuddy.ISOLATE);
        for (Map.Entry<Integer, NaiveBlock> entry : buddy.blocks.between(from, end).entrySet()) {
            if (entry.getValue().use() == Use.MOVABLE && !move(entry, moves)) {
                zone.freePages += retype(zone, from, end, NaiveBuddy.MOVABLE);
                return false;
            }
        }
        return true;
    }

    private long retype(NaiveZone zone, int from, int end, int type) {
        for (int block = from / NaiveBuddy.PAGEBLOCK; block < end / NaiveBuddy.PAGEBLOCK; block++) {
            buddy.types.put(block, type);
        }
        long pages = 0;
        for (Map.Entry<Integer, NaiveBlock> entry : buddy.blocks.between(from, end).entrySet()) {
            if (entry.getValue().isFree()) {
                buddy.relist(zone, entry.getKey(), type);
                pages += 1L << entry.getValue().order();
            }
        }
        return pages;
    }

    private boolean move(Map.Entry<Integer, NaiveBlock> from, Map<Integer, Integer> moves) {
        int order = from.getValue().order();
        int to = allocate(NaiveBuddy.MOVABLE, order);
        if (to >= 0) {
            moves.put(from.getKey(), to);
            allocator.free(from.getKey(), order);
        }
        return to >= 0;
    }

    /// remove_memory.
    public int remove(int start, int frames) {
        boolean there = false;
        for (int section : sections(start, frames)) {
            if (is(online, section) || isBoot(section)) {
                return EBUSY;
            }
            there |= is(present, section);
        }
        if (!there) {
            return EINVAL;
        }
        for (int section : sections(start, frames)) {
            if (frames != sectionFrames && is(selfHosted, section)) {
                return EINVAL;
            }
        }
        for (int section : sections(start, frames)) {
            if (is(present, section)) {
                long first = (section * (long) sectionFrames - memstart) / SLOT_FRAMES;
                present.put(section, false);
                vmemmap.free(first, first + sectionFrames / SLOT_FRAMES, is(selfHosted, section));
                selfHosted.put(section, false);
            }
        }
        unmapLinear(start, frames);
        for (int section : sections(start, frames)) {
            resource.put(section, false);
            clear(section * sectionFrames);
        }
        return 0;
    }

    /// Everything that must be the same in the model: each zone's numbers, and each list in order.
    public List<Object> describe() {
        List<Object> lines = new ArrayList<>();
        for (NaiveZone zone : allocator.zones) {
            lines.add(
                    List.of(
                            List.of(zone.freePages, zone.managed, zone.present),
                            List.of(zone.min, zone.low, zone.high, zone.boost),
                            List.of(
                                    zone.perCpuPages,
                                    zone.perCpuHigh,
                                    zone.perCpuBatch,
                                    zone.freeFactor)));
            for (int order = 0; order < NaiveZone.ORDERS; order++) {
                for (int type = 0; type < NaiveZone.TYPES; type++) {
                    lines.add(zone.list(order, type).toList());
                }
            }
            zone.perCpu.forEach(list -> lines.add(list.toList()));
        }
        return lines;
    }

    /// {@return 0 where the section of `pfn` is not there, 1 where it is there but not online, 2
    /// where it is online}
    int stageOf(int pfn) {
        int section = pfn / sectionFrames;
        if (is(online, section)) {
            return 2;
        }
        return is(present, section) ? 1 : 0;
    }

    /// {@return the migrate type of the pageblock that holds `pfn`}
    public int typeOf(int pfn) {
        return buddy.typeOf(pfn);
    }

    /// {@return vmemmap slots mapped by a block, base pages mapped, tables of the vmemmap and of
    /// the linear map}
    public List<Integer> counts() {
        return List.of(
                vmemmap.blocksMapped(), vmemmap.pagesMapped(), vmemmap.tables(), linear.tables());
    }
}
