package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.CompactionResult;

/// The loop as of 6.12: a captured block ends it only when pages have just been moved, before the
/// per-cpu lists are drained, and a pageblock whose pages could not all be moved is scanned to its
/// end at once.
final class BatchedLoop implements CompactionLoop {
    private final PageAllocator allocator;
    private final Buddy buddy;
    private final MigrateScanner migrateScanner;
    private final Migration migration;
    private final int hugeOrder;

    BatchedLoop(
            PageAllocator allocator,
            Buddy buddy,
            MigrateScanner migrateScanner,
            Migration migration,
            int hugeOrder) {
        this.allocator = allocator;
        this.buddy = buddy;
        this.migrateScanner = migrateScanner;
        this.migration = migration;
        this.hugeOrder = hugeOrder;
    }

    @Override
    public CompactionResult run(CompactControl cc) {
        cc.keepInStep = CompactionLoop.keepsInStep(cc);
        CompactionResult result = CompactionLoop.finished(cc);
        while (result == CompactionResult.CONTINUE) {
            cc.finishPageblock = cc.blockStart(cc.lastMigratedPfn) == cc.blockStart(cc.migratePfn);
            Step step = moveSome(cc);
            if (step == Step.CONTENDED) {
                return CompactionResult.CONTENDED;
            }
            // What a drain let form is noticed only after the next pages were moved.
            if (step == Step.MOVED && buddy.hasCaptured()) {
                return CompactionResult.SUCCESS;
            }
            drainBehind(cc);
            result = CompactionLoop.finished(cc);
        }
        return result;
    }

    private enum Step {
        NOTHING,
        MOVED,
        CONTENDED
    }

    private Step moveSome(CompactControl cc) {
        while (isolate(cc)) {
            if (migration.batched(cc)) {
                return Step.MOVED;
            }
            if (!cc.scannersMet()) {
                return Step.CONTENDED;
            }
            if (cc.migratePfn == cc.blockStart(cc.migratePfn) || cc.finishPageblock) {
                return Step.MOVED;
            }
            cc.finishPageblock = true;
            if (cc.order == hugeOrder) {
                cc.lastMigratedPfn = 0;
            }
        }
        return Step.NOTHING;
    }

    private boolean isolate(CompactControl cc) {
        CompactionState state = cc.zone.compaction();
        if (migrateScanner.isolate(cc)) {
            cc.keepInStep = false;
            cc.lastMigratedPfn = Math.max(cc.zone.startPfn(), cc.blockStart(cc.migratePfn - 1));
            return true;
        }
        if (cc.keepInStep) {
            state.setMigratePfn(true, state.migratePfn(false));
        }
        return false;
    }

    private void drainBehind(CompactControl cc) {
        if (cc.lastMigratedPfn != 0 && cc.lastMigratedPfn < cc.targetStart(cc.migratePfn)) {
            allocator.drainLocal(cc.zone);
            cc.lastMigratedPfn = 0;
        }
    }
}
