package io.github.vmemmaplab.kernel.event;

/// Hears what the modelled kernel did, in order, each event after the changes that it stands for.
@FunctionalInterface
public interface EventSink {
    /// Hears nothing.
    EventSink NONE = event -> {};

    /// Hears one event.
    void on(Event event);
}
