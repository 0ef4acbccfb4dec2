package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.CompactionResult;

/// The loop up to 6.1: the per-cpu lists are drained before it looks for a captured block, and an
/// asynchronous run out of targets goes on with the next aligned range.
final class PageByPageLoop implements CompactionLoop {
    private final PageAllocator allocator;
    private final Buddy buddy;
    private final MigrateScanner migrateScanner;
    private final Migration migration;

    PageByPageLoop(
            PageAllocator allocator,
            Buddy buddy,
            MigrateScanner migrateScanner,
            Migration migration) {
        this.allocator = allocator;
        this.buddy = buddy;
        this.migrateScanner = migrateScanner;
        this.migration = migration;
    }

    @Override
    public CompactionResult run(CompactControl cc) {
        CompactionState state = cc.zone.compaction();
        boolean keepInStep = CompactionLoop.keepsInStep(cc);
        int lastMigrated = 0;
        for (CompactionResult result = CompactionLoop.finished(cc);
                ;
                result = CompactionLoop.finished(cc)) {
            if (result != CompactionResult.CONTINUE) {
                return result;
            }
            int start = cc.migratePfn;
            cc.finishPageblock = cc.blockStart(lastMigrated) == cc.blockStart(start);
            if (!migrateScanner.isolate(cc)) {
                if (keepInStep) {
                    state.setMigratePfn(true, state.migratePfn(false));
                }
            } else {
                keepInStep = false;
                lastMigrated = start;
                if (!migration.pageByPage(cc)) {
                    if (!cc.scannersMet()) {
                        return CompactionResult.CONTENDED;
                    }
                    if (!cc.sync) {
                        cc.migratePfn = cc.targetStart(cc.migratePfn - 1) + (1 << cc.order);
                        lastMigrated = 0;
                    }
                }
            }
            if (lastMigrated != 0 && lastMigrated < cc.targetStart(cc.migratePfn)) {
                allocator.drainLocal(cc.zone);
                lastMigrated = 0;
            }
            if (buddy.hasCaptured()) {
                return CompactionResult.SUCCESS;
            }
        }
    }
}
