package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Operation.OnlineType;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.Scenario;

import java.util.List;

/// The case that the lab is about: 512 MiB of fragmented memory, 1 GiB added and onlined.
public final class ThreadCase {
    private static final long START = 0x4000_0000L;
    private static final long ADDED = 0x8000_0000L;
    private static final long GIB = 1L << 30;

    private ThreadCase() {}

    /// {@return the case under a policy}
    public static Scenario under(String policy) {
        return on(512L << 20, 92, policy);
    }

    /// {@return the same on more memory, more or less fragmented}
    public static Scenario on(long size, int fragmentation, String policy) {
        return new Scenario(
                "The thread — 1 GiB section, 8 PMD slots",
                "",
                Machine.of(KernelVersion.V6_1, START).withSectionSizeBits(30),
                new FragmentedMemory(START, size, Pattern.MIXED, fragmentation, 2, 75),
                Policies.labelled(policy).orElseThrow(),
                List.of(
                        new Operation.Add(Math.max(ADDED, START + size), GIB, false),
                        new Operation.Online(
                                Math.max(ADDED, START + size), GIB, OnlineType.KERNEL)),
                null);
    }
}
