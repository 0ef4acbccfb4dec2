package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.Lit;

/// Which parts of the tree are the same thing as what is pointed at, here or in another panel.
///
/// Made for one painting.
final class Glow {
    private final Lit lit;
    private final TableTree tree;

    Glow(Lit lit, TableTree tree) {
        this.lit = lit;
        this.tree = tree;
    }

    /// {@return whether the table in page `pfn` shines}
    boolean table(int pfn) {
        return !lit.isNothing() && pfn != TableTree.NO_TABLE && lit.hasFrame(pfn);
    }

    /// {@return whether the slot at `addr`, or a page of it, shines}
    boolean slot(long addr) {
        return !lit.isNothing() && lit.coversAddress(addr, addr + tree.layout().span(Level.PMD));
    }

    /// {@return whether all of a slot shines, not some of its pages}
    boolean wholeSlot(SlotState slot) {
        return lit.isFamily() || (page(slot, 0) && page(slot, tree.layout().entries() - 1));
    }

    /// {@return whether page `index` of a slot shines}
    boolean page(SlotState slot, int index) {
        long addr = tree.page(slot, index).addr();
        return !lit.isNothing()
                && (lit.coversAddress(addr, addr + tree.layout().span(Level.PTE))
                        || lit.hasEntry(slot.target(), index));
    }
}
