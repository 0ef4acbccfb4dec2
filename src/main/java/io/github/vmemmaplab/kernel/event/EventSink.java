package io.github.vmemmaplab.kernel.event;

/// Hears what the modelled kernel did, in order, each event after the changes that it stands for.
@FunctionalInterface
public interface EventSink {
    /// Hears nothing.
    EventSink NONE =
            new EventSink() {
                @Override
                public void on(Event event) {
                    // Nobody listens.
                }

                @Override
                public boolean hearsPages() {
                    return false;
                }
            };

    /// Hears one event.
    void on(Event event);

    /// {@return whether events of {@link Event.Grain#PAGE} matter; where they do not, the model may
    /// leave them out and take many pages at once}
    default boolean hearsPages() {
        return true;
    }
}
