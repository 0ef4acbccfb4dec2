package io.github.vmemmaplab.kernel.audit;

import io.github.vmemmaplab.kernel.hotplug.TablePage;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Level;

import java.util.BitSet;

/// What the walk over all blocks counted, for the other walks to agree with.
final class FrameTally {
    private final BitSet heads;
    private final long[] free = new long[Zone.Kind.values().length];
    private final long[] perCpu = new long[Zone.Kind.values().length];
    private final long[] pageCache = new long[Zone.Kind.values().length];
    private final AddressLayout layout;
    private final int basePfn;
    private final int inHand;
    private long vmemmapBlocks;
    private long vmemmapPages;
    private long vmemmapTables;
    private long linearTables;

    /// `inHand`: PFN of a block that its taker has not yet put to use, or -1.
    FrameTally(AddressLayout layout, int basePfn, int endPfn, int inHand) {
        heads = new BitSet(endPfn - basePfn);
        this.layout = layout;
        this.basePfn = basePfn;
        this.inHand = inHand;
    }

    void count(int pfn, long word, int zone) {
        heads.set(pfn - basePfn);
        FrameKind kind = FrameWord.kind(word);
        if (kind == FrameKind.FREE) {
            free[zone]++;
        } else if (kind == FrameKind.PER_CPU) {
            perCpu[zone]++;
        } else if (FrameWord.isPageCache(word)) {
            pageCache[zone]++;
        } else if (pfn != inHand) {
            countMapped(kind, word);
        }
    }

    private void countMapped(FrameKind kind, long word) {
        if (kind == FrameKind.VMEMMAP_BLOCK) {
            vmemmapBlocks++;
        } else if (kind == FrameKind.VMEMMAP_PAGE) {
            vmemmapPages++;
        } else if (isOurTable(word)) {
            countTable(word);
        }
    }

    private void countTable(long word) {
        if (isLinear(TablePage.address(word))) {
            linearTables++;
        } else {
            vmemmapTables++;
        }
    }

    /// {@return whether the word is that of a table of kernel memory; others are processes' and
    /// carry no address}
    static boolean isOurTable(long word) {
        return FrameWord.kind(word) == FrameKind.PAGE_TABLE && TablePage.level(word) != Level.PGD;
    }

    boolean isLinear(long addr) {
        return Long.compareUnsigned(addr - layout.pageOffset(), layout.linearSize()) < 0;
    }

    boolean isHead(int pfn) {
        return pfn >= basePfn && heads.get(pfn - basePfn);
    }

    long free(int zone) {
        return free[zone];
    }

    long perCpu(int zone) {
        return perCpu[zone];
    }

    long pageCache(int zone) {
        return pageCache[zone];
    }

    long vmemmapBlocks() {
        return vmemmapBlocks;
    }

    long vmemmapPages() {
        return vmemmapPages;
    }

    long vmemmapTables() {
        return vmemmapTables;
    }

    long linearTables() {
        return linearTables;
    }
}
