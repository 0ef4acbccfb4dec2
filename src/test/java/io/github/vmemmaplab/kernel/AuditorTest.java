package io.github.vmemmaplab.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.PageMigrated;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.GfpFlags;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.kernel.state.ChangeLog;
import io.github.vmemmaplab.testkit.Audited;
import io.github.vmemmaplab.testkit.Hog;
import io.github.vmemmaplab.testkit.Runs;
import io.github.vmemmaplab.testkit.TestMachine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
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

    @Test
    void findsNothingWhileCompactionMovesPages() {
        Kernel kernel = TestMachine.boot(new VmemmapPolicy.PerSection(), 27, 48);
        scatterProcesses(kernel);
        int[] moved = {0};
        Audited audited = Audited.always(kernel);
        kernel.record(
                ChangeLog.OFF,
                event -> {
                    audited.on(event);
                    moved[0] += event instanceof PageMigrated ? 1 : 0;
                });
        kernel.hotplug().run(new Operation.Add(TestMachine.ADDED, 2L << 27, false));
        assertTrue(moved[0] > 0);
    }

    // Every second page of a process is given back, so that no block is left and half of memory is.
    private static void scatterProcesses(Kernel kernel) {
        long owner = FrameWord.used(FrameKind.ANON, 0, 0);
        List<Integer> pages = new ArrayList<>();
        int pfn = kernel.allocator().allocate(GfpFlags.USER, 0, owner);
        while (pfn != PageAllocator.NONE) {
            pages.add(pfn);
            pfn = kernel.allocator().allocate(GfpFlags.USER, 0, owner);
        }
        pages.stream().filter(page -> page % 2 == 0).forEach(p -> kernel.allocator().free(p, 0));
        kernel.allocator().drainAllPages();
    }

    @Test
    void findsNothingInARunOfEveryKindOfRequest() {
        Kernel kernel = Runs.fragmented(new VmemmapPolicy.PostedV1());
        kernel.record(ChangeLog.OFF, Audited.sampling(kernel, 31));
        Runs.ofEveryKind().forEach(kernel.hotplug()::run);
        assertEquals(List.of(), Auditor.audit(kernel));
    }
}
