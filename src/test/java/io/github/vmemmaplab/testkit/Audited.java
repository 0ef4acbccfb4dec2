package io.github.vmemmaplab.testkit;

import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.audit.Violation;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.EventSink;

import java.util.List;

/// Audits a running kernel after the events that it tells: after each that a watcher would stop at,
/// and after every so many pages.
public final class Audited implements EventSink {
    private final Kernel kernel;
    private final int pageStride;
    private int events;

    private Audited(Kernel kernel, int pageStride) {
        this.kernel = kernel;
        this.pageStride = pageStride;
    }

    /// {@return a sink that audits `kernel` after every event}
    public static Audited always(Kernel kernel) {
        return new Audited(kernel, 1);
    }

    /// {@return a sink that audits `kernel` after events of a coarser grain than a page, and after
    /// every `pageStride`-th other}
    public static Audited sampling(Kernel kernel, int pageStride) {
        return new Audited(kernel, pageStride);
    }

    @Override
    public void on(Event event) {
        events++;
        if (event.grain() == Event.Grain.PAGE && events % pageStride != 0) {
            return;
        }
        List<Violation> violations = Auditor.auditAfter(kernel, event);
        if (!violations.isEmpty()) {
            throw new AssertionError("after event " + events + ", " + event + ": " + violations);
        }
    }

    /// {@return how many events were told}
    public int events() {
        return events;
    }
}
