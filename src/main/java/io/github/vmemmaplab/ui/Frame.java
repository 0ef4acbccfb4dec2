package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.timeline.Change;
import io.github.vmemmaplab.timeline.Timeline;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What every panel shows at one moment: the state at the cursor, the event that led there, and
/// what it changed.
///
/// A frame is valid until the next one is shown: the timeline it refers to moves then. Panels keep
/// nothing of it but what they drew.
///
/// @param scenario what is run
/// @param timeline the run, its cursor at {@link #step}
/// @param step how many events have happened
/// @param changes what changed since the frame before, when the cursor moved forward by a step or a
///   few, else by the last event
public record Frame(Scenario scenario, Timeline timeline, int step, List<Change> changes) {
    public Frame {
        changes = List.copyOf(changes);
    }

    /// {@return the kernel at the cursor}
    public Kernel kernel() {
        return timeline.kernel();
    }

    /// {@return the event that led here, null at the start}
    public @Nullable Event event() {
        return step == 0 ? null : timeline.event(step);
    }
}
