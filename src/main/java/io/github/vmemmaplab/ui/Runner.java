package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.timeline.Timeline;

import java.util.function.Consumer;

/// Makes runs of scenarios.
@FunctionalInterface
public interface Runner {
    /// Runs a scenario, now or soon, and gives the run to `show` on the FX thread, unless a newer
    /// request overtakes it.
    void run(Scenario scenario, Consumer<Timeline> show);
}
