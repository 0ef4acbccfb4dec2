package io.github.vmemmaplab.kernel.memory;

/// Targets as single pages, the last one added first (`split_map_pages`, `release_freepages` in
/// mm/compaction.c up to 6.1).
final class PageTargets implements Targets {
    private static final long ISOLATED = FrameWord.used(FrameKind.ISOLATED, 0, 0);

    private final PhysicalMemory memory;
    private final PageStack pages = new PageStack();

    PageTargets(PhysicalMemory memory) {
        this.memory = memory;
    }

    @Override
    public void add(int pfn, int order) {
        for (int page = pfn; page < pfn + (1 << order); page++) {
            memory.setWord(page, ISOLATED);
            pages.push(page);
        }
    }

    @Override
    public int take() {
        return pages.isEmpty() ? PageAllocator.NONE : pages.pop();
    }

    @Override
    public int pages() {
        return pages.size();
    }

    @Override
    public int release(PageAllocator allocator) {
        int highest = 0;
        while (!pages.isEmpty()) {
            int pfn = pages.pop();
            highest = Math.max(highest, pfn);
            allocator.free(pfn, 0);
        }
        return highest;
    }
}
