package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationBegun;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.scenario.Witness;
import io.github.vmemmaplab.timeline.Timeline;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// A run read once from end to end: its phases, its marks, and which calls were under way at each
/// event.
///
/// Immutable; does not move the run's cursor. Reading costs the events, asking costs the logarithm
/// of the phases.
public final class Outline {
    private final Timeline timeline;
    private final List<Phase> phases;
    private final List<Mark> marks;
    private final List<Attempt> attempts;
    private final int[] spanStarts;
    private final List<Span> spans;
    private final int[] phaseStarts;
    private final Witness witness;

    /// A try to get a block for the slot at `addr`, and how it went.
    ///
    /// @param step number of the event that told the outcome
    /// @param addr first address of the slot
    /// @param failed whether there was no block
    public record Attempt(int step, long addr, boolean failed) {}

    Outline(
            Timeline timeline,
            List<Phase> phases,
            List<Mark> marks,
            List<Attempt> attempts,
            int[] spanStarts,
            List<Span> spans,
            Witness witness) {
        this.timeline = timeline;
        this.phases = List.copyOf(phases);
        this.marks = List.copyOf(marks);
        this.attempts = List.copyOf(attempts);
        this.spanStarts = spanStarts;
        this.spans = List.copyOf(spans);
        this.witness = witness;
        phaseStarts = phases.stream().mapToInt(Phase::first).toArray();
    }

    /// {@return the outline of a run}
    public static Outline of(Timeline timeline) {
        return of(timeline, new Witness.None());
    }

    /// {@return the outline of a run, with a mark where a real kernel did something else}
    public static Outline of(Timeline timeline, Witness witness) {
        return new OutlineReader(timeline, witness).read();
    }

    /// {@return what is known of the same run on a real kernel}
    public Witness witness() {
        return witness;
    }

    /// {@return the run that this is the outline of}
    public Timeline timeline() {
        return timeline;
    }

    /// {@return all phases in order; together they hold every event once}
    public List<Phase> phases() {
        return phases;
    }

    /// {@return all marks in order}
    public List<Mark> marks() {
        return marks;
    }

    /// {@return every try to get a block, in order}
    public List<Attempt> attempts() {
        return attempts;
    }

    /// {@return the index of the phase that event `step` belongs to; of the first for step 0, -1
    /// for an empty run}
    public int phaseIndexAt(int step) {
        int at = Arrays.binarySearch(phaseStarts, Math.max(step, 1));
        return at >= 0 ? at : -at - 2;
    }

    /// {@return the innermost call under way when event `step` happened, null at step 0}
    public @Nullable Span spanAt(int step) {
        if (step == 0) {
            return null;
        }
        int at = Arrays.binarySearch(spanStarts, step);
        int index = at >= 0 ? at : -at - 2;
        return index < 0 ? null : spans.get(index);
    }

    /// {@return which slot of its request event `step` is about, -1 for none}
    public int slotAt(int step) {
        Slots slots = slotsAt(step);
        if (slots == null) {
            return -1;
        }
        long walked = walkedAddress(timeline.event(step));
        if (walked != 0) {
            return slots.contains(walked) ? slots.indexOf(walked) : -1;
        }
        return phases.get(phaseIndexAt(step)).slot();
    }

    // Where a walk over the tables is, if it is at a slot; a walk goes over many.
    private static long walkedAddress(Event event) {
        return switch (event) {
            case VmemmapEvent.EntryVisited seen when seen.level().compareTo(Level.PMD) >= 0 ->
                    seen.addr();
            case VmemmapEvent.EntriesScanned scanned when scanned.level() == Level.PTE ->
                    scanned.addr();
            case VmemmapEvent.MemoryFreed freed -> freed.addr();
            case VmemmapEvent.TableFreed freed when freed.level() == Level.PTE -> freed.addr();
            case VmemmapEvent _, AllocatorEvent _, HotplugEvent _ -> 0;
        };
    }

    /// {@return the beginning of the request that event `step` belongs to, null at step 0}
    public @Nullable OperationBegun requestAt(int step) {
        Span span = spanAt(step);
        Span request = span == null ? null : span.enclosing(Span.Kind.REQUEST);
        return request != null && request.opener() instanceof OperationBegun begun ? begun : null;
    }

    /// {@return the slots of the request that event `step` belongs to, null at step 0}
    public @Nullable Slots slotsAt(int step) {
        OperationBegun begun = requestAt(step);
        return begun == null ? null : Slots.of(timeline.kernel(), begun.operation());
    }
}
