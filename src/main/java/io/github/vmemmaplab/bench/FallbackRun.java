package io.github.vmemmaplab.bench;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;

import java.util.ArrayList;
import java.util.List;

/// The scenarios that are measured: hot-adds into memory without a single PMD_SIZE block left.
public final class FallbackRun {
    private static final long GIB = 1L << 30;
    private static final long MEMSTART = GIB;

    private FallbackRun() {}

    /// {@return 1 GiB added `times` times to a machine of `gib` GiB, scattered by `percent`; each
    /// time removed again but the last}
    public static Scenario adds(int gib, int percent, int times) {
        List<Operation> operations = new ArrayList<>();
        long at = MEMSTART + Math.max(gib, 1) * GIB;
        for (int i = 1; i < times; i++) {
            operations.add(new Operation.Add(at, GIB, false));
            operations.add(new Operation.Remove(at, GIB));
        }
        operations.add(new Operation.Add(at, GIB, false));
        return new Scenario(
                "benchmark",
                "",
                Machine.of(KernelVersion.V6_1, MEMSTART).withSectionSizeBits(30),
                new FragmentedMemory(MEMSTART, gib * GIB, Pattern.PINNED, percent, 1, 50),
                new VmemmapPolicy.PerSection(),
                operations,
                null);
    }

    /// {@return a run of at least that many journal entries; makes a few runs to find it}
    public static Scenario ofEntries(int entries) {
        int times = 1;
        while (Simulation.run(adds(1, 100, times)).journalSize() < entries) {
            times++;
        }
        return adds(1, 100, times);
    }
}
