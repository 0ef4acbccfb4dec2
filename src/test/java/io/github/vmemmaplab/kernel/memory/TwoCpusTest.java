package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.PerCpuDrained;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotGotBlock;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.testkit.Hog;
import io.github.vmemmaplab.testkit.TestMachine;
import io.github.vmemmaplab.testkit.Told;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// Pages that hide on the lists of a CPU on which the adding task does not run.
final class TwoCpusTest {
    private static final long OWNER = FrameWord.used(FrameKind.KERNEL, 0, 0);

    private static Kernel machine(KernelVersion version, boolean rodataFull) {
        return TestMachine.boot(
                new Machine(
                        version, 30, TestMachine.MEMSTART, 48, 12, 2, rodataFull, false, 0, false),
                new VmemmapPolicy.PerSection(),
                512);
    }

    // The captured recipe: runs of order 8 stand alone, and aligned 2 MiB runs are freed page by
    // page on CPU 1.
    private static void hide(Kernel kernel, int runs) {
        Hog hog = hog(kernel);
        for (int i = 0; i < runs; i++) {
            hog.freeOn(1, 9);
        }
    }

    // On a machine of 6.12 that has run for a while, a busy CPU's list may hold more than at boot.
    private static Hog hog(Kernel kernel) {
        Hog hog = Hog.takeEverything(kernel).freeIsolated(8, 60);
        PerCpuPages pcp = zone(kernel).perCpu(1);
        pcp.setHigh(Math.max(pcp.high(), Math.min(pcp.highMax(), 2790)));
        return hog;
    }

    private static Zone zone(Kernel kernel) {
        return kernel.node().zone(Zone.Kind.NORMAL);
    }

    // Each try in turn: S for a block, F for none.
    private static String tries(Kernel kernel) {
        Told told = Told.by(kernel);
        assertEquals(0, told.run(new Operation.Add(TestMachine.ADDED, 1L << 30, false)));
        StringBuilder tries = new StringBuilder();
        for (Object event : told.all()) {
            tries.append(
                    switch (event) {
                        case SlotGotBlock got -> "S";
                        case SlotFailed failed -> "F";
                        default -> "";
                    });
        }
        return tries.toString();
    }

    // Of 512 pages freed in a row, 6.1 gives back 31 and 62 as the list fills; in 6.12 a list may
    // grow to what its share of the zone allows.
    @ParameterizedTest
    @CsvSource({"V6_1, 419", "V6_12, 512"})
    void aRunFreedOnTheOtherCpuStaysThereInPart(KernelVersion version, int held) {
        Kernel kernel = machine(version, true);
        Hog hog = hog(kernel);
        long free = zone(kernel).freePages();
        hog.freeOn(1, 9);
        assertEquals(held, zone(kernel).perCpu(1).count());
        assertEquals(free + 512 - held, zone(kernel).freePages());
        assertEquals(List.of(), Auditor.audit(kernel));
    }

    // 6.1: the linear map takes what had come back of the run, and the block is lost. 6.12: nothing
    // came back, so the first failed try drains both CPUs and finds the block.
    @ParameterizedTest
    @CsvSource({"V6_1, FFFFFFFF", "V6_12, SFFFFFFF"})
    void aHiddenBlockIsLostOrFound(KernelVersion version, String tries) {
        Kernel kernel = machine(version, true);
        hide(kernel, 1);
        assertEquals(tries, tries(kernel));
    }

    // With blocks in the linear map there is nothing that takes pages before the first try.
    @ParameterizedTest
    @CsvSource({"V6_1", "V6_12"})
    void withoutLinearTablesTheFirstTryFindsIt(KernelVersion version) {
        Kernel kernel = machine(version, false);
        hide(kernel, 1);
        assertEquals("SFFFFFFF", tries(kernel));
    }

    @ParameterizedTest
    @CsvSource({"V6_1, SSFFFFFF", "V6_12, SSSFFFFF"})
    void ofThreeRunsOneIsLost(KernelVersion version, String tries) {
        Kernel kernel = machine(version, true);
        hide(kernel, 3);
        assertEquals(tries, tries(kernel));
    }

    @Test
    void bothCpusAreDrainedTheFirstOneFirst() {
        Kernel kernel = machine(KernelVersion.V6_1, true);
        // Single pages besides, so that the zone counts as fragmented rather than full.
        hog(kernel).freeIsolated(0, 200).freeOn(1, 9);
        assertNotEquals(PageAllocator.NONE, kernel.allocator().allocate(GfpFlags.KERNEL, 0, OWNER));
        Told told = Told.by(kernel);
        kernel.allocator().allocate(GfpFlags.VMEMMAP, 9, OWNER);
        List<Integer> cpus = told.of(PerCpuDrained.class).stream().map(PerCpuDrained::cpu).toList();
        assertEquals(List.of(0, 1), cpus.subList(0, 2));
        assertEquals(0, zone(kernel).perCpu(0).count() + zone(kernel).perCpu(1).count());
    }
}
