package io.github.vmemmaplab.kernel.audit;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.hotplug.Sections;
import io.github.vmemmaplab.kernel.paging.AddressLayout;

/// How much of each section the tables map, held against the sections' flags.
final class MappedSections {
    private final Kernel kernel;
    private final AddressLayout layout;
    private final Sections sections;
    private final Findings findings;
    private final long[] vmemmap;
    private final long[] linear;

    MappedSections(Kernel kernel, Findings findings) {
        this.kernel = kernel;
        layout = kernel.layout();
        sections = kernel.sections();
        this.findings = findings;
        vmemmap = new long[sections.end()];
        linear = new long[sections.end()];
    }

    /// `bytes` of the vmemmap from `addr` are mapped.
    void addVmemmap(long addr, long bytes) {
        long structPages =
                sections.size() >>> layout.pageShift() << AddressLayout.STRUCT_PAGE_SHIFT;
        int pageShift = layout.pageShift();
        // Where a section's struct pages are less than an entry maps, the entry serves several.
        for (long at = addr; at != addr + bytes; at += Math.min(bytes, structPages)) {
            add(
                    vmemmap,
                    sections.sectionOf(layout.pfnOf(at) << pageShift),
                    Math.min(bytes, structPages));
        }
    }

    /// `bytes` of the linear map from `addr` are mapped.
    void addLinear(long addr, long bytes) {
        long physical = addr - layout.pageOffset() + kernel.machine().memstart();
        for (long at = physical; at != physical + bytes; at += Math.min(bytes, sections.size())) {
            add(linear, sections.sectionOf(at), Math.min(bytes, sections.size()));
        }
    }

    private static void add(long[] sums, int section, long bytes) {
        if (section >= 0 && section < sums.length) {
            sums[section] += bytes;
        }
    }

    void run() {
        long structPages =
                sections.size() >>> layout.pageShift() << AddressLayout.STRUCT_PAGE_SHIFT;
        for (int section = 0; section < vmemmap.length; section++) {
            int flags = sections.flags(section);
            if ((flags & Sections.EARLY) != 0) {
                continue;
            }
            agree(section, flags);
            if ((flags & Sections.PRESENT) != 0) {
                findings.check(Invariant.SECTION_MEMMAP, section, structPages, vmemmap[section]);
            } else if ((flags & Sections.RESOURCE) == 0) {
                findings.check(Invariant.SECTION_MEMMAP, section, 0, vmemmap[section]);
                findings.check(Invariant.SECTION_LINEAR, section, 0, linear[section]);
            }
            if ((flags & Sections.ONLINE) != 0) {
                findings.check(Invariant.SECTION_LINEAR, section, sections.size(), linear[section]);
            }
        }
    }

    private void agree(int section, int flags) {
        int implied = flags;
        if ((flags & Sections.ONLINE) != 0) {
            implied |= Sections.PRESENT | Sections.RESOURCE;
        }
        if ((flags & Sections.MEMMAP_ON_MEMORY) != 0) {
            implied |= Sections.PRESENT;
        }
        findings.check(Invariant.SECTION_FLAGS, section, implied, flags);
    }
}
