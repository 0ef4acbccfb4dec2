package io.github.vmemmaplab.timeline;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.EventSink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Records a kernel from the moment it is made until {@link #finish}.
public final class Recorder implements EventSink {
    private final Kernel kernel;
    private final Journal journal = new Journal();
    private final List<Event> events = new ArrayList<>();
    private int[] ends = new int[1 << 10];

    /// Starts recording `kernel`; its state now is step 0.
    public Recorder(Kernel kernel) {
        this.kernel = kernel;
        kernel.record(journal, this);
    }

    @Override
    public void on(Event event) {
        if (events.size() == ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        ends[events.size()] = journal.size();
        events.add(event);
    }

    /// {@return the run so far, its cursor at the end}; the kernel is not recorded any more
    public Timeline finish() {
        kernel.record(io.github.vmemmaplab.kernel.state.ChangeLog.OFF, EventSink.NONE);
        return new Timeline(kernel, journal, events, Arrays.copyOf(ends, events.size()));
    }
}
