package io.github.vmemmaplab.kernel.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Targets as blocks, a list for each order: a page is cut from the smallest block there is, and
/// what is left over goes back in blocks (`compaction_alloc`, `release_free_list` in
/// mm/compaction.c as of 6.12).
final class BlockTargets implements Targets {
    private static final int ORDERS = 16;

    private final PhysicalMemory memory;
    private final List<Deque<Integer>> lists = new ArrayList<>();
    private int pages;

    BlockTargets(PhysicalMemory memory) {
        this.memory = memory;
        for (int order = 0; order < ORDERS; order++) {
            lists.add(new ArrayDeque<>());
        }
    }

    @Override
    public void add(int pfn, int order) {
        mark(pfn, order);
        lists.get(order).addLast(pfn);
        pages += 1 << order;
    }

    @Override
    public int take() {
        if (pages == 0) {
            return PageAllocator.NONE;
        }
        int order = 0;
        while (lists.get(order).isEmpty()) {
            order++;
        }
        int pfn = lists.get(order).removeFirst();
        while (order > 0) {
            order--;
            int upper = pfn + (1 << order);
            mark(upper, order);
            lists.get(order).addFirst(upper);
        }
        mark(pfn, 0);
        pages--;
        return pfn;
    }

    @Override
    public int pages() {
        return pages;
    }

    @Override
    public int release(PageAllocator allocator) {
        int highest = 0;
        for (int order = 0; order < ORDERS; order++) {
            Deque<Integer> list = lists.get(order);
            while (!list.isEmpty()) {
                int pfn = list.removeFirst();
                highest = Math.max(highest, pfn);
                allocator.free(pfn, order);
            }
        }
        pages = 0;
        return highest;
    }

    private void mark(int pfn, int order) {
        memory.setWord(pfn, FrameWord.used(FrameKind.ISOLATED, order, 0));
    }
}
