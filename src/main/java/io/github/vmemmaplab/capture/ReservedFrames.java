package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.scenario.BootMemory;

import java.util.ArrayList;
import java.util.List;

/// The reserved frames of a page map, to stand for boot-time tables and struct pages, whose places
/// no capture tells.
///
/// Pages come from the smallest runs up, blocks from the largest aligned runs; when they run out
/// the last is used again, which changes addresses in boot-time entries and nothing else.
final class ReservedFrames implements BootMemory.Reserved {
    private final List<Integer> blocks = new ArrayList<>();
    private final List<Integer> pages = new ArrayList<>();
    private int nextBlock;
    private int nextPage;

    ReservedFrames(PageMap map, int pmdOrder) {
        int block = 1 << pmdOrder;
        for (PageMap.Run run : map.runs()) {
            if (run.state() == 'R') {
                add(run.start(), run.start() + run.count(), block);
            }
        }
        if (pages.isEmpty()) {
            pages.add(map.runs().getFirst().start());
        }
        if (blocks.isEmpty()) {
            blocks.add(pages.getFirst());
        }
    }

    private void add(int start, int end, int block) {
        int at = start;
        while (at < end) {
            if ((at & block - 1) == 0 && at + block <= end) {
                blocks.add(at);
                at += block;
            } else {
                pages.add(at++);
            }
        }
    }

    @Override
    public int page() {
        return pages.get(Math.min(nextPage++, pages.size() - 1));
    }

    @Override
    public int block() {
        return blocks.get(Math.min(nextBlock++, blocks.size() - 1));
    }
}
