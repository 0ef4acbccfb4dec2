package io.github.vmemmaplab.timeline;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.EventSink;
import io.github.vmemmaplab.kernel.state.ChangeLog;

import java.util.concurrent.CancellationException;

/// Records a kernel from the moment it is made until {@link #finish}.
///
/// A run whose thread is interrupted ends at its next event, by {@link CancellationException}:
/// nobody waits for it any more.
public final class Recorder implements EventSink {
    private final Kernel kernel;
    private final Journal journal = new Journal();

    /// Starts recording `kernel`; its state now is step 0.
    public Recorder(Kernel kernel) {
        this.kernel = kernel;
        kernel.record(journal.log(), this);
    }

    @Override
    public void on(Event event) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the run was given up");
        }
        journal.add(event);
    }

    /// {@return the run so far, its cursor at the end}; the kernel is not recorded any more
    public Timeline finish() {
        kernel.record(ChangeLog.OFF, EventSink.NONE);
        return new Timeline(kernel, journal);
    }
}
