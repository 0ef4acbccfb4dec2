package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Counters;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.hotplug.Sections;
import io.github.vmemmaplab.kernel.hotplug.VmemmapBuilder;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Level;

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
        AddressLayout layout = kernel.layout();
        VmemmapBuilder builder = new VmemmapBuilder(kernel.machine(), layout, kernel.tables());
        long from = layout.vmemmapOf(start >>> layout.pageShift());
        long to = layout.vmemmapOf(end >>> layout.pageShift());
        if (!kernel.machine().hasVmemmapBlocks()) {
            for (long addr = from; addr != to; addr += kernel.machine().pageSize()) {
                builder.mapPage(addr, reserved.page(), (level, owner) -> reserved.page());
            }
            return;
        }
        long pmd = layout.span(Level.PMD);
        for (long addr = from & -pmd; Long.compareUnsigned(addr, to) < 0; addr += pmd) {
            builder.mapBlock(addr, reserved.block(), (level, owner) -> reserved.page());
        }
    }

    private static void mapLinear(Kernel kernel, long start, long end, Reserved reserved) {
        Counters counters = kernel.counters();
        kernel.linearMap().adopt(start, end - start, (level, owner) -> reserved.page());
        // What boot took is not counted as taken by a request.
        counters.add(Counter.LINEAR_TABLES, -counters.get(Counter.LINEAR_TABLES));
    }
}
