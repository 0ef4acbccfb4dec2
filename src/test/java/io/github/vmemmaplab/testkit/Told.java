package io.github.vmemmaplab.testkit;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.state.ChangeLog;

import java.util.ArrayList;
import java.util.List;

/// The events that a kernel tells, kept for questions.
public final class Told {
    private final Kernel kernel;
    private final List<Event> events = new ArrayList<>();

    private Told(Kernel kernel) {
        this.kernel = kernel;
    }

    /// {@return what `kernel` tells from now on}
    public static Told by(Kernel kernel) {
        Told told = new Told(kernel);
        kernel.record(ChangeLog.OFF, told.events::add);
        return told;
    }

    /// Carries out a request with nothing told before it.
    ///
    /// @return its result
    public int run(Operation operation) {
        events.clear();
        return kernel.hotplug().run(operation);
    }

    /// {@return the events of one kind, in order}
    public <E extends Event> List<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// {@return how many events of one kind there were}
    public int count(Class<? extends Event> kind) {
        return of(kind).size();
    }

    /// {@return all events}
    public List<Event> all() {
        return List.copyOf(events);
    }
}
