package io.github.vmemmaplab.kernel.memory;

/// Finds free pages to move others into, from the end of the zone down: first a short search of the
/// movable free lists, then a linear scan of movable pageblocks (`fast_isolate_freepages`,
/// `isolate_freepages`, mm/compaction.c).
final class FreeScanner {
    private static final int MOVABLE = MigrateType.MOVABLE.ordinal();

    private final PhysicalMemory memory;
    private final CompactionRules rules;

    FreeScanner(PhysicalMemory memory, CompactionRules rules) {
        this.memory = memory;
        this.rules = rules;
    }

    /// {@return a free page to move a page into, or -1 (`compaction_alloc`)}
    int take(CompactControl cc) {
        if (cc.freePages.pages() == 0) {
            isolate(cc);
        }
        return cc.freePages.take();
    }

    private void isolate(CompactControl cc) {
        new FastFreeSearch(memory, this, rules, cc).run();
        if (cc.freePages.pages() > 0) {
            return;
        }
        scan(cc);
    }

    private void scan(CompactControl cc) {
        int isolateStart = cc.freePfn;
        int blockStart = cc.blockStart(isolateStart);
        int blockEnd = Math.min(blockStart + cc.pageblockPages, cc.zone.endPfn());
        int lowest = cc.blockEnd(cc.migratePfn);
        int stride = cc.sync ? 1 : CompactControl.CLUSTER;
        while (blockStart >= lowest) {
            if (isTarget(blockStart)) {
                int before = cc.freePages.pages();
                isolateStart = isolateBlock(cc, isolateStart, blockEnd, stride);
                if (isolateStart == blockEnd) {
                    skip(cc, blockStart);
                }
                if (cc.freePages.pages() >= cc.wanted) {
                    if (isolateStart >= blockEnd) {
                        isolateStart = blockStart - cc.pageblockPages;
                    }
                    break;
                }
                if (isolateStart < blockEnd) {
                    break;
                }
                stride =
                        cc.freePages.pages() > before
                                ? 1
                                : Math.min(CompactControl.CLUSTER, stride << 1);
            }
            blockEnd = blockStart;
            blockStart -= cc.pageblockPages;
            isolateStart = blockStart;
        }
        cc.freePfn = isolateStart;
    }

    // A pageblock that may receive pages and was not found full lately.
    private boolean isTarget(int blockStart) {
        return isSuitable(blockStart) && !memory.isSkipped(blockStart);
    }

    /// {@return whether a pageblock may receive pages: movable, and not one large free block
    /// already (`suitable_migration_target`)}
    boolean isSuitable(int blockStart) {
        int head = memory.headOf(blockStart);
        long word = memory.word(head);
        if (FrameWord.kind(word) == FrameKind.ABSENT) {
            return false;
        }
        boolean largeFree =
                head == blockStart
                        && FrameWord.isFree(word)
                        && FrameWord.order(word) >= memory.pageblockOrder();
        return !largeFree && memory.pageblockType(blockStart) == MOVABLE;
    }

    private void skip(CompactControl cc, int blockStart) {
        memory.setSkipped(blockStart, true);
        int next = blockStart - rules.pageblocksPastFull() * cc.pageblockPages;
        if (next < cc.zone.compaction().freePfn()) {
            cc.zone.compaction().setFreePfn(next);
        }
    }

    /// Isolates free blocks from `start` until there are as many pages as are to be moved.
    ///
    /// @return where it stopped
    int isolateBlock(CompactControl cc, int start, int end, int stride) {
        int at = start;
        int head = memory.headOf(start);
        while (at < end) {
            cc.freeScanned++;
            head = memory.headFrom(head, at);
            long word = memory.word(head);
            if (head != at || !FrameWord.isFree(word)) {
                at += stride;
                continue;
            }
            int order = FrameWord.order(word);
            if (!isolateFreeBlock(cc, at, order)) {
                break;
            }
            cc.freeScanned += (1 << order) - 1;
            if (cc.wanted <= cc.freePages.pages()) {
                at += 1 << order;
                break;
            }
            at += (1 << order) - 1 + stride;
        }
        return Math.min(at, end);
    }

    /// Takes a free block off its list, if the watermark allows, and splits it
    /// (`__isolate_free_page`).
    boolean isolateFreeBlock(CompactControl cc, int pfn, int order) {
        Zone zone = cc.zone;
        long mark = zone.mark(Watermark.MIN) + (1L << order);
        if (!PageAllocator.isWatermarkOk(zone, 0, mark, 0)) {
            return false;
        }
        zone.addFreePages(-(1L << order));
        zone.freeArea().remove(pfn);
        if (order >= memory.pageblockOrder() - 1) {
            retag(pfn, order);
        }
        cc.freePages.add(pfn, order);
        return true;
    }

    private void retag(int pfn, int order) {
        for (int page = pfn; page < pfn + (1 << order); page += 1 << memory.pageblockOrder()) {
            if (memory.pageblockType(page) < MigrateType.PCPTYPES) {
                memory.setPageblockType(page, MOVABLE);
            }
        }
    }
}
