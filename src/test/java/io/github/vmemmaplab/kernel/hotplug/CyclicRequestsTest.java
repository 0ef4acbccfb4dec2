package io.github.vmemmaplab.kernel.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Operation.OnlineType;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.GfpFlags;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.testkit.Hog;
import io.github.vmemmaplab.testkit.TestMachine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Memory that comes and goes and comes again, page by page: what is left is what the kernel
/// leaves.
final class CyclicRequestsTest {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long SECTION = 128 * MIB;
    private static final long AT = TestMachine.ADDED;
    private static final int ROUNDS = 3;

    private Kernel kernel = TestMachine.boot(new VmemmapPolicy.PerSection(), 27, 64);

    static Stream<Arguments> kernels() {
        List<Arguments> all = new ArrayList<>();
        for (KernelVersion version : KernelVersion.values()) {
            for (VmemmapPolicy policy : Policies.ALL) {
                all.add(Arguments.of(version, policy));
            }
        }
        return all.stream();
    }

    private void boot(KernelVersion version, int bits, VmemmapPolicy policy, int mib) {
        Machine machine = Machine.of(version, TestMachine.MEMSTART).withSectionSizeBits(bits);
        kernel = TestMachine.boot(machine, policy, mib);
    }

    private int run(Operation operation) {
        return kernel.hotplug().run(operation);
    }

    // Free in the lists of the buddy allocator and of the CPU.
    private long free() {
        long pages = kernel.node().freePages();
        for (Zone zone : kernel.node().populated()) {
            pages += zone.perCpu(0).count();
        }
        return pages;
    }

    private long counter(Counter counter) {
        return kernel.counters().get(counter);
    }

    private long heldByVmemmap() {
        return counter(Counter.BLOCKS_MAPPED) * 512
                + counter(Counter.BASE_PAGES_MAPPED)
                + counter(Counter.VMEMMAP_TABLES);
    }

    @AfterEach
    void nothingIsBroken() {
        assertEquals(List.of(), Auditor.audit(kernel));
    }

    private void cycle(long size, boolean memmapOnMemory, long before) {
        assertEquals(0, run(new Operation.Add(AT, size, memmapOnMemory)));
        assertEquals(
                before,
                free()
                        + counter(Counter.LINEAR_TABLES)
                        + (memmapOnMemory ? counter(Counter.VMEMMAP_TABLES) : heldByVmemmap()));
        assertEquals(0, run(new Operation.Online(AT, size, OnlineType.MOVABLE)));
        assertEquals(Errno.EBUSY, run(new Operation.Remove(AT, size)));
        assertEquals(Errno.EEXIST, run(new Operation.Add(AT, size, memmapOnMemory)));
        assertEquals(0, run(new Operation.Offline(AT, size)));
        assertEquals(0, run(new Operation.Remove(AT, size)));
        assertEquals(before, free());
        assertEquals(0, heldByVmemmap());
        assertEquals(0, counter(Counter.LINEAR_TABLES));
        assertEquals(List.of(), Auditor.audit(kernel));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void healthyMemoryGivesBackEveryPage(KernelVersion version, VmemmapPolicy policy) {
        boot(version, 30, policy, 64);
        long before = free();
        for (int round = 0; round < ROUNDS; round++) {
            cycle(GIB, false, before);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void fragmentedMemoryGivesBackEveryPage(KernelVersion version, VmemmapPolicy policy) {
        boot(version, 30, policy, 128);
        Hog.takeAll(kernel).freeIsolated(9, 3).freeIsolated(0, 9000);
        long before = free();
        for (int round = 0; round < ROUNDS; round++) {
            if (policy instanceof VmemmapPolicy.Original) {
                assertEquals(Errno.ENOMEM, run(new Operation.Add(AT, GIB, false)));
                assertEquals(before, free());
                assertEquals(0, heldByVmemmap());
            } else {
                cycle(GIB, false, before);
            }
        }
    }

    // From 6.6 on a range of many blocks may host its own struct pages, each block its own.
    @ParameterizedTest
    @EnumSource(
            value = KernelVersion.class,
            names = {"V6_12", "V7_1"})
    void blocksThatHostTheirOwnStructPagesGiveBackEveryPage(KernelVersion version) {
        boot(version, 27, new VmemmapPolicy.Generic(), 64);
        Hog.takeAll(kernel).freeIsolated(0, 4000);
        long before = free();
        for (int round = 0; round < ROUNDS; round++) {
            cycle(GIB, true, before);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = KernelVersion.class,
            names = {"V6_1", "V6_12", "V7_1"})
    void aBlockThatHostsItsOwnStructPagesIsNotRemovedWithOthers(KernelVersion version) {
        boot(version, 27, new VmemmapPolicy.PerSection(), 64);
        assertEquals(0, run(new Operation.Add(AT, SECTION, true)));
        assertEquals(0, run(new Operation.Add(AT + SECTION, SECTION, false)));
        assertEquals(Errno.EINVAL, run(new Operation.Remove(AT, 2 * SECTION)));
        assertEquals(0, run(new Operation.Remove(AT, SECTION)));
        assertEquals(0, run(new Operation.Remove(AT + SECTION, SECTION)));
    }

    // FACTS 2.4: sections before the one that failed stay, under every policy.
    @ParameterizedTest
    @MethodSource("kernels")
    void aRequestThatFailsMidwayLeaksItsEarlierSectionsAndNoMore(
            KernelVersion version, VmemmapPolicy policy) {
        boot(version, 27, policy, 64);
        Hog.takeAll(kernel).freeIsolated(9, 1).freeIsolated(0, 2000);
        long before = free();
        assertEquals(Errno.ENOMEM, run(new Operation.Add(AT, GIB, false)));
        long leaked = before - free();
        assertTrue(leaked > 0, "nothing leaked");
        assertEquals(leaked, heldByVmemmap());
        assertEquals(0, counter(Counter.LINEAR_TABLES));
        assertEquals(Errno.EEXIST, run(new Operation.Add(AT, GIB, false)));
        assertEquals(Errno.EEXIST, run(new Operation.Add(AT, SECTION, false)));
        assertEquals(leaked, before - free());
    }

    // Where each block is an add of its own, the earlier ones go again. In 7.1 the linear map
    // fails.
    @Test
    void aSelfHostedRequestThatFailsMidwayLeaksNothing() {
        Machine machine = Machine.of(KernelVersion.V7_1, TestMachine.MEMSTART).withAddingProcess();
        kernel = TestMachine.boot(machine, new VmemmapPolicy.Generic(), 64);
        Hog.takeAll(kernel).freeIsolated(0, 400);
        long before = free();
        assertEquals(Errno.ENOMEM, run(new Operation.Add(AT, GIB, true)));
        assertEquals(before, free());
        assertEquals(0, heldByVmemmap());
        assertEquals(0, counter(Counter.LINEAR_TABLES));
        assertEquals(0, run(new Operation.Add(AT, SECTION, true)));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void fourAddsInARowTakeWhatEachTakesAlone(KernelVersion version, VmemmapPolicy policy) {
        boot(version, 30, policy, 64);
        long before = free();
        for (int i = 0; i < 4; i++) {
            long at = AT + i * GIB;
            assertEquals(0, run(new Operation.Add(at, GIB, false)));
            assertEquals(0, run(new Operation.Online(at, GIB, OnlineType.KERNEL)));
            long pages = (i + 1) * GIB / 4096;
            assertEquals(before + pages, free() + heldByVmemmap() + counter(Counter.LINEAR_TABLES));
            // A table of pages each 2 MiB, and one above them each GiB.
            assertEquals(513L * (i + 1), counter(Counter.LINEAR_TABLES));
        }
        assertEquals(32, counter(Counter.BLOCKS_MAPPED));
    }

    // CAPTURES 3.17.
    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void aBlockWithAKernelPageStaysUntilThePageIsGone(KernelVersion version) {
        boot(version, 30, new VmemmapPolicy.PerSection(), 64);
        Hog.takeAll(kernel).freeIsolated(0, 7000);
        assertEquals(0, run(new Operation.Add(AT, GIB, false)));
        assertEquals(0, run(new Operation.Online(AT, GIB, OnlineType.KERNEL)));
        int pfn =
                kernel.allocator()
                        .allocate(GfpFlags.VMEMMAP, 9, FrameWord.used(FrameKind.KERNEL, 9, 0));
        assertTrue(pfn >= AT >>> 12, "page " + pfn);
        assertEquals(Errno.EBUSY, run(new Operation.Offline(AT, GIB)));
        assertEquals(Errno.EBUSY, run(new Operation.Remove(AT, GIB)));
        kernel.allocator().free(pfn, 9);
        assertEquals(0, run(new Operation.Offline(AT, GIB)));
        assertEquals(0, run(new Operation.Remove(AT, GIB)));
    }

    // FACTS 8.3: two sections share a 1 GiB block of the linear map; 7.1 does not split it.
    @ParameterizedTest
    @EnumSource(
            value = KernelVersion.class,
            names = {"V6_12", "V7_1"})
    void sevenOneKeepsABlockThatSharesALeaf(KernelVersion version) {
        Machine machine = Machine.of(version, TestMachine.MEMSTART).withRodataOn();
        kernel = TestMachine.boot(machine, new VmemmapPolicy.Generic(), 64);
        assertEquals(0, run(new Operation.Add(AT, GIB, false)));
        assertEquals(0, run(new Operation.Online(AT, GIB, OnlineType.MOVABLE)));
        assertEquals(
                version == KernelVersion.V7_1 ? Errno.EPERM : 0,
                run(new Operation.Offline(AT, SECTION)));
    }
}
