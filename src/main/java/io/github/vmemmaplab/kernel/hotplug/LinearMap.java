package io.github.vmemmaplab.kernel.hotplug;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Counters;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.EventSink;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Halt;
import io.github.vmemmaplab.kernel.event.HotplugEvent.LinearMapped;
import io.github.vmemmaplab.kernel.event.HotplugEvent.LinearTableTaken;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Range;
import io.github.vmemmaplab.kernel.memory.GfpFlags;
import io.github.vmemmaplab.kernel.memory.KernelHalt;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.paging.PageTables;

/// The direct map of added memory: made before the vmemmap, taken down after it
/// (`__create_pgd_mapping`, `__remove_pgd_mapping`, arch/arm64/mm/mmu.c).
///
/// With rodata=full every 2 MiB takes one table page of 4 KiB entries; else blocks of 1 GiB and 2
/// MiB are used. Tables are plain GFP_KERNEL pages. Contiguous hints are not modelled: they take no
/// page.
public final class LinearMap {
    private final Machine machine;
    private final AddressLayout layout;
    private final PageTables tables;
    private final PageAllocator allocator;
    private final Descriptor descriptor;
    private final HotplugTables hotplugTables;
    private final EventSink events;
    private final Counters counters;

    LinearMap(
            Machine machine,
            AddressLayout layout,
            PageTables tables,
            PageAllocator allocator,
            HotplugTables hotplugTables,
            EventSink events,
            Counters counters) {
        this.machine = machine;
        this.layout = layout;
        this.tables = tables;
        this.allocator = allocator;
        this.hotplugTables = hotplugTables;
        this.events = events;
        this.counters = counters;
        descriptor = Descriptor.of(machine);
    }

    /// Maps a physical range.
    ///
    /// @return whether all tables could be had; if not, what was mapped stays for the caller to
    ///   take down
    /// @throws KernelHalt where a table cannot be had and the kernel, up to 6.12, has no other
    ///   answer
    boolean create(long start, long size) {
        long taken = counters.get(Counter.LINEAR_TABLES);
        boolean whole =
                map(
                        Level.PGD,
                        tables.root(),
                        layout.linearOf(start),
                        layout.linearOf(start + size),
                        null);
        if (whole) {
            int count = (int) (counters.get(Counter.LINEAR_TABLES) - taken);
            events.on(
                    new LinearMapped(layout.linearOf(start), layout.linearOf(start + size), count));
        }
        return whole;
    }

    /// Maps a physical range with table pages that are taken already, in the order in which {@link
    /// #create} takes them; for building a start state.
    public void adopt(long start, long size, PfnSource given) {
        map(Level.PGD, tables.root(), layout.linearOf(start), layout.linearOf(start + size), given);
    }

    /// Hands out pages one by one.
    @FunctionalInterface
    public interface PfnSource {
        /// {@return the next page, to become a table of `level` entries, owned by `word`}
        int next(Level level, long word);
    }

    private boolean map(
            Level level,
            int table,
            long start,
            long end,
            @org.jspecify.annotations.Nullable PfnSource given) {
        long addr = start;
        do {
            long next = layout.entryEnd(level, addr, end);
            if (mayBlock(level, addr, next)) {
                tables.setEntry(
                        table,
                        layout.index(level, addr),
                        descriptor.linearBlock() | physical(addr));
            } else {
                int child = childOf(level, table, addr, given);
                if (child == PageAllocator.NONE) {
                    return false;
                }
                Level below = layout.below(level);
                // The last level is implied by its table: see PageTables.
                if (below != Level.PTE && !map(below, child, addr, next, given)) {
                    return false;
                }
            }
            addr = next;
        } while (addr != end);
        return true;
    }

    private boolean mayBlock(Level level, long addr, long next) {
        long span = layout.span(level);
        // By span, not by name: the top table of a shallow tree holds blocks as the folded level
        // would.
        boolean hasBlocks =
                span == layout.span(Level.PMD)
                        || (span == layout.span(Level.PUD) && machine.pageShift() == 12);
        return !machine.rodataFull()
                && hasBlocks
                && next - addr == span
                && (physical(addr) & span - 1) == 0;
    }

    private int childOf(
            Level level, int table, long addr, @org.jspecify.annotations.Nullable PfnSource given) {
        int index = layout.index(level, addr);
        long entry = tables.entry(table, index);
        if (entry != Descriptor.NONE) {
            return (int) (Descriptor.address(entry) >>> layout.pageShift());
        }
        Level below = layout.below(level);
        long owner = TablePage.table(below, addr & -layout.span(level));
        int pfn =
                given == null
                        ? allocator.allocate(GfpFlags.KERNEL, 0, owner)
                        : given.next(below, owner);
        if (pfn == PageAllocator.NONE && !machine.version().isAtLeast(KernelVersion.V7_1)) {
            throw new KernelHalt(Halt.NO_TABLE_PAGE);
        }
        if (pfn != PageAllocator.NONE) {
            tables.setEntry(
                    table, index, descriptor.linearTable() | (long) pfn << layout.pageShift());
            counters.add(Counter.LINEAR_TABLES, 1);
            events.on(new LinearTableTaken(below, addr & -layout.span(level), pfn));
        }
        return pfn;
    }

    /// {@return whether an edge of the physical range lies inside a block}
    boolean splitsLeaf(long start, long size) {
        return liesInsideLeaf(layout.linearOf(start))
                || liesInsideLeaf(layout.linearOf(start + size));
    }

    private boolean liesInsideLeaf(long addr) {
        int table = tables.root();
        for (Level level = Level.PGD; level != Level.PTE; level = layout.below(level)) {
            long entry = tables.entry(table, layout.index(level, addr));
            if (entry == Descriptor.NONE || Descriptor.isBlock(entry)) {
                return entry != Descriptor.NONE && (addr & (layout.span(level) - 1)) != 0;
            }
            table = (int) (Descriptor.address(entry) >>> layout.pageShift());
        }
        return false;
    }

    private long physical(long addr) {
        return addr - layout.pageOffset() + machine.memstart();
    }

    /// Takes the mapping of a physical range down and frees its tables.
    void remove(long start, long size) {
        long from = layout.linearOf(start);
        long to = layout.linearOf(start + size);
        events.on(new FreeEntered(Range.LINEAR, from, to, false));
        HotplugTables.Walk walk =
                hotplugTables
                .new Walk(
                        Range.LINEAR,
                        (addr, pfn, order) -> {},
                        layout.pageOffset(),
                        layout.pageOffset() + layout.linearSize());
        walk.unmapHotplugRange(from, to);
        walk.freeEmptyTables(from, to);
        events.on(new FreeReturned(Range.LINEAR, from, to, walk.visits()));
    }
}
