package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;

/// Walks memory block by block: O(blocks), not O(frames).
final class Blocks {
    /// Is shown each block, cut to the range asked for.
    interface Visitor {
        void block(int pfn, int pages, long word);
    }

    private Blocks() {}

    /// Visits the blocks of [start, end); `start` begins a pageblock.
    static void forEach(PhysicalMemory memory, int start, int end, Visitor visitor) {
        int pfn = start;
        while (pfn < end) {
            long word = pfn == start ? headWord(memory, start) : memory.word(pfn);
            int size = 1 << FrameWord.order(word);
            // A block of more than a pageblock may have begun before the range.
            int next = Math.min(end, (pfn & -size) + size);
            visitor.block(pfn, next - pfn, word);
            pfn = next;
        }
    }

    /// {@return the word of the block that holds the first frame of a pageblock}
    static long headWord(PhysicalMemory memory, int pageblockStart) {
        int twice = pageblockStart & -(2 << memory.pageblockOrder());
        if (twice != pageblockStart && memory.covers(twice)) {
            long word = memory.word(twice);
            if (FrameWord.order(word) > memory.pageblockOrder()) {
                return word;
            }
        }
        return memory.word(pageblockStart);
    }
}
