package io.github.vmemmaplab.testkit.twin;

import java.util.List;

/// Per-cpu lists, watermarks and the slow path, one CPU, no reclaim, and nothing that compaction
/// may move.
final class NaiveAllocator {
    static final int NORMAL = 2;
    static final int MOVABLE_ZONE = 3;

    final List<NaiveZone> zones =
            List.of(new NaiveZone(0), new NaiveZone(1), new NaiveZone(2), new NaiveZone(3));
    final NaiveBuddy buddy;

    NaiveAllocator(int boostFactor) {
        buddy = new NaiveBuddy(boostFactor);
    }

    /// {@return the PFN of a block now owned by `owner`, or -1}
    int allocate(int type, int order, int highestZone, NaiveBlock.Use use, String owner) {
        int pfn = tryZones(type, order, highestZone, 1);
        if (pfn < 0) {
            pfn = tryZones(type, order, highestZone, 0);
        }
        if (pfn < 0 && order > 3 && couldCompact(order, highestZone)) {
            drainAll();
            pfn = tryZones(type, order, highestZone, 0);
        }
        if (pfn < 0) {
            pfn = tryZones(type, order, highestZone, 2);
        }
        if (pfn >= 0) {
            buddy.blocks.put(pfn, new NaiveBlock(order, use, 0, owner));
        }
        return pfn;
    }

    private int tryZones(int type, int order, int highestZone, int mark) {
        for (int i = highestZone; i >= 0; i--) {
            NaiveZone zone = zones.get(i);
            if (zone.present > 0 && stays(zone, order, mark(zone, mark), highestZone)) {
                int pfn =
                        order <= 3 ? fromPerCpu(zone, type, order) : buddy.take(zone, order, type);
                if (pfn >= 0) {
                    return pfn;
                }
            }
        }
        return -1;
    }

    private static long mark(NaiveZone zone, int which) {
        return zone.boost + (which == 0 ? zone.min : which == 1 ? zone.low : zone.high);
    }

    private boolean stays(NaiveZone zone, int order, long mark, int highestZone) {
        long left = zone.freePages - (1L << order) + 1;
        return left > mark + reserve(zone, highestZone) && (order == 0 || zone.hasBlock(order));
    }

    private long reserve(NaiveZone zone, int highestZone) {
        if (zone.index != NORMAL || highestZone <= NORMAL) {
            return 0;
        }
        return zones.get(MOVABLE_ZONE).managed / 32;
    }

    private boolean couldCompact(int order, int highestZone) {
        for (int i = highestZone; i >= 0; i--) {
            NaiveZone zone = zones.get(i);
            if (zone.present == 0) {
                continue;
            }
            if (stays(zone, order, mark(zone, 0), highestZone)) {
                return true;
            }
            if (suits(zone, order, highestZone)
                    && stays(zone, 0, mark(zone, 2) + (2L << order), highestZone)) {
                return true;
            }
        }
        return false;
    }

    private boolean suits(NaiveZone zone, int order, int highestZone) {
        int index = extfrag(zone, order);
        return stays(zone, 0, mark(zone, 1) + (2L << order), highestZone)
                && (index < 0 || index > 500);
    }

    private static int extfrag(NaiveZone zone, int order) {
        long blocks = 0;
        long pages = 0;
        for (int o = 0; o < NaiveZone.ORDERS; o++) {
            long count = zone.freeBlocks(o);
            if (o >= order && count > 0) {
                return -1000;
            }
            blocks += count;
            pages += count << o;
        }
        return blocks == 0 ? 0 : (int) (1000 - (1000 + pages * 1000 / (1L << order)) / blocks);
    }

    private int fromPerCpu(NaiveZone zone, int type, int order) {
        zone.freeFactor /= 2;
        NaiveList list = zone.perCpu.get(3 * order + type);
        if (list.isEmpty()) {
            int wanted = zone.perCpuBatch;
            if (wanted > 1) {
                wanted = Math.max(wanted >> order, 2);
            }
            for (int got = 0; got < wanted; got++) {
                int pfn = buddy.take(zone, order, type);
                if (pfn < 0) {
                    break;
                }
                buddy.blocks.put(pfn, NaiveBlock.perCpu(order, 3 * order + type));
                list.addTail(pfn);
                zone.perCpuPages += 1 << order;
            }
        }
        if (list.isEmpty()) {
            return -1;
        }
        int pfn = list.first();
        list.remove(pfn);
        buddy.blocks.remove(pfn);
        zone.perCpuPages -= 1 << order;
        return pfn;
    }

    NaiveZone zoneOf(int pfn) {
        return zones.get(buddy.zoneIndexes.get(pfn / NaiveBuddy.PAGEBLOCK));
    }

    void free(int pfn, int order) {
        NaiveZone zone = zoneOf(pfn);
        int type = buddy.typeOf(pfn);
        buddy.blocks.remove(pfn);
        if (order > 3 || type == NaiveBuddy.ISOLATE) {
            buddy.free(zone, pfn, order, type, false);
            return;
        }
        int list = 3 * order + type;
        buddy.blocks.put(pfn, NaiveBlock.perCpu(order, list));
        zone.perCpu.get(list).addHead(pfn);
        zone.perCpuPages += 1 << order;
        if (order > 0 && zone.freeFactor > 0) {
            giveBack(zone, zone.perCpuPages, list);
        } else if (zone.perCpuPages >= zone.perCpuHigh) {
            giveBack(zone, surplus(zone), list);
        }
    }

    private static int surplus(NaiveZone zone) {
        int batch = zone.perCpuBatch;
        int most = zone.perCpuHigh - batch;
        if (most < 0) {
            return 1;
        }
        int wanted = batch << zone.freeFactor;
        if (wanted < most && zone.freeFactor < 5) {
            zone.freeFactor++;
        }
        return Math.max(batch, Math.min(wanted, most));
    }

    private void giveBack(NaiveZone zone, int pages, int firstList) {
        int left = Math.min(pages, zone.perCpuPages);
        for (int list = firstList; left > 0; list = (list + 1) % NaiveZone.PER_CPU_LISTS) {
            while (left > 0 && !zone.perCpu.get(list).isEmpty()) {
                int pfn = zone.perCpu.get(list).last();
                zone.perCpu.get(list).remove(pfn);
                buddy.blocks.remove(pfn);
                int order = list / 3;
                zone.perCpuPages -= 1 << order;
                left -= 1 << order;
                boolean isolated = buddy.typeOf(pfn) == NaiveBuddy.ISOLATE;
                buddy.free(zone, pfn, order, isolated ? NaiveBuddy.ISOLATE : list % 3, false);
            }
        }
    }

    void drain(NaiveZone zone) {
        giveBack(zone, zone.perCpuPages, 0);
    }

    void drainAll() {
        zones.forEach(this::drain);
    }

    /// Marks, boost and per-cpu limits from the sizes of the zones.
    void setUpMarks() {
        long usable = 0;
        long all = 0;
        for (NaiveZone zone : zones) {
            all += zone.managed;
            if (zone.index <= NORMAL) {
                usable += Math.max(0, zone.managed - zone.high - zone.boost);
            }
        }
        long kib = (long) Math.floor(Math.sqrt((double) (usable * 4 * 16)));
        long minPages = Math.max(128, Math.min(262144, kib)) / 4;
        for (NaiveZone zone : zones) {
            zone.boost = 0;
            zone.min = minPages * zone.managed / all;
            long gap = Math.max(zone.min / 4, zone.managed * 10 / 10000);
            zone.low = zone.min + gap;
            zone.high = zone.low + gap;
            if (zone.present > 0) {
                int quarter = (int) Math.max(1, Math.min(zone.managed / 1024, 256) / 4);
                int power = Integer.highestOneBit(quarter + quarter / 2);
                zone.perCpuBatch = Math.max(1, power - 1);
                zone.perCpuHigh = (int) Math.max(zone.low, zone.perCpuBatch * 4L);
            }
        }
    }
}
