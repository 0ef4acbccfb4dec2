package io.github.vmemmaplab.kernel.hotplug;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.EventSink;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Refusal;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Refused;
import io.github.vmemmaplab.kernel.event.HotplugEvent.SectionAdded;
import io.github.vmemmaplab.kernel.event.HotplugEvent.SectionFailed;
import io.github.vmemmaplab.kernel.event.HotplugEvent.SectionRemoved;
import io.github.vmemmaplab.kernel.paging.AddressLayout;

import org.jspecify.annotations.Nullable;

/// Sections coming and going with their struct pages (`__add_pages`, mm/memory_hotplug.c;
/// `section_activate`, `section_deactivate`, mm/sparse.c).
final class SparseSections {
    private final Machine machine;
    private final AddressLayout layout;
    private final Sections sections;
    private final Vmemmap vmemmap;
    private final VmemmapFree vmemmapFree;
    private final EventSink events;

    SparseSections(
            Machine machine,
            AddressLayout layout,
            Sections sections,
            Vmemmap vmemmap,
            VmemmapFree vmemmapFree,
            EventSink events) {
        this.machine = machine;
        this.layout = layout;
        this.sections = sections;
        this.vmemmap = vmemmap;
        this.vmemmapFree = vmemmapFree;
        this.events = events;
    }

    /// Adds section after section and stops at the first that fails. **Earlier ones stay**: the
    /// kernel does not undo them here, and its callers take down the linear map only.
    int addPages(long start, long size, boolean memmapOnMemory) {
        for (long at = start; at != start + size; at += sections.size()) {
            int result = activate(sections.sectionOf(at), memmapOnMemory ? altmap(at, 0) : null);
            if (result != 0) {
                return result;
            }
        }
        return 0;
    }

    private int activate(int section, @Nullable Altmap altmap) {
        if (sections.has(section, Sections.PRESENT)) {
            events.on(new Refused(Refusal.SECTION_PRESENT, sections.startOf(section)));
            return Errno.EEXIST;
        }
        if (vmemmap.populate(vmemmapStart(section), vmemmapEnd(section), altmap) != 0) {
            vmemmapFree.throwAway(vmemmapStart(section), vmemmapEnd(section), altmap);
            events.on(new SectionFailed(section, Errno.ENOMEM));
            return Errno.ENOMEM;
        }
        sections.set(
                section, Sections.PRESENT | (altmap == null ? 0 : Sections.MEMMAP_ON_MEMORY), true);
        events.on(new SectionAdded(section));
        return 0;
    }

    /// Takes those sections of the range that are there away with their struct pages
    /// (`__remove_pages`).
    void removePages(long start, long size) {
        for (long at = start; at != start + size; at += sections.size()) {
            int section = sections.sectionOf(at);
            if (sections.has(section, Sections.PRESENT)) {
                remove(at, section);
            }
        }
    }

    private void remove(long start, int section) {
        boolean selfHosted = sections.has(section, Sections.MEMMAP_ON_MEMORY);
        sections.set(section, Sections.PRESENT | Sections.MEMMAP_ON_MEMORY, false);
        Altmap altmap = selfHosted ? altmap(start, memmapPages(machine)) : null;
        vmemmapFree.free(vmemmapStart(section), vmemmapEnd(section), altmap);
        events.on(new SectionRemoved(section));
    }

    /// {@return whether a block can hold its own struct pages (`mhp_supports_memmap_on_memory`):
    /// the kernel knows how to, they fill PMD slots, and what is left is whole pageblocks}
    static boolean mayHostMemmap(Machine machine) {
        long memmap = memmapPages(machine) * machine.pageSize();
        long left = (long) machine.pagesPerSection() - memmapPages(machine);
        return machine.version().isAtLeast(KernelVersion.V6_1)
                && memmap % machine.pmdSize() == 0
                && left % (1L << machine.pageblockOrder()) == 0;
    }

    /// {@return pages that hold the struct pages of one section}
    static int memmapPages(Machine machine) {
        return machine.pagesPerSection() >> (machine.pageShift() - 6);
    }

    private Altmap altmap(long start, int allocated) {
        return new Altmap((int) (start >>> machine.pageShift()), memmapPages(machine), allocated);
    }

    private long vmemmapStart(int section) {
        return layout.vmemmapOf(sections.startOf(section) >>> machine.pageShift());
    }

    private long vmemmapEnd(int section) {
        return layout.vmemmapOf(sections.startOf(section + 1) >>> machine.pageShift());
    }
}
