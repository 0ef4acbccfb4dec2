package io.github.vmemmaplab.testkit.twin;

import io.github.vmemmaplab.testkit.twin.NaiveBlock.Use;

import java.util.Map;

/// Struct pages for added memory, by the policy's label.
final class NaiveVmemmap {
    private final NaiveAllocator allocator;
    private final NaiveBuddy buddy;
    private final NaiveMap map;
    private final String policy;

    NaiveVmemmap(NaiveAllocator allocator, String policy) {
        this.allocator = allocator;
        this.policy = policy;
        buddy = allocator.buddy;
        map = new NaiveMap(allocator, "vmemmap", 1);
    }

    int blocksMapped() {
        return map.blocks.size();
    }

    int pagesMapped() {
        return map.pages.values().stream().mapToInt(Map::size).sum();
    }

    int tables() {
        return map.tables();
    }

    /// vmemmap_populate of slots [first, end); `ownMemory` is where the added range holds its own
    /// struct pages, or -1.
    boolean populate(long first, long end, int ownMemory) {
        int own = ownMemory;
        for (long slot = first; slot < end; slot++) {
            if (!map.needPmdTable(slot)) {
                return false;
            }
            int pfn = ownMemory >= 0 ? carve(own) : allocateFor("block", 9);
            own += 512;
            if (pfn >= 0) {
                map.blocks.put(slot, pfn);
                continue;
            }
            if (policy.equals("original")) {
                return false;
            }
            if (policy.equals("posted-v1") || policy.equals("unmap-rebuild")) {
                free(first, policy.equals("posted-v1") ? end : slot, false);
                return basePages(first, end);
            }
            if (!basePages(slot, slot + 1)) {
                return false;
            }
        }
        return true;
    }

    private int allocateFor(String owner, int order) {
        return allocator.allocate(
                NaiveBuddy.UNMOVABLE, order, NaiveAllocator.NORMAL, Use.FIXED, owner);
    }

    // Cuts the order-9 block at `pfn` out of the added memory.
    private int carve(int pfn) {
        int whole = pfn / 1024 * 1024;
        buddy.blocks.put(whole, NaiveBlock.offline(9));
        if (buddy.blocks.get(whole + 512) == null) {
            buddy.blocks.put(whole + 512, NaiveBlock.offline(9));
        }
        if (pfn != whole) {
            buddy.blocks.put(whole, new NaiveBlock(9, Use.FIXED, 0, "own memmap"));
        }
        buddy.blocks.put(pfn, new NaiveBlock(9, Use.FIXED, 0, "own memmap"));
        return pfn;
    }

    private boolean basePages(long first, long end) {
        for (long slot = first; slot < end; slot++) {
            for (int page = 0; page < 512; page++) {
                if (!map.needPteTable(slot)) {
                    return false;
                }
                int pfn = allocateFor("page", 0);
                if (pfn < 0) {
                    return false;
                }
                map.pages.get(slot).put(page, pfn);
            }
        }
        return true;
    }

    /// vmemmap_free of slots [first, end), mapped or not.
    void free(long first, long end, boolean ownMemory) {
        for (long slot = first; slot < end; slot++) {
            Integer block = map.blocks.remove(slot);
            if (block != null && ownMemory) {
                buddy.blocks.put(block, NaiveBlock.offline(9));
            } else if (block != null) {
                allocator.free(block, 9);
            } else if (map.pages.containsKey(slot)) {
                map.pages.get(slot).values().forEach(pfn -> allocator.free(pfn, 0));
                map.pages.get(slot).clear();
            }
        }
        map.freeEmptyTables(first, end);
    }
}
