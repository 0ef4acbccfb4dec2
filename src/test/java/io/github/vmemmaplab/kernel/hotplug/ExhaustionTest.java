package io.github.vmemmaplab.kernel.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.OomKilled;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.OutOfMemory;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Halt;
import io.github.vmemmaplab.kernel.event.HotplugEvent.KernelHalted;
import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationEnded;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.GfpFlags;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.testkit.Hog;
import io.github.vmemmaplab.testkit.TestMachine;
import io.github.vmemmaplab.testkit.Told;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/// A machine whose memory is all in use: CAPTURES 3.19, FACTS 2.2.
final class ExhaustionTest {
    private static final long GIB = 1L << 30;
    private static final Operation.Add ADD = new Operation.Add(TestMachine.ADDED, GIB, false);

    private Kernel kernel = TestMachine.boot(new VmemmapPolicy.Original(), 30, 64);

    private static Machine machine(KernelVersion version) {
        return Machine.of(version, TestMachine.MEMSTART).withSectionSizeBits(30);
    }

    private Told boot(Machine machine) {
        kernel = TestMachine.boot(machine, new VmemmapPolicy.PerSection(), 64);
        return Told.by(kernel);
    }

    // All but `processPages` pages go to the kernel.
    private void exhaust(int processPages) {
        long owner = FrameWord.used(FrameKind.ANON, 0, 0);
        for (int i = 0; i < processPages; i++) {
            assertTrue(kernel.allocator().allocate(GfpFlags.USER, 0, owner) != PageAllocator.NONE);
        }
        Hog.takeAll(kernel);
    }

    @AfterEach
    void nothingIsBroken() {
        // A kernel that halted stands in the middle of what it did.
        if (kernel.hotplug().run(new Operation.Remove(1L << 40, GIB)) != MemoryHotplug.NO_RETURN) {
            assertEquals(List.of(), Auditor.audit(kernel));
        }
    }

    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void withBlocksInTheLinearMapTheAddFailsAndLeavesNothing(KernelVersion version) {
        Told told = boot(machine(version).withRodataOn());
        long owner = FrameWord.used(FrameKind.KERNEL, 0, 0);
        int kept = kernel.allocator().allocate(GfpFlags.VMEMMAP, 9, owner);
        Hog hog = Hog.takeAll(kernel);
        kernel.allocator().drainAllPages();
        long before = kernel.node().freePages();
        assertEquals(Errno.ENOMEM, told.run(ADD));
        kernel.allocator().drainAllPages();
        assertEquals(before, kernel.node().freePages());
        assertEquals(0, told.count(OutOfMemory.class));
        assertEquals(0, kernel.counters().get(Counter.LINEAR_TABLES));
        hog.freeIsolated(0, 5000);
        kernel.allocator().free(kept, 9);
        assertEquals(0, told.run(ADD));
    }

    // 7.1 too: somebody could be killed for it, if there were anybody.
    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void withoutAnybodyToKillTheKernelPanics(KernelVersion version) {
        Told told = boot(machine(version));
        exhaust(0);
        assertEquals(MemoryHotplug.NO_RETURN, told.run(ADD));
        assertEquals(
                List.of(new KernelHalted(1, ADD, Halt.DEADLOCKED_ON_MEMORY)),
                told.of(KernelHalted.class));
        assertEquals(0, told.count(OomKilled.class));
        assertEquals(0, told.count(OperationEnded.class));
    }

    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void aProcessThatHoldsMemoryDiesAndTheAddSucceeds(KernelVersion version) {
        Told told = boot(machine(version));
        exhaust(6000);
        assertEquals(0, told.run(ADD));
        assertEquals(List.of(new OomKilled(6000)), told.of(OomKilled.class));
        assertEquals(513, kernel.counters().get(Counter.LINEAR_TABLES));
        assertEquals(0, told.run(new Operation.Remove(ADD.start(), ADD.size())));
    }

    // The process is chosen before the task that adds, though that could be killed too.
    @Test
    void theLargestProcessIsChosenFirst() {
        Told told = boot(machine(KernelVersion.V6_1).withAddingProcess());
        exhaust(6000);
        assertEquals(0, told.run(ADD));
        assertEquals(List.of(new OomKilled(6000)), told.of(OomKilled.class));
    }

    @ParameterizedTest
    @CsvSource({"V5_9", "V5_11", "V6_1", "V6_12"})
    void whereTheAddingTaskIsTheVictimOlderKernelsHitABug(KernelVersion version) {
        Told told = boot(machine(version).withAddingProcess());
        exhaust(0);
        assertEquals(MemoryHotplug.NO_RETURN, told.run(ADD));
        assertEquals(List.of(new OomKilled(0)), told.of(OomKilled.class));
        assertEquals(
                List.of(new KernelHalted(1, ADD, Halt.NO_TABLE_PAGE)), told.of(KernelHalted.class));
    }

    @Test
    void whereTheAddingTaskIsTheVictimNewerKernelsUndoTheLinearMap() {
        Told told = boot(machine(KernelVersion.V7_1).withAddingProcess());
        exhaust(0);
        kernel.allocator().drainAllPages();
        long before = kernel.node().freePages();
        assertEquals(Errno.ENOMEM, told.run(ADD));
        kernel.allocator().drainAllPages();
        assertEquals(before, kernel.node().freePages());
        assertEquals(0, kernel.counters().get(Counter.LINEAR_TABLES));
        assertEquals(Errno.ENOMEM, told.run(ADD));
    }

    // A small process: it dies, and what it held does not last.
    @Test
    void whereTheDeadDoNotHoldEnoughThePanicFollows() {
        Told told = boot(machine(KernelVersion.V6_1));
        exhaust(1200);
        assertEquals(
                MemoryHotplug.NO_RETURN, told.run(new Operation.Add(ADD.start(), 8 * GIB, false)));
        assertEquals(List.of(new OomKilled(1200)), told.of(OomKilled.class));
        assertEquals(1, told.count(KernelHalted.class));
    }

    @Test
    void aHaltedKernelAnswersNothing() {
        Told told = boot(machine(KernelVersion.V6_1));
        exhaust(0);
        told.run(ADD);
        assertEquals(MemoryHotplug.NO_RETURN, told.run(ADD));
        assertEquals(List.of(), told.all());
    }
}
