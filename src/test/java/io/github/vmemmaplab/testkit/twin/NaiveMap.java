package io.github.vmemmaplab.testkit.twin;

import io.github.vmemmaplab.testkit.twin.NaiveBlock.Use;

import java.util.TreeMap;

/// One window of kernel addresses, by the number of its 2 MiB slots: what each slot maps, and the
/// table pages that this takes.
///
/// Boot-time upper tables are known by their GiB only; they are never freed.
final class NaiveMap {
    private static final int SLOTS_PER_GIB = 512;

    final TreeMap<Long, Integer> blocks = new TreeMap<>();
    final TreeMap<Long, TreeMap<Integer, Integer>> pages = new TreeMap<>();
    final TreeMap<Long, Integer> pteTables = new TreeMap<>();
    final TreeMap<Long, Integer> pmdTables = new TreeMap<>();
    private final NaiveAllocator allocator;
    private final String name;
    private final long bootGibs;

    /// The first `bootGibs` GiB of the window have their upper tables since boot.
    NaiveMap(NaiveAllocator allocator, String name, long bootGibs) {
        this.allocator = allocator;
        this.name = name;
        this.bootGibs = bootGibs;
    }

    int tables() {
        return pteTables.size() + pmdTables.size();
    }

    boolean needPmdTable(long slot) {
        long gib = slot / SLOTS_PER_GIB;
        if (gib < bootGibs || pmdTables.containsKey(gib)) {
            return true;
        }
        int pfn = table();
        if (pfn >= 0) {
            pmdTables.put(gib, pfn);
        }
        return pfn >= 0;
    }

    boolean needPteTable(long slot) {
        if (!needPmdTable(slot)) {
            return false;
        }
        if (!pteTables.containsKey(slot)) {
            int pfn = table();
            if (pfn < 0) {
                return false;
            }
            pteTables.put(slot, pfn);
            pages.put(slot, new TreeMap<>());
        }
        return true;
    }

    private int table() {
        return allocator.allocate(
                NaiveBuddy.UNMOVABLE, 0, NaiveAllocator.NORMAL, Use.FIXED, name + " table");
    }

    /// Frees the table pages of the slots from `first` to before `end` that map nothing; where
    /// those are the same, still one slot's GiB is looked at.
    void freeEmptyTables(long first, long end) {
        long last = Math.max(first, end - 1);
        for (long gib = first / SLOTS_PER_GIB; gib <= last / SLOTS_PER_GIB; gib++) {
            for (long slot = Math.max(first, gib * SLOTS_PER_GIB);
                    slot < Math.min(end, (gib + 1) * SLOTS_PER_GIB);
                    slot++) {
                if (pteTables.containsKey(slot) && pages.get(slot).isEmpty()) {
                    allocator.free(pteTables.remove(slot), 0);
                    pages.remove(slot);
                }
            }
            if (pmdTables.containsKey(gib) && isEmpty(gib)) {
                allocator.free(pmdTables.remove(gib), 0);
            }
        }
    }

    private boolean isEmpty(long gib) {
        for (long slot = gib * SLOTS_PER_GIB; slot < (gib + 1) * SLOTS_PER_GIB; slot++) {
            if (blocks.containsKey(slot) || pteTables.containsKey(slot)) {
                return false;
            }
        }
        return true;
    }
}
