package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.hotplug.TablePage;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.ui.Lit;

import java.util.ArrayList;
import java.util.List;

/// A frame of struct pages or of a table and the address that it serves: two ends of one thing, in
/// different panels.
///
/// @param pfn the frame; of a block the first
/// @param addr the virtual address that it serves
/// @param kind what it is
record Joint(int pfn, long addr, FrameKind kind) {
    // As many blocks as are looked at: a slot full of base pages has 513.
    private static final int MOST_BLOCKS = 2048;

    /// {@return what joins the frames that shine to their addresses: all, or `most` of them evenly
    /// spread; none of a family}
    static List<Joint> of(Lit lit, Kernel kernel, int most) {
        List<Joint> all = all(lit, kernel.memory());
        List<Joint> some = new ArrayList<>();
        int step = Math.ceilDiv(Math.max(1, all.size()), most);
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }

    private static List<Joint> all(Lit lit, PhysicalMemory memory) {
        List<Joint> all = new ArrayList<>();
        int blocks = 0;
        for (int range = 0; range < lit.frameRanges(); range++) {
            int end = Math.min(lit.rangeEnd(range), memory.endPfn());
            int pfn = lit.rangeStart(range);
            while (pfn < end && memory.covers(pfn) && blocks < MOST_BLOCKS) {
                blocks++;
                int head = memory.headOf(pfn);
                long word = memory.word(head);
                FrameKind kind = FrameWord.kind(word);
                if (serves(kind)) {
                    all.add(new Joint(head, TablePage.address(word), kind));
                }
                pfn = Math.max(pfn + 1, memory.after(head));
            }
        }
        return all;
    }

    private static boolean serves(FrameKind kind) {
        return kind == FrameKind.VMEMMAP_BLOCK
                || kind == FrameKind.VMEMMAP_PAGE
                || kind == FrameKind.PAGE_TABLE;
    }
}
