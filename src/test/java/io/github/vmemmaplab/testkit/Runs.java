package io.github.vmemmaplab.testkit;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Operation.OnlineType;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;

import java.util.List;

/// Runs that go through everything hot-plug does: add, online, offline, remove, add.
public final class Runs {
    private static final long SECTION = 128L << 20;
    private static final long AT = TestMachine.ADDED;

    private Runs() {}

    /// {@return a machine of 6.1 whose memory holds two order-9 blocks and single pages}
    public static Kernel fragmented(VmemmapPolicy policy) {
        Kernel kernel = TestMachine.boot(policy, 27, 48);
        Hog.takeAll(kernel).freeIsolated(9, 2).freeIsolated(0, 4000);
        return kernel;
    }

    /// {@return requests of every kind; the last adds are of memory whose like came and went}
    public static List<Operation> ofEveryKind() {
        return List.of(
                new Operation.Add(AT, 3 * SECTION, false),
                new Operation.Online(AT, SECTION, OnlineType.MOVABLE),
                new Operation.Online(AT + SECTION, SECTION, OnlineType.KERNEL),
                new Operation.Add(AT + 4 * SECTION, SECTION, true),
                new Operation.Offline(AT, SECTION),
                new Operation.Remove(AT, SECTION),
                new Operation.Add(AT, SECTION, false),
                new Operation.Add(AT + 5 * SECTION, 2 * SECTION, false),
                new Operation.Remove(AT + 4 * SECTION, SECTION));
    }
}
