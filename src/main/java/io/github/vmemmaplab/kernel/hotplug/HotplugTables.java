package io.github.vmemmaplab.kernel.hotplug;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Counters;
import io.github.vmemmaplab.kernel.event.EventSink;
import io.github.vmemmaplab.kernel.event.Visits;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.EntriesScanned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.EntryVisited;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Pass;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Range;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.TableFreed;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.paging.PageTables;

/// The two walks that take a range of kernel mappings down (`unmap_hotplug_range`,
/// `free_empty_tables`, arch/arm64/mm/mmu.c).
///
/// Both are loops that look at one entry before they test for the end, so that an empty range still
/// visits one entry a level. Costs the entries visited.
final class HotplugTables {
    private final AddressLayout layout;
    private final PageTables tables;
    private final PageAllocator allocator;
    private final EventSink events;
    private final Counters counters;

    HotplugTables(
            AddressLayout layout,
            PageTables tables,
            PageAllocator allocator,
            EventSink events,
            Counters counters) {
        this.layout = layout;
        this.tables = tables;
        this.allocator = allocator;
        this.events = events;
        this.counters = counters;
    }

    /// What is done with a leaf that the first walk has cleared.
    interface LeafSink {
        /// The entry at `addr`, which mapped `2^order` pages from `pfn`, is cleared.
        void cleared(long addr, int pfn, int order);
    }

    /// One taking-down of one range: which window, who gets the leaves, how often each kind of
    /// entry was looked at.
    final class Walk {
        private final Range range;
        private final LeafSink leaves;
        private final long floor;
        private final long ceiling;
        private final Visits visits = new Visits();

        Walk(Range range, LeafSink leaves, long floor, long ceiling) {
            this.range = range;
            this.leaves = leaves;
            this.floor = floor;
            this.ceiling = ceiling;
        }

        Visits visits() {
            return visits;
        }

        /// First walk: clears every leaf in the range.
        void unmapHotplugRange(long start, long end) {
            unmap(Level.PGD, tables.root(), start, end);
        }

        private void unmap(Level level, int table, long start, long end) {
            long addr = start;
            do {
                long next = layout.entryEnd(level, addr, end);
                int index = layout.index(level, addr);
                long entry = tables.entry(table, index);
                if (entry == Descriptor.NONE) {
                    see(Pass.UNMAP, level, addr, true);
                } else if (level == Level.PTE || Descriptor.isBlock(entry)) {
                    clearLeaf(level, table, index, addr, entry);
                } else {
                    see(Pass.UNMAP, level, addr, false);
                    descendUnmap(layout.below(level), pfn(entry), addr, next);
                }
                addr = next;
            } while (Long.compareUnsigned(addr, end) < 0);
        }

        private void descendUnmap(Level level, int table, long start, long end) {
            if (isImplicit(level)) {
                visits.count(Pass.UNMAP, level, false, pages(start, end));
            } else {
                unmap(level, table, start, end);
            }
        }

        private void clearLeaf(Level level, int table, int index, long addr, long entry) {
            count(Pass.UNMAP, level, false, 1);
            tables.setEntry(table, index, Descriptor.NONE);
            if (range == Range.VMEMMAP) {
                counters.add(Counter.TLB_INVALIDATIONS, 1);
            }
            leaves.cleared(addr, pfn(entry), layout.shift(level) - layout.pageShift());
        }

        /// Second walk: frees every table in the range that has become empty.
        void freeEmptyTables(long start, long end) {
            freeEmpty(Level.PGD, tables.root(), start, end);
        }

        private void freeEmpty(Level level, int table, long start, long end) {
            long addr = start;
            do {
                long next = layout.entryEnd(level, addr, end);
                int index = layout.index(level, addr);
                long entry = tables.entry(table, index);
                see(Pass.FREE_EMPTY, level, addr, entry == Descriptor.NONE);
                if (entry != Descriptor.NONE && Descriptor.isTable(entry)) {
                    Level below = layout.below(level);
                    int child = pfn(entry);
                    checkEmpty(below, child, addr, next);
                    if (mayFree(level, addr, next) && isEmpty(below, child, addr)) {
                        tables.setEntry(table, index, Descriptor.NONE);
                        freeTable(below, addr, child);
                    }
                }
                addr = next;
            } while (Long.compareUnsigned(addr, end) < 0);
        }

        private void checkEmpty(Level level, int table, long start, long end) {
            if (level != Level.PTE) {
                freeEmpty(level, table, start, end);
                return;
            }
            // The kernel reads each entry once more, to warn if the first walk missed one.
            scanned(Pass.FREE_EMPTY, level, start, pages(start, end), 0);
        }

        // A table that reaches past the window may serve something else.
        private boolean mayFree(Level parent, long start, long end) {
            long mask = -layout.span(parent);
            if (Long.compareUnsigned(start & mask, floor) < 0) {
                return false;
            }
            long top = ceiling;
            if (top != 0) {
                top &= mask;
                if (top == 0) {
                    return false;
                }
            }
            return Long.compareUnsigned(end - 1, top - 1) <= 0;
        }

        private boolean isEmpty(Level level, int table, long addr) {
            int none = 0;
            if (!isImplicit(level)) {
                while (none < layout.entries() && tables.entry(table, none) == Descriptor.NONE) {
                    none++;
                }
            } else {
                none = layout.entries();
            }
            boolean empty = none == layout.entries();
            scanned(Pass.RESCAN, level, addr, none, empty ? 0 : 1);
            return empty;
        }

        private void freeTable(Level level, long addr, int pfn) {
            if (range == Range.VMEMMAP) {
                counters.add(Counter.TLB_INVALIDATIONS, 1);
                counters.add(Counter.VMEMMAP_TABLES, -1);
            } else {
                counters.add(Counter.LINEAR_TABLES, -1);
            }
            allocator.free(pfn, 0);
            events.on(new TableFreed(range, level, addr, pfn));
        }

        // The last level of the linear map is not stored: see PageTables.
        private boolean isImplicit(Level level) {
            return range == Range.LINEAR && level == Level.PTE;
        }

        private void see(Pass pass, Level level, long addr, boolean none) {
            count(pass, level, none, 1);
            if (range == Range.VMEMMAP) {
                events.on(new EntryVisited(pass, level, addr, none));
            }
        }

        private void scanned(Pass pass, Level level, long addr, long none, int mapped) {
            count(pass, level, true, none);
            count(pass, level, false, mapped);
            if (range == Range.VMEMMAP) {
                events.on(new EntriesScanned(pass, level, addr, (int) none, mapped));
            }
        }

        // Folded levels are looked at too: each passes the one entry above on. Where an entry is
        // none, the kernel tells so at the lowest level of the fold.
        private void count(Pass pass, Level level, boolean none, long times) {
            if (level == Level.PGD && pass != Pass.RESCAN) {
                for (Level folded = Level.P4D; layout.isFolded(folded); folded = folded.below()) {
                    visits.count(pass, folded, none, times);
                }
                visits.count(pass, level, none && !layout.isFolded(Level.P4D), times);
            } else {
                visits.count(pass, level, none, times);
            }
            if (range == Range.VMEMMAP && times > 0) {
                counters.add(none ? Counter.VISITED_NONE : Counter.VISITED_MAPPED, times);
            }
        }

        private long pages(long start, long end) {
            return Math.max(1, (end - start) >>> layout.pageShift());
        }

        private int pfn(long entry) {
            return (int) (Descriptor.address(entry) >>> layout.pageShift());
        }
    }
}
