package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;

import java.util.LinkedHashMap;
import java.util.Map;

/// Finds which pageblocks changed their migrate type between the page map and the free-list
/// snapshot.
///
/// In 6.12 a free block is always listed under its pageblock's type. Before, a fallback that moves
/// a pageblock's free blocks changes its type only if at least half of it was free or alike; the
/// page map still has the counts that this was decided by.
final class PageblockTypes {
    private final Kernel kernel;
    private final PhysicalMemory memory;
    private final PageMap before;
    private final Map<Integer, Integer> moved = new LinkedHashMap<>();

    PageblockTypes(Kernel kernel, PageMap before) {
        this.kernel = kernel;
        memory = kernel.memory();
        this.before = before;
    }

    /// Notes a listed free block.
    void listed(int pfn, int order, int type, int zone) {
        int pages = 1 << memory.pageblockOrder();
        boolean boot = pfn < before.runs().getLast().start() + before.runs().getLast().count();
        for (int at = pfn & -pages; at < pfn + (1 << order); at += pages) {
            if (!boot || order >= memory.pageblockOrder()) {
                memory.setPageblock(at, zone, type);
            } else if (memory.pageblockType(at) != type) {
                moved.put(at, type);
            }
        }
    }

    /// Decides about the pageblocks whose free blocks are listed under another type.
    void settle() {
        boolean always = kernel.machine().version().isAtLeast(KernelVersion.V6_12);
        moved.forEach((start, type) -> {
            if (always || wasClaimed(start, type)) {
                memory.setPageblockType(start, type);
            }
        });
    }

    private boolean wasClaimed(int start, int type) {
        int pages = 1 << memory.pageblockOrder();
        int free = 0;
        int movable = 0;
        for (PageMap.Run run : before.runs()) {
            int overlap =
                    Math.min(run.start() + run.count(), start + pages)
                            - Math.max(run.start(), start);
            if (overlap > 0 && run.state() == 'F') {
                free += overlap;
            } else if (overlap > 0 && (run.state() == 'A' || run.state() == 'L')) {
                movable += overlap;
            }
        }
        boolean fromMovable = memory.pageblockType(start) == MigrateType.MOVABLE.ordinal();
        int alike =
                type == MigrateType.MOVABLE.ordinal()
                        ? movable
                        : fromMovable ? pages - free - movable : 0;
        return free + alike >= pages / 2;
    }
}
