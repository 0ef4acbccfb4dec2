package io.github.vmemmaplab.kernel.hotplug;

import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.paging.PageTables;

/// Writes vmemmap mappings that were there before a run begins; takes no page from anywhere and
/// tells nothing.
public final class VmemmapBuilder {
    private final AddressLayout layout;
    private final PageTables tables;
    private final Descriptor descriptor;

    /// Builds into `tables`.
    public VmemmapBuilder(Machine machine, AddressLayout layout, PageTables tables) {
        this.layout = layout;
        this.tables = tables;
        descriptor = Descriptor.of(machine);
    }

    /// Maps the slot at `addr` with the block at `pfn`; tables above it that are missing come from
    /// `source`.
    public void mapBlock(long addr, int pfn, LinearMap.PfnSource source) {
        int table = tableFor(Level.PMD, addr, source);
        tables.setEntry(table, layout.index(Level.PMD, addr), descriptor.block() | physical(pfn));
    }

    /// Maps one base page; tables above it that are missing come from `source`.
    public void mapPage(long addr, int pfn, LinearMap.PfnSource source) {
        int table = tableFor(Level.PTE, addr, source);
        tables.setEntry(table, layout.index(Level.PTE, addr), descriptor.page() | physical(pfn));
    }

    /// {@return the PFN of the table of `level` entries for `addr`}, with what is missing taken
    /// from `source`
    public int tableFor(Level level, long addr, LinearMap.PfnSource source) {
        int table = tables.root();
        for (Level at = Level.PGD; at != level; at = layout.below(at)) {
            int index = layout.index(at, addr);
            long entry = tables.entry(table, index);
            if (entry == Descriptor.NONE) {
                Level below = layout.below(at);
                long owner = TablePage.table(below, addr & -layout.span(at));
                entry = descriptor.table() | physical(source.next(below, owner));
                tables.setEntry(table, index, entry);
            }
            table = (int) (Descriptor.address(entry) >>> layout.pageShift());
        }
        return table;
    }

    /// {@return the word of a frame that holds struct pages for `addr`}
    public static long blockOwner(long addr) {
        return TablePage.data(io.github.vmemmaplab.kernel.memory.FrameKind.VMEMMAP_BLOCK, addr);
    }

    /// {@return the word of a frame that holds struct pages for `addr`}
    public static long pageOwner(long addr) {
        return TablePage.data(io.github.vmemmaplab.kernel.memory.FrameKind.VMEMMAP_PAGE, addr);
    }

    private long physical(int pfn) {
        return (long) pfn << layout.pageShift();
    }
}
