package io.github.vmemmaplab.timeline;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.state.ChangeLog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The changes of a run, grouped under its events: those of event `n` lie in the log between the
/// ends of events `n - 1` and `n`.
///
/// Events count from 1; end 0 is the start of the log. Appending is amortized O(1).
final class Journal {
    private final ChangeLog log = new ChangeLog();
    private final List<Event> events = new ArrayList<>();
    private int[] ends = new int[1 << 10];

    ChangeLog log() {
        return log;
    }

    /// Appends an event; it ends where the log does.
    void add(Event event) {
        events.add(event);
        if (events.size() == ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        ends[events.size()] = log.end();
    }

    /// {@return the events so far}
    List<Event> events() {
        return events;
    }

    /// {@return the place in the log where event `number` ends}
    int end(int number) {
        return ends[number];
    }

    /// Tells `visitor` the changes of the events after `from` up to `to`.
    void forEach(int from, int to, ChangeLog.Visitor visitor) {
        log.forEach(ends[from], ends[to], visitor);
    }
}
