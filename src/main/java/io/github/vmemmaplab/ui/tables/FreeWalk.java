package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.EntriesScanned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.EntryVisited;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.MemoryFreed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Pass;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Range;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.TableFreed;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.timeline.Outline;
import io.github.vmemmaplab.ui.timeline.Phase;
import io.github.vmemmaplab.ui.timeline.Span;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How far `vmemmap_free` has walked at the cursor: which entries it looked at in which order, what
/// it cleared, which tables it freed. Once a walk is over, its figures stay for the rest of the
/// request.
///
/// Going on forwards costs the events gone over; going back starts the walk again.
public final class FreeWalk {
    /// How many of the last visits are remembered one by one.
    static final int TRAIL = 24;

    private final Map<Long, Slot> slots = new HashMap<>();
    private final Deque<Visit> trail = new ArrayDeque<>();
    private @Nullable Outline outline;
    private int first;
    private int upTo;
    private boolean returned;
    private boolean over;
    private Pass lastPass = Pass.UNMAP;
    private long visited;
    private long none;
    private long neverMapped;

    /// What the walk did to one slot.
    public static final class Slot {
        private final BitSet noneCells = new BitSet();
        private final BitSet clearedCells = new BitSet();
        private final int order;
        private boolean seenNone;
        private boolean blockCleared;
        private boolean tableFreed;
        private int read;

        private Slot(int order) {
            this.order = order;
        }

        /// {@return the how-many-eth slot it was that the walk came to, from 1}
        public int order() {
            return order;
        }

        /// {@return whether its PMD entry was looked at and empty, and nothing was cleared there
        /// before}
        public boolean wasNeverMapped() {
            return seenNone && !blockCleared && !tableFreed;
        }

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
        int begin = beginOfWalk(run, step);
        if (run != outline || begin != first || step < upTo) {
            reset(run, begin);
        }
        AddressLayout layout = run.timeline().kernel().layout();
        while (begin > 0 && !returned && upTo < step) {
            upTo++;
            note(layout, run.timeline().event(upTo));
        }
        over = returned && step > upTo;
    }

    private static int beginOfWalk(Outline run, int step) {
        Span span = run.spanAt(step);
        Span walk = span == null ? null : span.enclosing(Span.Kind.FREE_VMEMMAP);
        return walk == null ? beginOfLastWalk(run, step) : walk.first();
    }

    // Of the same request.
    private static int beginOfLastWalk(Outline run, int step) {
        List<Phase> phases = run.phases();
        int at = step == 0 ? -1 : run.phaseIndexAt(step);
        int request = at < 0 ? 0 : phases.get(at).request();
        for (; at >= 0 && phases.get(at).request() == request; at--) {
            boolean walk =
                    phases.get(at).kind() == Phase.Kind.FREE
                            && run.timeline().event(phases.get(at).first())
                                    instanceof FreeEntered entered
                            && entered.range() == Range.VMEMMAP;
            if (walk) {
                return phases.get(at).first();
            }
        }
        return 0;
    }

    private void reset(Outline run, int begin) {
        outline = run;
        first = begin;
        upTo = begin;
        returned = false;
        lastPass = Pass.UNMAP;
        visited = 0;
        none = 0;
        neverMapped = 0;
        slots.clear();
        trail.clear();
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
            leave(scanned.pass(), scanned.level(), scanned.addr(), Visit.Found.RUN);
        } else if (event instanceof MemoryFreed freed) {
            count(1, 0);
            noteFreed(layout, freed);
        } else if (event instanceof TableFreed freed) {
            if (freed.level() == Level.PTE) {
                slot(layout, freed.addr()).tableFreed = true;
            }
            leave(Pass.FREE_EMPTY, freed.level().above(), freed.addr(), Visit.Found.EMPTY_TABLE);
        } else if (event instanceof FreeReturned) {
            returned = true;
            trail.clear();
        }
    }

    private void noteFreed(AddressLayout layout, MemoryFreed freed) {
        Slot slot = slot(layout, freed.addr());
        if (freed.order() > 0) {
            slot.blockCleared = true;
        } else {
            slot.clearedCells.set(layout.index(Level.PTE, freed.addr()));
        }
        Level level = freed.order() > 0 ? Level.PMD : Level.PTE;
        leave(Pass.UNMAP, level, freed.addr(), Visit.Found.LEAF);
    }

    private void noteVisited(AddressLayout layout, EntryVisited seen) {
        if (seen.none() && seen.level() == Level.PMD) {
            slot(layout, seen.addr()).seenNone = true;
            neverMapped += slot(layout, seen.addr()).wasNeverMapped() ? 1 : 0;
        } else if (seen.none() && seen.level() == Level.PTE) {
            slot(layout, seen.addr()).noneCells.set(layout.index(Level.PTE, seen.addr()));
        }
        Visit.Found found = seen.none() ? Visit.Found.NONE : Visit.Found.TABLE;
        leave(seen.pass(), seen.level(), seen.addr(), found);
    }

    private void leave(Pass pass, Level level, long addr, Visit.Found found) {
        if (trail.size() == TRAIL) {
            trail.removeLast();
        }
        trail.addFirst(new Visit(pass, level, addr, found));
        lastPass = pass;
    }

    private void count(long entries, long empty) {
        visited += entries;
        none += empty;
    }

    private Slot slot(AddressLayout layout, long addr) {
        return slots.computeIfAbsent(
                addr & -layout.span(Level.PMD), _ -> new Slot(slots.size() + 1));
    }

    /// {@return whether `vmemmap_free` is running at the cursor}
    public boolean isRunning() {
        return first > 0 && !over;
    }

    /// {@return whether `vmemmap_free` has run, and returned, in the request at the cursor}
    public boolean isOver() {
        return first > 0 && over;
    }

    /// {@return how many entries were looked at so far}
    public long visited() {
        return visited;
    }

    /// {@return how many of these were empty}
    public long none() {
        return none;
    }

    /// {@return how many visits were to slots in which nothing had been mapped}
    public long neverMapped() {
        return neverMapped;
    }

    /// {@return the pass that the walk is in}
    Pass pass() {
        return lastPass;
    }

    /// {@return the last visits, the latest first, at most {@link #TRAIL}; none when no walk runs}
    List<Visit> trail() {
        return over ? List.of() : List.copyOf(trail);
    }

    /// {@return what was done to the slot at `addr` so far, null if nothing or no walk runs}
    public @Nullable Slot slotAt(long addr) {
        return over ? null : slots.get(addr);
    }
}
