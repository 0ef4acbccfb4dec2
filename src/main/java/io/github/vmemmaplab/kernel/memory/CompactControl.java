package io.github.vmemmaplab.kernel.memory;

/// One run of compaction over one zone: where its two scanners are and what they hold (`struct
/// compact_control`, mm/internal.h).
final class CompactControl {
    /// Pages that are migrated at a time.
    static final int CLUSTER = 32;

    final Zone zone;
    final int order;
    final int type;
    final boolean sync;
    final int pageblockPages;
    final PageStack migratePages = new PageStack();
    final Targets freePages;
    int migratePfn;
    int freePfn;
    int searchOrder;
    int fastSearchFail;
    int wanted;
    boolean wholeZone;
    boolean finishPageblock;
    boolean keepInStep;
    int lastMigratedPfn;
    int migrateScanned;
    int freeScanned;
    int migrated;

    CompactControl(
            Zone zone, int order, int type, boolean sync, int pageblockPages, Targets freePages) {
        this.zone = zone;
        this.order = order;
        this.type = type;
        this.sync = sync;
        this.pageblockPages = pageblockPages;
        this.freePages = freePages;
        searchOrder = order;
    }

    int blockStart(int pfn) {
        return pfn & -pageblockPages;
    }

    int blockEnd(int pfn) {
        return blockStart(pfn) + pageblockPages;
    }

    /// {@return the start of the aligned range of the order wanted that holds `pfn`}
    int targetStart(int pfn) {
        return pfn & -(1 << order);
    }

    boolean scannersMet() {
        return blockStart(freePfn) <= blockStart(migratePfn);
    }
}
