package io.github.vmemmaplab.ui.testkit;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Operation.OnlineType;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.LabModel;

import java.util.List;

/// Small scenarios that panels are tested on, and ways to a moment in them.
public final class Runs {
    /// First byte of memory.
    public static final long START = 1L << 30;

    private static final long MIB = 1L << 20;

    private Runs() {}

    /// {@return the thread's case: 1 GiB into 512 MiB that has few blocks left, then online}
    public static Scenario thread(VmemmapPolicy policy) {
        return thread(policy, 96);
    }

    /// {@return the thread's case with free memory broken up to a degree}
    public static Scenario thread(VmemmapPolicy policy, int fragmentation) {
        return scenario(policy, fragmentation, 30, 1L << 30);
    }

    /// {@return `size` bytes added to 512 MiB with sections of 2^`sectionBits`, then onlined}
    public static Scenario scenario(
            VmemmapPolicy policy, int fragmentation, int sectionBits, long size) {
        return new Scenario(
                "The thread: 1 GiB into fragmented memory",
                "Few PMD_SIZE blocks are left.",
                Machine.of(KernelVersion.V6_1, START).withSectionSizeBits(sectionBits),
                new FragmentedMemory(START, 512 * MIB, Pattern.MIXED, fragmentation, 7, 55),
                policy,
                List.of(
                        new Operation.Add(2 * START, size, false),
                        new Operation.Online(2 * START, size, OnlineType.KERNEL)),
                null);
    }

    /// {@return a lab with the scenario's run in it, at the start}
    public static LabModel lab(Scenario scenario) {
        return new LabModel(scenario, Simulation.run(scenario));
    }

    /// {@return the number of the `nth` event of a type, from 1}
    public static int step(Timeline timeline, Class<? extends Event> type, int nth) {
        int step = 0;
        for (int i = 0; i < nth; i++) {
            step = timeline.next(step, type::isInstance);
            if (step < 0) {
                throw new AssertionError("the run has fewer than " + nth + " " + type);
            }
        }
        return step;
    }

    /// Moves a lab to the `nth` event of a type.
    public static void seek(LabModel model, Class<? extends Event> type, int nth) {
        model.seek(step(model.frame().get().timeline(), type, nth));
    }
}
