package io.github.vmemmaplab.timeline;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.Event.Grain;
import io.github.vmemmaplab.kernel.state.Cell;
import io.github.vmemmaplab.kernel.state.Cell.Space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/// A finished run with a cursor: the kernel's state after the first {@link #cursor} events, for any
/// cursor from 0 to {@link #size}.
///
/// Moving costs the changes between the two places. One thread at a time; the {@link #kernel} it
/// shows changes under the reader's feet when the cursor moves.
public final class Timeline {
    private final Kernel kernel;
    private final Journal journal;
    private final List<Event> events;
    private int cursor;

    /// A run whose state is that after its last event.
    Timeline(Kernel kernel, Journal journal) {
        this.kernel = kernel;
        this.journal = journal;
        events = Collections.unmodifiableList(journal.events());
        cursor = events.size();
    }

    /// {@return the kernel in its state at the cursor}
    public Kernel kernel() {
        return kernel;
    }

    /// {@return how many events there are}
    public int size() {
        return events.size();
    }

    /// {@return how many events have happened at the cursor}
    public int cursor() {
        return cursor;
    }

    /// {@return event `number`, counted from 1}
    public Event event(int number) {
        return events.get(number - 1);
    }

    /// {@return all events; the first has number 1}
    public List<Event> events() {
        return events;
    }

    /// {@return how many changes the whole run made; O(changes)}
    public int journalSize() {
        int[] changes = {0};
        journal.forEach(0, size(), (cell, delta) -> changes[0]++);
        return changes[0];
    }

    /// Moves the cursor so that `number` events have happened.
    public void seek(int number) {
        if (number < 0 || number > size()) {
            throw new IndexOutOfBoundsException("no step " + number + " in a run of " + size());
        }
        journal.forEach(Math.min(cursor, number), Math.max(cursor, number), kernel::apply);
        cursor = number;
    }

    /// {@return the number of the first event after `from` that matches, or -1}
    public int next(int from, Predicate<Event> matches) {
        for (int number = from + 1; number <= size(); number++) {
            if (matches.test(event(number))) {
                return number;
            }
        }
        return -1;
    }

    /// {@return the number of the last event before `from` that matches, or -1}
    public int previous(int from, Predicate<Event> matches) {
        for (int number = from - 1; number >= 1; number--) {
            if (matches.test(event(number))) {
                return number;
            }
        }
        return -1;
    }

    /// {@return where the next step of at least this grain ends; the end of the run if there is
    /// none}
    public int stepForward(int from, Grain grain) {
        int number = next(from, event -> event.grain().compareTo(grain) <= 0);
        return number < 0 ? size() : number;
    }

    /// {@return where the previous step of at least this grain ended; 0 if there is none}
    public int stepBack(int from, Grain grain) {
        return Math.max(0, previous(from, event -> event.grain().compareTo(grain) <= 0));
    }

    /// {@return what the event at the cursor changed, each piece of state once, in the order of
    /// first touch}
    public List<Change> changes() {
        return cursor == 0 ? List.of() : changesSince(cursor - 1);
    }

    /// {@return what changed from `number` events to the cursor, which must not lie before}
    public List<Change> changesSince(int number) {
        Map<Long, Long> net = new LinkedHashMap<>();
        journal.forEach(number, cursor, (cell, delta) -> net.merge(cell, delta, (a, b) -> a ^ b));
        List<Change> changes = new ArrayList<>();
        net.forEach((cell, delta) -> {
            if (delta != 0) {
                changes.add(decode(cell, delta));
            }
        });
        return changes;
    }

    private Change decode(long cell, long delta) {
        long index = Cell.index(cell);
        return switch (Cell.space(cell)) {
            case FRAME -> {
                long after = kernel.memory().word((int) index);
                yield new Change.Frame((int) index, after ^ delta, after);
            }
            case ENTRY -> {
                int table = kernel.tables().tableOfCell(index);
                int entry = kernel.tables().indexOfCell(index);
                long after = kernel.tables().entry(table, entry);
                yield new Change.Entry(table, entry, after ^ delta, after);
            }
            case PAGEBLOCK -> new Change.Pageblock((int) index);
            case SECTION -> new Change.Section((int) index);
            case REGISTER -> new Change.Register((int) index);
        };
    }

    /// Calls `visitor` for each frame that the events after `from` up to the cursor touched,
    /// possibly more than once.
    public void forEachTouchedFrame(int from, IntConsumer visitor) {
        forEachTouchedFrame(from, cursor, visitor);
    }

    /// Calls `visitor` for each frame that the events after `from` up to `to` touched, possibly
    /// more than once.
    public void forEachTouchedFrame(int from, int to, IntConsumer visitor) {
        journal.forEach(
                from,
                to,
                (cell, delta) -> {
                    if (Cell.space(cell) == Space.FRAME) {
                        visitor.accept((int) Cell.index(cell));
                    }
                });
    }

    /// Is told what one event did to one frame, perhaps in several parts.
    interface FrameVisitor {
        /// Event `number` flipped the bits `delta` of the word of `pfn`.
        void changed(int number, int pfn, long delta);
    }

    /// Calls `visitor` for each change of a frame in the whole run, in order; O(changes).
    void forEachFrameChange(FrameVisitor visitor) {
        for (int number = 1; number <= size(); number++) {
            int event = number;
            journal.forEach(
                    number - 1,
                    number,
                    (cell, delta) -> {
                        if (Cell.space(cell) == Space.FRAME) {
                            visitor.changed(event, (int) Cell.index(cell), delta);
                        }
                    });
        }
    }

    /// {@return how registers went over the whole run; reads the journal only, so that any thread
    /// may ask; O(changes)}
    ///
    /// @param first the first register
    /// @param now the values at the cursor `at` of it and those that follow it
    /// @param samples how many moments, evenly spread from the start to the end
    public RegisterHistory history(int first, long[] now, int at, int samples) {
        return RegisterHistory.read(journal, size(), first, now, at, samples);
    }

    /// {@return the number of the last event up to the cursor that changed a cell, or 0; O(changes
    /// before the cursor)}
    public int lastChangeOf(long cell) {
        return lastChangeOf(cell, -1);
    }

    /// {@return the number of the last event up to the cursor that changed any of these bits of a
    /// cell, or 0; O(changes before the cursor)}
    public int lastChangeOf(long cell, long bits) {
        for (int number = cursor; number > 0; number--) {
            if (touches(number, cell, bits)) {
                return number;
            }
        }
        return 0;
    }

    private boolean touches(int number, long cell, long bits) {
        long[] touched = {0};
        journal.forEach(
                number - 1,
                number,
                (other, delta) -> touched[0] |= other == cell ? delta & bits : 0);
        return touched[0] != 0;
    }
}
