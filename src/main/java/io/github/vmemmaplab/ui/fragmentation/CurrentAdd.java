package io.github.vmemmaplab.ui.fragmentation;

import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationBegun;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Frame;

/// Which of a scenario's adds is being looked at: the last that has begun, else the first.
final class CurrentAdd {
    private CurrentAdd() {}

    /// {@return its number among the adds, from 0; O(step) where there are several}
    static int of(Frame frame) {
        long adds =
                frame.scenario().operations().stream()
                        .filter(Operation.Add.class::isInstance)
                        .count();
        return adds < 2 ? 0 : Math.max(0, begun(frame.timeline(), frame.step()) - 1);
    }

    private static int begun(Timeline timeline, int step) {
        int begun = 0;
        for (int number = 1; number <= step; number++) {
            boolean isAdd =
                    timeline.event(number) instanceof OperationBegun event
                            && event.operation() instanceof Operation.Add;
            begun += isAdd ? 1 : 0;
        }
        return begun;
    }
}
