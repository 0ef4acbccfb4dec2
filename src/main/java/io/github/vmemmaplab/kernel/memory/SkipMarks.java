package io.github.vmemmaplab.kernel.memory;

/// Clears a zone's skip marks and lets the scanners start again from the outermost pageblocks that
/// are worth it (`__reset_isolation_suitable`, mm/compaction.c).
final class SkipMarks {
    private final PhysicalMemory memory;
    private final Zone zone;

    SkipMarks(PhysicalMemory memory, Zone zone) {
        this.memory = memory;
        this.zone = zone;
    }

    void reset() {
        CompactionState state = zone.compaction();
        if (!state.wantsSkipFlush()) {
            return;
        }
        state.setSkipFlush(false);
        int step = 1 << memory.pageblockOrder();
        int low = zone.startPfn();
        int high = zone.endPfn() - 1;
        int source = high;
        int target = low;
        boolean sourceSet = false;
        boolean targetSet = false;
        while (low < high) {
            if (clear(low, true, sourceSet) && low < source) {
                sourceSet = true;
                source = low;
            }
            if (clear(high, targetSet, true) && high > target) {
                targetSet = true;
                target = high;
            }
            low += step;
            high -= step;
        }
        state.setInitPfns(
                sourceSet ? source : state.initMigratePfn(),
                targetSet ? target : state.initFreePfn());
        boolean none = source >= target;
        if (sourceSet || none) {
            state.setMigratePfn(false, none ? low : source);
            state.setMigratePfn(true, none ? low : source);
        }
        if (targetSet || none) {
            state.setFreePfn(none ? high : target);
        }
    }

    // A sample of every eighth page tells whether the pageblock may be source or target.
    private boolean clear(int pfn, boolean asSource, boolean asTarget) {
        if (asSource && asTarget && !memory.isSkipped(pfn)) {
            return true;
        }
        if (!asSource && memory.pageblockType(pfn) != MigrateType.MOVABLE.ordinal()) {
            return false;
        }
        int start = pfn & -(1 << memory.pageblockOrder());
        int head = memory.headOf(start);
        for (int page = start;
                page < start + (1 << memory.pageblockOrder());
                page += 1 << PerCpuPages.COSTLY_ORDER) {
            head = memory.headFrom(head, page);
            long word = memory.word(head);
            boolean source = FrameWord.kind(word).isMovable();
            boolean target = head == page && FrameWord.isFree(word);
            if ((asSource && source) || (asTarget && target)) {
                memory.setSkipped(page, false);
                return true;
            }
        }
        return false;
    }
}
