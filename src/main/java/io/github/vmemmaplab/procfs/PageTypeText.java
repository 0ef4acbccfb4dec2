package io.github.vmemmaplab.procfs;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.hotplug.Sections;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;

import java.util.Formatter;
import java.util.Locale;

/// /proc/pagetypeinfo of a kernel without CMA and page_owner (`pagetypeinfo_show`, mm/vmstat.c):
/// free blocks by order and migrate type, then pageblocks by migrate type.
///
/// Costs the pageblocks of all zones.
final class PageTypeText {
    // Longer lists are not walked to their end by a kernel that holds the zone's lock.
    private static final int MOST_COUNTED = 100_000;

    private final Kernel kernel;
    private final StringBuilder text = new StringBuilder();
    private final Formatter out = new Formatter(text, Locale.ROOT);

    PageTypeText(Kernel kernel) {
        this.kernel = kernel;
    }

    String write() {
        int order = kernel.machine().pageblockOrder();
        out.format("Page block order: %d\n", order);
        out.format("Pages per block:  %d\n\n", 1 << order);
        out.format("%-43s ", "Free pages count per migrate type at order");
        for (int i = 0; i <= kernel.machine().maxOrder(); i++) {
            out.format("%6d ", i);
        }
        text.append('\n');
        kernel.node().populated().forEach(this::addFree);
        out.format("\n%-23s", "Number of blocks type ");
        for (MigrateType type : MigrateType.values()) {
            out.format("%12s ", type.kernelName());
        }
        text.append('\n');
        kernel.node().populated().forEach(this::addPageblocks);
        return text.toString();
    }

    private void addFree(Zone zone) {
        for (MigrateType type : MigrateType.values()) {
            String name = zone.kind().kernelName();
            out.format("Node %4d, zone %8s, type %12s ", 0, name, type.kernelName());
            for (int order = 0; order <= zone.freeArea().maxOrder(); order++) {
                int count = zone.freeArea().count(order, type.ordinal());
                out.format(count < MOST_COUNTED ? "%6d " : ">%6d ", Math.min(count, MOST_COUNTED));
            }
            text.append('\n');
        }
    }

    private void addPageblocks(Zone zone) {
        out.format("Node %d, zone %8s ", 0, zone.kind().kernelName());
        for (long count : pageblocks(zone)) {
            out.format("%12d ", count);
        }
        text.append('\n');
    }

    private long[] pageblocks(Zone zone) {
        PhysicalMemory memory = kernel.memory();
        long[] counts = new long[MigrateType.COUNT];
        for (int pfn = zone.startPfn(); pfn < zone.endPfn(); pfn += 1 << memory.pageblockOrder()) {
            if (isOnline(pfn) && memory.zoneOf(pfn) == zone.index()) {
                counts[memory.pageblockType(pfn)]++;
            }
        }
        return counts;
    }

    private boolean isOnline(int pfn) {
        Sections sections = kernel.sections();
        int section = sections.sectionOf((long) pfn << kernel.machine().pageShift());
        return sections.hasAny(section, Sections.ONLINE | Sections.EARLY);
    }
}
