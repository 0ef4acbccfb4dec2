package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Halt;
import io.github.vmemmaplab.kernel.event.HotplugEvent.KernelHalted;
import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationBegun;
import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationEnded;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.timeline.Timeline;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What a run comes to, for comparing with what was expected of it.
///
/// @param results results of the operations that returned, 0 or negative error numbers
/// @param slots the vmemmap slots of the last add, in address order, as it left them: `B` block,
///   `p` base pages, `.` none
/// @param halt what stopped the kernel for good in the operation after those, null if nothing did
public record Outcome(List<Integer> results, String slots, @Nullable Halt halt) {
    public Outcome {
        results = List.copyOf(results);
    }

    /// A run whose operations all returned.
    public Outcome(List<Integer> results, String slots) {
        this(results, slots, null);
    }

    /// {@return what a run came to}
    public static Outcome of(Timeline timeline) {
        List<Integer> results = new ArrayList<>();
        Slots slots = Slots.NONE;
        Halt halt = null;
        for (Event event : timeline.events()) {
            if (event instanceof OperationBegun begun
                    && begun.operation() instanceof Operation.Add add) {
                slots = Slots.of(timeline.kernel(), add);
            } else if (event instanceof OperationEnded ended) {
                results.add(ended.result());
            } else if (event instanceof KernelHalted halted) {
                halt = halted.halt();
            } else {
                slots.note(event);
            }
        }
        return new Outcome(results, slots.toString(), halt);
    }
}
