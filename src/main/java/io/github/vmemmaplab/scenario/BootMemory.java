package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.hotplug.Sections;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.paging.PageTables;

/// The parts of a machine that are there at boot and that no request changes: early sections, and
/// the tables that map boot memory and its struct pages (`paging_init`, `sparse_init`).
///
/// Boot-time tables lie in reserved memory. Which page holds which is not known from outside, so
/// the first reserved pages are taken in order; nothing in a hot-add depends on it.
public final class BootMemory {
    private BootMemory() {}

    /// Hands out reserved memory.
    public interface Reserved {
        /// {@return the PFN of a reserved page for a table}
        int page();

        /// {@return the PFN of a reserved, aligned run that a PMD entry can map}
        int block();
    }

    /// Marks the sections of [start, end) early and maps their memory and their struct pages.
    public static void map(Kernel kernel, long start, long end, Reserved reserved) {
        Sections sections = kernel.sections();
        int last = sections.sectionOf(end - 1);
        for (int section = sections.sectionOf(start); section <= last; section++) {
            sections.set(section, Sections.PRESENT | Sections.ONLINE | Sections.EARLY, true);
        }
        mapVmemmap(
                kernel,
                sections.startOf(sections.sectionOf(start)),
                sections.startOf(last + 1),
                reserved);
        mapLinear(kernel, start, end, reserved);
    }

    // Struct pages are there for whole sections, even where boot memory ends inside one.
    private static void mapVmemmap(Kernel kernel, long start, long end, Reserved reserved) {
        Machine machine = kernel.machine();
        AddressLayout layout = kernel.layout();
        Descriptor descriptor = Descriptor.of(machine.version());
        long from = layout.vmemmapOf(start >>> machine.pageShift()) & -layout.span(Level.PMD);
        long to = layout.vmemmapOf(end >>> machine.pageShift());
        for (long addr = from; addr < to; addr += layout.span(Level.PMD)) {
            int table = tableFor(kernel, Level.PMD, addr, descriptor.table(), reserved);
            long entry =
                    machine.pageShift() == 12
                            ? descriptor.block() | physical(machine, reserved.block())
                            : descriptor.table() | physical(machine, reserved.page());
            kernel.tables().setEntry(table, layout.index(Level.PMD, addr), entry);
        }
    }

    // Only the tables above the last level matter to a later add: it finds them there or makes its
    // own.
    private static void mapLinear(Kernel kernel, long start, long end, Reserved reserved) {
        AddressLayout layout = kernel.layout();
        Descriptor descriptor = Descriptor.of(kernel.machine().version());
        for (long at = start; at < end; at += layout.span(Level.PMD)) {
            long addr = layout.linearOf(at);
            int table = tableFor(kernel, Level.PMD, addr, descriptor.linearTable(), reserved);
            long entry = descriptor.linearTable() | physical(kernel.machine(), reserved.page());
            kernel.tables().setEntry(table, layout.index(Level.PMD, addr), entry);
        }
    }

    private static int tableFor(
            Kernel kernel, Level level, long addr, long tableBits, Reserved reserved) {
        AddressLayout layout = kernel.layout();
        PageTables tables = kernel.tables();
        int table = tables.root();
        for (Level at = Level.PGD; at != level; at = layout.below(at)) {
            int index = layout.index(at, addr);
            long entry = tables.entry(table, index);
            if (entry == Descriptor.NONE) {
                entry = tableBits | physical(kernel.machine(), reserved.page());
                tables.setEntry(table, index, entry);
            }
            table = (int) (Descriptor.address(entry) >>> layout.pageShift());
        }
        return table;
    }

    private static long physical(Machine machine, int pfn) {
        return (long) pfn << machine.pageShift();
    }
}
