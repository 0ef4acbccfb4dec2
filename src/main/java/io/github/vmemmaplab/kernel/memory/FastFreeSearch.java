package io.github.vmemmaplab.kernel.memory;

/// The short search of the movable free lists that comes before a linear scan for migration
/// targets: the last block listed in the upper quarter of what lies between the scanners, else the
/// highest in its upper half (`fast_isolate_freepages`, mm/compaction.c).
///
/// Each list looked at is turned so that the next search begins elsewhere.
final class FastFreeSearch {
    private static final int MOVABLE = MigrateType.MOVABLE.ordinal();

    private final PhysicalMemory memory;
    private final FreeScanner scanner;
    private final CompactionRules rules;
    private final CompactControl cc;
    private final FreeArea area;
    private final int lowPfn;
    private final int minPfn;
    private int limit;
    private int highest;
    private int found = PageAllocator.NONE;

    FastFreeSearch(
            PhysicalMemory memory, FreeScanner scanner, CompactionRules rules, CompactControl cc) {
        this.memory = memory;
        this.scanner = scanner;
        this.rules = rules;
        this.cc = cc;
        area = cc.zone.freeArea();
        int distance = cc.freePfn - cc.migratePfn;
        lowPfn = cc.blockStart(cc.freePfn - (distance >> 2));
        minPfn = cc.blockStart(cc.freePfn - (distance >> 1));
    }

    /// Searches, and isolates what it finds with its neighbours into the control's free pages.
    void run() {
        boolean scanStart = cc.freePfn >= cc.zone.compaction().initFreePfn();
        limit = scanStart ? cc.pageblockPages >> 1 : Math.max(1, scanLimit() >> 1);
        cc.searchOrder = Math.min(cc.order - 1, cc.searchOrder);
        int order = cc.searchOrder;
        while (found == PageAllocator.NONE && order >= 0) {
            if (area.count(order) > 0 && !searchOrder(order)) {
                order = cc.searchOrder + 1;
            }
            if (rules.stopsSearchWhenEnough() && cc.freePages.pages() >= cc.wanted) {
                break;
            }
            order = nextOrder(order);
        }
        int start = found;
        if (start == PageAllocator.NONE) {
            cc.fastSearchFail++;
            start = scanStart ? restart() : PageAllocator.NONE;
        }
        CompactionState state = cc.zone.compaction();
        if (highest != 0 && highest >= state.freePfn()) {
            state.setFreePfn(highest - cc.pageblockPages);
        }
        if (start != PageAllocator.NONE) {
            isolateAround(start);
        }
    }

    private int scanLimit() {
        return (CompactControl.CLUSTER >> Math.min(31, cc.fastSearchFail)) + 1;
    }

    private int restart() {
        cc.freePfn = highest >= minPfn ? highest : minPfn;
        boolean usable =
                highest >= minPfn || !rules.restartsInTargetsOnly() || scanner.isSuitable(minPfn);
        return usable ? cc.freePfn : PageAllocator.NONE;
    }

    // False if the block found could not be isolated, which ends the search.
    private boolean searchOrder(int order) {
        int scanned = 0;
        int high = 0;
        int page = PageAllocator.NONE;
        int pfn = area.last(order, MOVABLE);
        int at = PageAllocator.NONE;
        while (pfn >= 0) {
            at = pfn;
            scanned++;
            highest = Math.max(highest, Math.max(cc.blockStart(pfn), cc.zone.startPfn()));
            if (pfn >= lowPfn) {
                cc.fastSearchFail = 0;
                cc.searchOrder = order;
                page = pfn;
                break;
            }
            if (pfn >= minPfn && pfn > high) {
                high = pfn;
                limit >>= 1;
            }
            if (scanned >= limit) {
                break;
            }
            pfn = area.previous(pfn);
        }
        cc.freeScanned += scanned;
        if (page == PageAllocator.NONE && high != 0) {
            page = high;
            at = high;
            pfn = high;
        }
        if (pfn >= 0) {
            area.rotateToHead(at);
        }
        boolean isolated = true;
        if (page != PageAllocator.NONE) {
            isolated = scanner.isolateFreeBlock(cc, page, order);
            found = isolated ? page : PageAllocator.NONE;
            cc.freeScanned += isolated ? (1 << order) - 1 : 0;
        }
        if (scanned >= limit) {
            limit = Math.max(1, limit >> 1);
        }
        return isolated;
    }

    private int nextOrder(int order) {
        int next = order - 1 < 0 ? cc.order - 1 : order - 1;
        if (next == cc.searchOrder) {
            cc.searchOrder = cc.searchOrder - 1 < 0 ? cc.order - 1 : cc.searchOrder - 1;
            return -1;
        }
        return next;
    }

    // Synchronous compaction takes the rest of what it needs from the same pageblock.
    private void isolateAround(int pfn) {
        if (cc.freePages.pages() >= cc.wanted || !cc.sync) {
            return;
        }
        int start = Math.max(cc.blockStart(pfn), cc.zone.startPfn());
        int end = Math.min(cc.blockEnd(pfn), cc.zone.endPfn());
        int stopped = scanner.isolateBlock(cc, start, end, 1);
        boolean full =
                rules.marksSearchedToEnd() ? stopped == end : cc.freePages.pages() < cc.wanted;
        if (full) {
            memory.setSkipped(pfn, true);
        }
    }
}
