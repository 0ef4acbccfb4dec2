package io.github.vmemmaplab.kernel.memory;

/// Finds pages to move, from the start of the zone up (`isolate_migratepages`,
/// `isolate_migratepages_block`, mm/compaction.c).
///
/// Pages on an LRU list can move; whatever else is in use pins the aligned range that it lies in.
final class MigrateScanner {
    private final PhysicalMemory memory;
    private final CompactionRules rules;
    private final boolean takesUnevictable;

    MigrateScanner(PhysicalMemory memory, CompactionRules rules, boolean takesUnevictable) {
        this.memory = memory;
        this.rules = rules;
        this.takesUnevictable = takesUnevictable;
    }

    /// Isolates up to a cluster of pages from the next suitable pageblock.
    ///
    /// @return whether any were found; they are on the control's list
    boolean isolate(CompactControl cc) {
        int low = cc.migratePfn;
        int end = cc.blockEnd(low);
        while (end <= cc.freePfn) {
            if (isPresent(end) && isWorthScanning(cc, low, end)) {
                isolateBlock(cc, low, end);
                break;
            }
            low = end;
            cc.migratePfn = end;
            end += cc.pageblockPages;
        }
        return !cc.migratePages.isEmpty();
    }

    private boolean isPresent(int blockEnd) {
        int start = blockEnd - (1 << memory.pageblockOrder());
        return FrameWord.kind(memory.word(memory.headOf(start))) != FrameKind.ABSENT;
    }

    private boolean isWorthScanning(CompactControl cc, int low, int end) {
        if (low == cc.blockStart(low) && memory.isSkipped(low)) {
            return false;
        }
        // Asynchronous compaction for an unmovable request looks at unmovable pageblocks only.
        if (!cc.sync && memory.pageblockType(low) != cc.type) {
            updateCached(cc, end);
            return false;
        }
        return true;
    }

    private void isolateBlock(CompactControl cc, int from, int end) {
        boolean skipOnFailure = !cc.sync;
        int nextSkip = cc.targetStart(from) + (1 << cc.order);
        int low = from;
        int head = memory.headOf(from);
        int isolated = 0;
        boolean checkedSkip = false;
        while (low < end) {
            if (skipOnFailure && low >= nextSkip) {
                if (isolated > 0) {
                    break;
                }
                nextSkip = cc.targetStart(low) + (1 << cc.order);
            }
            cc.migrateScanned++;
            head = memory.headFrom(head, low);
            separatePages(head);
            head = memory.headFrom(head, low);
            long word = memory.word(head);
            if (head == low && FrameWord.isFree(word)) {
                int pages = 1 << FrameWord.order(word);
                low += pages;
                cc.migrateScanned += rules.countsFreeBlocksWhole() ? pages - 1 : 0;
                continue;
            }
            if (head == low && canIsolate(word)) {
                boolean first = !checkedSkip;
                checkedSkip = true;
                if (first && testAndSetSkip(from, low) && !mayIgnoreSkip(cc)) {
                    low = rules.firstPageMarks() ? low : end;
                    break;
                }
                cc.migratePages.push(low);
                isolated++;
                low++;
                if (cc.migratePages.size() >= CompactControl.CLUSTER && !cc.finishPageblock) {
                    break;
                }
                continue;
            }
            low++;
            if (skipOnFailure) {
                // This page pins its aligned range: what was taken from it goes back.
                cc.migratePages.clear();
                isolated = 0;
                if (low <= nextSkip) {
                    low = nextSkip;
                    nextSkip += 1 << cc.order;
                }
            }
        }
        low = Math.min(low, end);
        if (low == end && (isolated == 0 || cc.finishPageblock)) {
            if (from == cc.blockStart(from) && !checkedSkip) {
                memory.setSkipped(from, true);
            }
            updateCached(cc, low);
        }
        cc.migratePfn = low;
    }

    // A start state may hold a run of alike pages as one block; from here on each goes its own way.
    private void separatePages(int head) {
        long word = memory.word(head);
        if (FrameWord.isRun(word)) {
            int end = head + (1 << FrameWord.order(word));
            for (int pfn = head; pfn < end; pfn++) {
                memory.setWord(pfn, FrameWord.single(word));
            }
        }
    }

    // Larger pages of a process stay: they are as large as what is wanted, or would have to be
    // split. So do the files of a file system in memory: they are dirty for ever, and nothing but
    // waiting could move them.
    private boolean canIsolate(long word) {
        if (FrameWord.order(word) != 0) {
            return false;
        }
        FrameKind kind = FrameWord.kind(word);
        boolean unevictable = FrameWord.isUnevictable(word);
        return !unevictable ? kind.isMovable() : takesUnevictable && kind == FrameKind.ANON;
    }

    // Who scans the same pageblock meanwhile is told, by its skip mark, that it is taken.
    private boolean testAndSetSkip(int from, int low) {
        if (rules.firstPageMarks() ? low != start(low) : from != start(from)) {
            return false;
        }
        boolean skipped = memory.isSkipped(low);
        memory.setSkipped(low, true);
        return skipped;
    }

    private boolean mayIgnoreSkip(CompactControl cc) {
        return cc.finishPageblock && !rules.firstPageMarks();
    }

    private int start(int pfn) {
        return pfn & -(1 << memory.pageblockOrder());
    }

    private static void updateCached(CompactControl cc, int pfn) {
        CompactionState state = cc.zone.compaction();
        int end = cc.blockEnd(pfn);
        if (end > state.migratePfn(false)) {
            state.setMigratePfn(false, end);
        }
        if (cc.sync && end > state.migratePfn(true)) {
            state.setMigratePfn(true, end);
        }
    }
}
