package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.hotplug.MemoryHotplug;
import io.github.vmemmaplab.timeline.Recorder;
import io.github.vmemmaplab.timeline.Timeline;

/// Scenario in, timeline out.
public final class Simulation {
    private Simulation() {}

    /// Runs a scenario to its end, or to where its kernel stops for good.
    ///
    /// @return the run, its cursor at step 0
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted meanwhile
    public static Timeline run(Scenario scenario) {
        Kernel kernel = boot(scenario);
        Recorder recorder = new Recorder(kernel);
        for (Operation operation : scenario.operations()) {
            if (kernel.hotplug().run(operation) == MemoryHotplug.NO_RETURN) {
                break;
            }
        }
        Timeline timeline = recorder.finish();
        timeline.seek(0);
        return timeline;
    }

    /// {@return the machine of a scenario with its memory laid out, before the first request}
    public static Kernel boot(Scenario scenario) {
        Kernel kernel = new Kernel(scenario.machine(), scenario.policy());
        scenario.start().layOut(kernel);
        return kernel;
    }
}
