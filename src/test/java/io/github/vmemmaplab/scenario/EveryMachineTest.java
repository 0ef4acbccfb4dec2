package io.github.vmemmaplab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Operation.OnlineType;
import io.github.vmemmaplab.kernel.hotplug.Errno;
import io.github.vmemmaplab.kernel.hotplug.MemoryHotplug;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.kernel.state.ChangeLog;
import io.github.vmemmaplab.testkit.Audited;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Every kernel that can be built, on fragmented memory: it goes through all requests, and nothing
/// in its state is ever broken.
final class EveryMachineTest {
    private static final long START = 0x4000_0000L;
    private static final int PAGES_BETWEEN_AUDITS = 5000;

    static Stream<Machine> machines() {
        List<Machine> machines = new ArrayList<>();
        for (KernelVersion version : KernelVersion.values()) {
            for (int pageShift : new int[] {12, 14, 16}) {
                for (int vaBits : version.vaBits(pageShift)) {
                    Machine machine = Machine.of(version, START, pageShift, vaBits);
                    machines.add(machine);
                    machines.add(machine.withRodataOn());
                }
            }
        }
        return machines.stream();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void goesThroughAllRequestsUnderEveryPolicy(Machine machine) {
        for (VmemmapPolicy policy : Policies.ALL) {
            for (boolean memmapOnMemory : new boolean[] {false, true}) {
                run(machine, policy, memmapOnMemory);
            }
        }
    }

    // Room for a few broken pageblocks, whatever their size.
    private static FragmentedMemory memory(Machine machine) {
        long size = Math.max(256L << 20, 8 * machine.pmdSize());
        return new FragmentedMemory(START, size, Pattern.MIXED, 80, 1, 40);
    }

    private static void run(Machine machine, VmemmapPolicy policy, boolean memmapOnMemory) {
        FragmentedMemory memory = memory(machine);
        Kernel kernel = new Kernel(machine, policy);
        memory.layOut(kernel);
        kernel.record(ChangeLog.OFF, Audited.sampling(kernel, PAGES_BETWEEN_AUDITS));
        long section = kernel.sections().size();
        long at = (memory.start() + memory.size() + (4L << 30)) & -section;
        MemoryHotplug hotplug = kernel.hotplug();
        Operation.Add add = new Operation.Add(at, section, memmapOnMemory);
        boolean refused =
                memmapOnMemory
                        && machine.version() == KernelVersion.V6_1
                        && !machine.hasVmemmapBlocks();
        int added = hotplug.run(add);
        if (policy instanceof VmemmapPolicy.Original && added == Errno.ENOMEM) {
            return;
        }
        assertEquals(refused ? Errno.EINVAL : 0, added);
        if (refused) {
            return;
        }
        assertEquals(Errno.EEXIST, hotplug.run(add));
        assertEquals(0, hotplug.run(new Operation.Online(at, section, OnlineType.MOVABLE)));
        assertEquals(Errno.EBUSY, hotplug.run(new Operation.Remove(at, section)));
        assertEquals(0, hotplug.run(new Operation.Offline(at, section)));
        assertEquals(0, hotplug.run(new Operation.Remove(at, section)));
        assertEquals(0, hotplug.run(add));
        assertEquals(0, hotplug.run(new Operation.Online(at, section, OnlineType.KERNEL)));
        int second = hotplug.run(new Operation.Add(at + section, section, memmapOnMemory));
        assertTrue(second == 0 || policy instanceof VmemmapPolicy.Original, "second add " + second);
        assertEquals(List.of(), Auditor.audit(kernel));
    }
}
