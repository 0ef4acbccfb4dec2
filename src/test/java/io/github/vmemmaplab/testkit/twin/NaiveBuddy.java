package io.github.vmemmaplab.testkit.twin;

import io.github.vmemmaplab.testkit.twin.NaiveBlock.Use;

import java.util.HashMap;
import java.util.Map;

/// The free lists, splitting and merging, and the fallback between types, by the rules of 6.1.
final class NaiveBuddy {
    static final int UNMOVABLE = 0;
    static final int MOVABLE = 1;
    static final int RECLAIMABLE = 2;
    static final int ISOLATE = 4;
    static final int PAGEBLOCK = 512;
    private static final int[][] FALLBACKS = {
        {RECLAIMABLE, MOVABLE}, {RECLAIMABLE, UNMOVABLE}, {UNMOVABLE, MOVABLE}
    };

    final NaiveFrames blocks = new NaiveFrames();
    final Map<Integer, Integer> types = new HashMap<>();
    final Map<Integer, Integer> zoneIndexes = new HashMap<>();
    private final int boostFactor;

    NaiveBuddy(int boostFactor) {
        this.boostFactor = boostFactor;
    }

    int typeOf(int pfn) {
        return types.getOrDefault(pfn / PAGEBLOCK, 0);
    }

    private void list(NaiveZone zone, int pfn, int order, int type, boolean tail) {
        blocks.put(pfn, NaiveBlock.free(order, type));
        if (tail) {
            zone.list(order, type).addTail(pfn);
        } else {
            zone.list(order, type).addHead(pfn);
        }
    }

    private void unlist(NaiveZone zone, int pfn) {
        NaiveBlock block = blocks.remove(pfn);
        zone.list(block.order(), block.list()).remove(pfn);
    }

    /// Removes a free block from its list and from memory.
    void takeOut(NaiveZone zone, int pfn) {
        unlist(zone, pfn);
    }

    /// Takes from the own lists, or moves what other types have there and tries again.
    int take(NaiveZone zone, int order, int type) {
        while (true) {
            for (int from = order; from < NaiveZone.ORDERS; from++) {
                if (!zone.list(from, type).isEmpty()) {
                    int pfn = zone.list(from, type).first();
                    unlist(zone, pfn);
                    for (int half = from - 1; half >= order; half--) {
                        list(zone, pfn + (1 << half), half, type, false);
                    }
                    zone.freePages -= 1L << order;
                    return pfn;
                }
            }
            if (!fallBack(zone, order, type)) {
                return -1;
            }
        }
    }

    private boolean fallBack(NaiveZone zone, int order, int type) {
        for (int from = NaiveZone.ORDERS - 1; from >= order; from--) {
            int other = suitable(zone, from, type);
            if (other < 0) {
                continue;
            }
            boolean claims = from >= 4 || type != MOVABLE;
            if (claims || from == order) {
                steal(zone, zone.list(from, other).first(), type, claims);
                return true;
            }
            for (int least = order; least < NaiveZone.ORDERS; least++) {
                other = suitable(zone, least, type);
                if (other >= 0) {
                    steal(zone, zone.list(least, other).first(), type, false);
                    return true;
                }
            }
        }
        return false;
    }

    private static int suitable(NaiveZone zone, int order, int type) {
        for (int other : FALLBACKS[type]) {
            if (!zone.list(order, other).isEmpty()) {
                return other;
            }
        }
        return -1;
    }

    private void steal(NaiveZone zone, int pfn, int type, boolean claims) {
        int order = blocks.get(pfn).order();
        int oldType = typeOf(pfn);
        if (order >= 9) {
            for (int at = pfn; at < pfn + (1 << order); at += PAGEBLOCK) {
                types.put(at / PAGEBLOCK, type);
            }
            relist(zone, pfn, type);
            return;
        }
        boost(zone);
        if (!claims) {
            relist(zone, pfn, type);
            return;
        }
        int start = pfn / PAGEBLOCK * PAGEBLOCK;
        int free = 0;
        int movable = 0;
        for (Map.Entry<Integer, NaiveBlock> entry :
                blocks.between(start, start + PAGEBLOCK).entrySet()) {
            int pages = 1 << entry.getValue().order();
            if (entry.getValue().isFree()) {
                free += pages;
                relist(zone, entry.getKey(), type);
            } else if (entry.getValue().use() == Use.MOVABLE) {
                movable += pages;
            }
        }
        int alike = oldType == MOVABLE ? PAGEBLOCK - free - movable : 0;
        if (free + (type == MOVABLE ? movable : alike) >= PAGEBLOCK / 2) {
            types.put(pfn / PAGEBLOCK, type);
        }
    }

    void relist(NaiveZone zone, int pfn, int type) {
        int order = blocks.get(pfn).order();
        unlist(zone, pfn);
        list(zone, pfn, order, type, true);
    }

    private void boost(NaiveZone zone) {
        if (boostFactor != 0 && zone.managed >= 4 * PAGEBLOCK && zone.high > 0) {
            long most = Math.max(PAGEBLOCK, zone.high * boostFactor / 10000);
            zone.boost = Math.min(zone.boost + PAGEBLOCK, most);
        }
    }

    /// Puts a block back, merged with every buddy that is free whole.
    void free(NaiveZone zone, int pfn, int order, int type, boolean tail) {
        if (type != ISOLATE) {
            zone.freePages += 1L << order;
        }
        int at = pfn;
        int size = order;
        while (size < NaiveZone.ORDERS - 1 && merges(zone, at ^ 1 << size, size, type)) {
            unlist(zone, at ^ 1 << size);
            at &= ~(1 << size);
            size++;
        }
        int parent = at & ~(1 << size);
        boolean likely =
                size < NaiveZone.ORDERS - 2 && isFree(zone, parent ^ 1 << (size + 1), size + 1);
        list(zone, at, size, type, tail || likely);
    }

    private boolean merges(NaiveZone zone, int buddy, int order, int type) {
        if (!isFree(zone, buddy, order)) {
            return false;
        }
        int other = typeOf(buddy);
        return order < 9 || other == type || (other < 3 && type < 3);
    }

    private boolean isFree(NaiveZone zone, int pfn, int order) {
        NaiveBlock block = blocks.get(pfn);
        return block != null
                && block.isFree()
                && block.order() == order
                && zoneIndexes.get(pfn / PAGEBLOCK) == zone.index;
    }
}
