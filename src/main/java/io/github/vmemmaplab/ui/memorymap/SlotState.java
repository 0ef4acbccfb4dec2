package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;

/// How a slot of the vmemmap is mapped now: what its PMD entry and the table below it say.
sealed interface SlotState {
    /// Not mapped.
    record Unmapped() implements SlotState {}

    /// One block, which starts at frame `pfn`.
    record Block(int pfn) implements SlotState {}

    /// A table with this many entries in use.
    record Pages(int table, int mapped, int entries) implements SlotState {}

    /// Reads the tables; O(entries of one table).
    static SlotState of(Kernel kernel, long addr) {
        long entry = pmdEntry(kernel, addr);
        if (Descriptor.isBlock(entry)) {
            return new Block(frame(kernel, entry));
        }
        if (!Descriptor.isTable(entry)) {
            return new Unmapped();
        }
        int table = frame(kernel, entry);
        int entries = kernel.layout().entries();
        int mapped = 0;
        for (int i = 0; i < entries; i++) {
            mapped += kernel.tables().entry(table, i) == Descriptor.NONE ? 0 : 1;
        }
        return new Pages(table, mapped, entries);
    }

    /// {@return the frame behind a virtual address of the vmemmap, or -1}
    static int frameBehind(Kernel kernel, long addr) {
        long entry = pmdEntry(kernel, addr);
        AddressLayout layout = kernel.layout();
        if (Descriptor.isBlock(entry)) {
            long within = addr & (layout.span(Level.PMD) - 1);
            return frame(kernel, entry) + (int) (within >>> layout.pageShift());
        }
        if (!Descriptor.isTable(entry)) {
            return -1;
        }
        int table = frame(kernel, entry);
        long page = kernel.tables().entry(table, layout.index(Level.PTE, addr));
        return Descriptor.isValid(page) ? frame(kernel, page) : -1;
    }

    private static long pmdEntry(Kernel kernel, long addr) {
        AddressLayout layout = kernel.layout();
        int table = kernel.tables().root();
        Level level = Level.PGD;
        long entry = kernel.tables().entry(table, layout.index(level, addr));
        while (layout.below(level).compareTo(Level.PTE) < 0) {
            if (!Descriptor.isTable(entry)) {
                return Descriptor.NONE;
            }
            level = layout.below(level);
            entry = kernel.tables().entry(frame(kernel, entry), layout.index(level, addr));
        }
        return entry;
    }

    private static int frame(Kernel kernel, long entry) {
        return (int) (Descriptor.address(entry) >>> kernel.layout().pageShift());
    }
}
