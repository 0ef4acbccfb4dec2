package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.CompactionResult;

/// The loop of one run over one zone: isolate pages, move them, look whether that was enough
/// (`compact_zone`, mm/compaction.c).
sealed interface CompactionLoop permits PageByPageLoop, BatchedLoop {
    /// Runs until there is a block, the scanners meet, or targets run out.
    CompactionResult run(CompactControl cc);

    /// {@return whether the run is over, and how (`compact_finished`)}
    static CompactionResult finished(CompactControl cc) {
        CompactionState state = cc.zone.compaction();
        if (cc.scannersMet()) {
            state.setMigratePfn(false, cc.zone.startPfn());
            state.setMigratePfn(true, cc.zone.startPfn());
            state.setFreePfn(cc.blockStart(cc.zone.endPfn() - 1));
            state.setSkipFlush(true);
            return cc.wholeZone ? CompactionResult.COMPLETE : CompactionResult.PARTIAL_SKIPPED;
        }
        if (cc.migratePfn != cc.blockStart(cc.migratePfn)) {
            return CompactionResult.CONTINUE;
        }
        return cc.zone.largestFreeOrder() >= cc.order
                ? CompactionResult.SUCCESS
                : CompactionResult.CONTINUE;
    }

    /// {@return whether an asynchronous run takes the synchronous scanner's place along until it
    /// finds something to move}
    static boolean keepsInStep(CompactControl cc) {
        CompactionState state = cc.zone.compaction();
        return !cc.sync && state.migratePfn(false) == state.migratePfn(true);
    }
}
