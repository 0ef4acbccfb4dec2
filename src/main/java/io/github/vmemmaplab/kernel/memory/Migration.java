package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.PageMigrated;
import io.github.vmemmaplab.kernel.event.EventSink;

/// Moves isolated pages into free ones (`migrate_pages`, mm/migrate.c).
///
/// Departure: no page is too busy to move.
final class Migration {
    private final Lruvec lruvec;
    private final PageAllocator allocator;
    private final FreeScanner freeScanner;
    private final EventSink events;

    Migration(Lruvec lruvec, PageAllocator allocator, FreeScanner freeScanner, EventSink events) {
        this.lruvec = lruvec;
        this.allocator = allocator;
        this.freeScanner = freeScanner;
        this.events = events;
    }

    /// Moves each page as soon as it has a target.
    ///
    /// @return false if targets ran out; the pages left stay where they are
    boolean pageByPage(CompactControl cc) {
        cc.wanted = cc.migratePages.size();
        boolean all = true;
        while (all && !cc.migratePages.isEmpty()) {
            int to = freeScanner.take(cc);
            all = to != PageAllocator.NONE;
            if (all) {
                move(cc, cc.migratePages.pop(), to);
            }
        }
        cc.migratePages.clear();
        return all;
    }

    /// Finds targets for all pages, then moves those that have one.
    ///
    /// @return false if targets ran out
    boolean batched(CompactControl cc) {
        int[] targets = new int[cc.migratePages.size()];
        int found = 0;
        cc.wanted = targets.length;
        while (found < targets.length) {
            int to = freeScanner.take(cc);
            if (to == PageAllocator.NONE) {
                break;
            }
            targets[found++] = to;
            cc.wanted--;
        }
        for (int i = 0; i < found; i++) {
            move(cc, cc.migratePages.pop(), targets[i]);
        }
        cc.migratePages.clear();
        return found == targets.length;
    }

    private void move(CompactControl cc, int from, int to) {
        lruvec.move(from, to);
        allocator.free(from, 0);
        cc.migrated++;
        events.on(new PageMigrated(from, to));
    }
}
