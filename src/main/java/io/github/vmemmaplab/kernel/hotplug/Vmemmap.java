package io.github.vmemmaplab.kernel.hotplug;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Counters;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.EventSink;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePagesEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePagesReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.PopulateEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.PopulateReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.RemedyChosen;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotGotBlock;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotPresent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotTried;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.TableInstalled;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.paging.PageTables;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;

import org.jspecify.annotations.Nullable;

/// Maps struct pages for added memory (`vmemmap_populate`, arch/arm64/mm/mmu.c;
/// `vmemmap_populate_basepages`, mm/sparse-vmemmap.c).
///
/// Ranges are virtual addresses in the vmemmap window; results are 0 or {@link Errno#ENOMEM}. A
/// failure leaves what was mapped for the caller to free.
public final class Vmemmap {
    private final Machine machine;
    private final AddressLayout layout;
    private final PageTables tables;
    private final VmemmapAllocator blocks;
    private final VmemmapFree free;
    private final VmemmapPolicy policy;
    private final Descriptor descriptor;
    private final EventSink events;
    private final Counters counters;

    Vmemmap(
            Machine machine,
            AddressLayout layout,
            PageTables tables,
            VmemmapAllocator blocks,
            VmemmapFree free,
            VmemmapPolicy policy,
            EventSink events,
            Counters counters) {
        this.machine = machine;
        this.layout = layout;
        this.tables = tables;
        this.blocks = blocks;
        this.free = free;
        this.policy = policy;
        this.events = events;
        this.counters = counters;
        descriptor = Descriptor.of(machine);
    }

    /// Maps struct pages for [start, end), a slot of PMD_SIZE at a time where that is possible.
    int populate(long start, long end, @Nullable Altmap altmap) {
        events.on(new PopulateEntered(start, end, altmap != null));
        int result =
                usesBlocks(start, end)
                        ? populateSlots(start, end, altmap)
                        : populateBasePages(start, end, altmap);
        events.on(new PopulateReturned(start, end, result));
        return result;
    }

    // A slot that neighbours share would go with the first of them, so less than a section gets
    // base pages since that was found out.
    private boolean usesBlocks(long start, long end) {
        long section = (long) machine.pagesPerSection() << AddressLayout.STRUCT_PAGE_SHIFT;
        boolean wholeOnly = machine.version().isAtLeast(KernelVersion.V6_1);
        return machine.hasVmemmapBlocks() && (!wholeOnly || end - start >= section);
    }

    private int populateSlots(long start, long end, @Nullable Altmap altmap) {
        long addr = start;
        do {
            long next = layout.entryEnd(Level.PMD, addr, end);
            int pmdTable = tableFor(Level.PMD, addr);
            if (pmdTable == PageAllocator.NONE) {
                return Errno.ENOMEM;
            }
            long entry = tables.entry(pmdTable, layout.index(Level.PMD, addr));
            if (entry != Descriptor.NONE) {
                if (!present(addr, next, entry, altmap)) {
                    return Errno.ENOMEM;
                }
            } else if (!mapBlock(pmdTable, addr, next, altmap)) {
                switch (policy.onMissingBlock(altmap != null)) {
                    case FAIL -> {
                        return Errno.ENOMEM;
                    }
                    case BASE_PAGES_FOR_SLOT -> {
                        events.on(
                                new RemedyChosen(
                                        policy.onMissingBlock(altmap != null), addr, next));
                        if (populateBasePages(addr, next, altmap) != 0) {
                            return Errno.ENOMEM;
                        }
                    }
                    case FREE_REQUEST -> {
                        return rebuild(start, end, end, altmap);
                    }
                    case FREE_MAPPED -> {
                        return rebuild(start, addr, end, altmap);
                    }
                }
            }
            addr = next;
        } while (addr != end);
        return 0;
    }

    // Up to 6.12 whatever is there is taken for the struct pages; since then a table may have gaps
    // to fill.
    private boolean present(long addr, long next, long entry, @Nullable Altmap altmap) {
        events.on(new SlotPresent(addr));
        boolean mayHaveGaps =
                machine.version().isAtLeast(KernelVersion.V7_1) && Descriptor.isTable(entry);
        return !mayHaveGaps || populateBasePages(addr, next, altmap) == 0;
    }

    private int rebuild(long start, long freeUpTo, long end, @Nullable Altmap altmap) {
        events.on(new RemedyChosen(policy.onMissingBlock(altmap != null), start, freeUpTo));
        free.throwAway(start, freeUpTo, altmap);
        return populateBasePages(start, end, altmap);
    }

    private boolean mapBlock(int pmdTable, long addr, long next, @Nullable Altmap altmap) {
        events.on(new SlotTried(addr, next, altmap != null));
        counters.add(Counter.ORDER9_ATTEMPTS, 1);
        long owner = TablePage.data(FrameKind.VMEMMAP_BLOCK, addr);
        int pfn = blocks.allocateBuffer(machine.pmdOrder(), owner, altmap);
        if (pfn == PageAllocator.NONE) {
            counters.add(Counter.ORDER9_FAILED, 1);
            events.on(new SlotFailed(addr, blocks.lastFailure()));
            return false;
        }
        events.on(new SlotGotBlock(addr, pfn));
        tables.setEntry(
                pmdTable, layout.index(Level.PMD, addr), descriptor.block() | physical(pfn));
        counters.add(Counter.BLOCKS_MAPPED, 1);
        events.on(new SlotMapped(addr, pfn));
        return true;
    }

    /// Maps struct pages for [start, end) with base pages; entries that are there already stay.
    private int populateBasePages(long start, long end, @Nullable Altmap altmap) {
        events.on(new BasePagesEntered(start, end));
        int result = 0;
        for (long addr = start; addr != end && result == 0; addr += machine.pageSize()) {
            result = mapBasePage(addr, altmap);
        }
        events.on(new BasePagesReturned(start, end, result));
        return result;
    }

    private int mapBasePage(long addr, @Nullable Altmap altmap) {
        int pteTable = tableFor(Level.PTE, addr);
        if (pteTable == PageAllocator.NONE) {
            return Errno.ENOMEM;
        }
        int index = layout.index(Level.PTE, addr);
        if (tables.entry(pteTable, index) != Descriptor.NONE) {
            return 0;
        }
        int pfn = blocks.allocateBuffer(0, TablePage.data(FrameKind.VMEMMAP_PAGE, addr), altmap);
        if (pfn == PageAllocator.NONE) {
            return Errno.ENOMEM;
        }
        tables.setEntry(pteTable, index, descriptor.page() | physical(pfn));
        counters.add(Counter.BASE_PAGES_MAPPED, 1);
        events.on(new BasePageMapped(addr, pfn, altmap != null));
        return 0;
    }

    // Walks down to the table of `level` entries, installing what is missing; tables never come
    // from an altmap.
    private int tableFor(Level level, long addr) {
        int table = tables.root();
        Level at = Level.PGD;
        while (at != level) {
            Level below = layout.below(at);
            int index = layout.index(at, addr);
            long entry = tables.entry(table, index);
            if (entry == Descriptor.NONE) {
                int pfn = blocks.allocateBlock(0, TablePage.table(below, addr & -layout.span(at)));
                if (pfn == PageAllocator.NONE) {
                    return PageAllocator.NONE;
                }
                tables.setEntry(table, index, descriptor.table() | physical(pfn));
                counters.add(Counter.VMEMMAP_TABLES, 1);
                events.on(new TableInstalled(below, addr, pfn));
                table = pfn;
            } else {
                table = (int) (Descriptor.address(entry) >>> layout.pageShift());
            }
            at = below;
        }
        return table;
    }

    private long physical(int pfn) {
        return (long) pfn << layout.pageShift();
    }
}
