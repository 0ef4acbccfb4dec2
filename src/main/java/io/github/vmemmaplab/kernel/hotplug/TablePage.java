package io.github.vmemmaplab.kernel.hotplug;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.paging.Level;

/// The reference that frames of the vmemmap and of page tables carry: which virtual page they
/// serve, and for a table of which level it is. Lets a view go from a frame to its entry.
///
/// Bits 39:0 hold the virtual address shifted by 12 (its upper bits are all ones), bits 43:40 the
/// level.
public final class TablePage {
    private static final int VA_SHIFT = 12;
    private static final long VA_MASK = (1L << 40) - 1;
    private static final int LEVEL_SHIFT = 40;
    private static final long KERNEL_HALF = ~0L << 52;

    private TablePage() {}

    static long table(Level level, long addr) {
        return FrameWord.used(FrameKind.PAGE_TABLE, 0, ref(level, addr));
    }

    static long data(FrameKind kind, long addr) {
        return FrameWord.used(kind, 0, ref(Level.PTE, addr));
    }

    private static long ref(Level level, long addr) {
        return (long) level.ordinal() << LEVEL_SHIFT | (addr >>> VA_SHIFT & VA_MASK);
    }

    /// {@return the virtual address that a frame's word refers to, for vmemmap pages, blocks and
    /// tables}
    public static long address(long word) {
        return KERNEL_HALF | (FrameWord.ref(word) & VA_MASK) << VA_SHIFT;
    }

    /// {@return the level of a table's entries}
    public static Level level(long word) {
        return Level.values()[(int) (FrameWord.ref(word) >>> LEVEL_SHIFT) & 0xf];
    }
}
