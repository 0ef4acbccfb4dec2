package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.timeline.Timeline;

import java.util.Optional;

/// The failed allocation that a moment is about.
public final class RequestFailure {
    private RequestFailure() {}

    /// {@return the failure that the cursor stands at: at its event, or at one of those that follow
    /// it before memory changes again}
    public static Optional<AllocationFailure> at(Timeline timeline) {
        for (int step = timeline.cursor(); step > 0; step--) {
            Event event = timeline.event(step);
            Optional<AllocationFailure> failure = of(event);
            if (failure.isPresent() || !follows(event)) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private static Optional<AllocationFailure> of(Event event) {
        return switch (event) {
            case VmemmapEvent.SlotFailed failed -> Optional.of(failed.failure());
            case AllocatorEvent.AllocationFailed failed -> Optional.of(failed.failure());
            case AllocatorEvent _, VmemmapEvent _, HotplugEvent _ -> Optional.empty();
        };
    }

    private static boolean follows(Event event) {
        return event instanceof VmemmapEvent.RemedyChosen
                || event instanceof VmemmapEvent.BasePagesEntered
                || event instanceof AllocatorEvent.WarnedOnce;
    }
}
