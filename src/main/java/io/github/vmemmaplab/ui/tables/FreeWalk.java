package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.EntriesScanned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.EntryVisited;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.MemoryFreed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.TableFreed;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.timeline.Outline;
import io.github.vmemmaplab.ui.timeline.Span;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// How far `vmemmap_free` has walked at the cursor: which entries it looked at, what it cleared,
/// which tables it freed.
///
/// Going on forwards costs the events gone over; going back starts the walk again.
public final class FreeWalk {
    private final Map<Long, Slot> slots = new HashMap<>();
    private @Nullable Outline outline;
    private int first;
    private int upTo;
    private long visited;
    private long none;

    /// What the walk did to one slot.
    public static final class Slot {
        private final BitSet noneCells = new BitSet();
        private final BitSet clearedCells = new BitSet();
        private boolean seenNone;
        private boolean blockCleared;
        private boolean tableFreed;
        private int read;

        /// {@return whether its PMD entry was looked at and empty}
        public boolean seenNone() {
            return seenNone;
        }

        /// {@return whether its block was unmapped}
        public boolean blockCleared() {
            return blockCleared;
        }

        /// {@return whether its page table was freed}
        public boolean tableFreed() {
            return tableFreed;
        }

        /// {@return how many of its last-level entries were read again by the second walk}
        public int read() {
            return read;
        }

        /// {@return whether page `index` of it was looked at and empty}
        public boolean isNone(int index) {
            return noneCells.get(index);
        }

        /// {@return whether page `index` of it was unmapped}
        public boolean isCleared(int index) {
            return clearedCells.get(index);
        }

        /// {@return how many of its pages were unmapped}
        public int cleared() {
            return clearedCells.cardinality();
        }
    }

    /// Follows the walk up to event `step` of a run.
    void follow(Outline run, int step) {
        Span span = run.spanAt(step);
        Span walk = span == null ? null : span.enclosing(Span.Kind.FREE_VMEMMAP);
        int begin = walk == null ? 0 : walk.first();
        if (run != outline || begin != first || step < upTo) {
            reset(run, begin);
        }
        if (walk == null) {
            return;
        }
        AddressLayout layout = run.timeline().kernel().layout();
        while (upTo < step) {
            upTo++;
            note(layout, run.timeline().event(upTo));
        }
    }

    private void reset(Outline run, int begin) {
        outline = run;
        first = begin;
        upTo = begin;
        visited = 0;
        none = 0;
        slots.clear();
    }

    private void note(AddressLayout layout, Event event) {
        if (event instanceof EntryVisited seen) {
            count(1, seen.none() ? 1 : 0);
            noteVisited(layout, seen);
        } else if (event instanceof EntriesScanned scanned) {
            count(scanned.none() + scanned.mapped(), scanned.none());
            if (scanned.level() == Level.PTE) {
                slot(layout, scanned.addr()).read += scanned.none() + scanned.mapped();
            }
        } else if (event instanceof MemoryFreed freed) {
            count(1, 0);
            Slot slot = slot(layout, freed.addr());
            if (freed.order() > 0) {
                slot.blockCleared = true;
            } else {
                slot.clearedCells.set(layout.index(Level.PTE, freed.addr()));
            }
        } else if (event instanceof TableFreed freed && freed.level() == Level.PTE) {
            slot(layout, freed.addr()).tableFreed = true;
        }
    }

    private void noteVisited(AddressLayout layout, EntryVisited seen) {
        if (seen.none() && seen.level() == Level.PMD) {
            slot(layout, seen.addr()).seenNone = true;
        } else if (seen.none() && seen.level() == Level.PTE) {
            slot(layout, seen.addr()).noneCells.set(layout.index(Level.PTE, seen.addr()));
        }
    }

    private void count(long entries, long empty) {
        visited += entries;
        none += empty;
    }

    private Slot slot(AddressLayout layout, long addr) {
        return slots.computeIfAbsent(addr & -layout.span(Level.PMD), _ -> new Slot());
    }

    /// {@return whether `vmemmap_free` is running at the cursor}
    public boolean isRunning() {
        return first > 0;
    }

    /// {@return how many entries were looked at so far}
    public long visited() {
        return visited;
    }

    /// {@return how many of these were empty}
    public long none() {
        return none;
    }

    /// {@return what was done to the slot at `addr` so far, null if nothing}
    public @Nullable Slot slotAt(long addr) {
        return slots.get(addr);
    }
}
