package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts the clean page cache of a captured machine on its list, and kswapd into the state that it
/// was in.
///
/// File pages in unmovable pageblocks belong to the file system in memory that the machine booted
/// from; they cannot be dropped. A capture does not tell the order of the list. Taken as oldest is
/// what the allocator hands out first when a file is read into free memory: from movable pageblocks
/// before others, from small free blocks before large ones, upwards within each.
final class CapturedCache {
    private static final Comparator<Block> OLDEST_FIRST =
            Comparator.comparing(Block::fallback)
                    .thenComparingInt(Block::order)
                    .thenComparingInt(Block::pfn);

    private final Kernel kernel;
    private final PageMap pageMap;
    private final @Nullable NodeStats stats;

    /// What was one free block before the cache filled it; `fallback` if not in a movable
    /// pageblock.
    private record Block(boolean fallback, int order, int pfn) {}

    CapturedCache(Kernel kernel, PageMap pageMap, @Nullable NodeStats stats) {
        this.kernel = kernel;
        this.pageMap = pageMap;
        this.stats = stats;
    }

    /// Comes last: what was dropped or taken since the page map was drawn is no cache any more.
    void layOut() {
        if (stats != null && !stats.kswapdGaveUp()) {
            kernel.node().kswapd().setFailures(0);
        }
        if (stats != null && stats.filePages() == 0) {
            return;
        }
        List<Block> blocks = new ArrayList<>();
        for (PageMap.Run run : pageMap.runs()) {
            if (run.state() == 'L' && run.type() != MigrateType.UNMOVABLE.ordinal()) {
                split(run, blocks);
            }
        }
        blocks.sort(OLDEST_FIRST);
        for (Block block : blocks) {
            add(block.pfn(), 1 << block.order());
        }
    }

    private void split(PageMap.Run run, List<Block> blocks) {
        boolean fallback = run.type() != MigrateType.MOVABLE.ordinal();
        int end = run.start() + run.count();
        for (int pfn = run.start(); pfn < end; ) {
            int order = kernel.machine().maxOrder();
            while ((pfn & (1 << order) - 1) != 0 || pfn + (1 << order) > end) {
                order--;
            }
            blocks.add(new Block(fallback, order, pfn));
            pfn += 1 << order;
        }
    }

    private void add(int start, int pages) {
        PhysicalMemory memory = kernel.memory();
        for (int pfn = memory.headOf(start); pfn < start + pages; pfn = memory.after(pfn)) {
            if (pfn >= start && FrameWord.kind(memory.word(pfn)) == FrameKind.FILE) {
                kernel.node().lruvec().add(pfn);
            }
        }
    }
}
