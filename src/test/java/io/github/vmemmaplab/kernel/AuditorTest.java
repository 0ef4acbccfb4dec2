package io.github.vmemmaplab.kernel;

import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.kernel.state.ChangeLog;
import io.github.vmemmaplab.testkit.Audited;
import io.github.vmemmaplab.testkit.Hog;
import io.github.vmemmaplab.testkit.TestMachine;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

final class AuditorTest {
    static Stream<VmemmapPolicy> policies() {
        return Policies.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void findsNothingAfterAnyEventOfASectionThatFallsBack(VmemmapPolicy policy) {
        Kernel kernel = TestMachine.boot(policy, 27, 16);
        Hog.takeAll(kernel).freeIsolated(0, 1200);
        kernel.record(ChangeLog.OFF, Audited.always(kernel));
        kernel.hotplug().run(new Operation.Add(TestMachine.ADDED, 1L << 27, false));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void findsNothingWhereSomeSlotsFallBack(VmemmapPolicy policy) {
        Kernel kernel = TestMachine.boot(policy, 30, 96);
        Hog.takeAll(kernel).freeIsolated(9, 3).freeIsolated(0, 7000);
        kernel.record(ChangeLog.OFF, Audited.sampling(kernel, 97));
        kernel.hotplug().run(new Operation.Add(TestMachine.ADDED, 1L << 30, false));
    }
}
