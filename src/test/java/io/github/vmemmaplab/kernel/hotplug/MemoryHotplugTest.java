package io.github.vmemmaplab.kernel.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.WarnedOnce;
import io.github.vmemmaplab.kernel.event.HotplugEvent.LinearMapped;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Refusal;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Refused;
import io.github.vmemmaplab.kernel.event.HotplugEvent.SectionsLeftBehind;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.PopulateEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.testkit.Hog;
import io.github.vmemmaplab.testkit.TestMachine;
import io.github.vmemmaplab.testkit.Told;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// What an add leaves behind, whatever becomes of it: FACTS 2 and 11, CAPTURES 3.
final class MemoryHotplugTest {
    private static final long MIB = 1L << 20;
    private static final long SECTION = 128 * MIB;
    private static final long GIB = 1L << 30;
    private static final long AT = TestMachine.ADDED;

    private Kernel kernel = TestMachine.boot(new VmemmapPolicy.PerSection(), 27, 64);

    private Told boot(VmemmapPolicy policy, int bits, int mib, int blocks, int singles) {
        kernel = TestMachine.boot(policy, bits, mib);
        Hog.takeAll(kernel).freeIsolated(9, blocks).freeIsolated(0, singles);
        return Told.by(kernel);
    }

    @AfterEach
    void nothingIsBroken() {
        assertEquals(List.of(), Auditor.audit(kernel));
    }

    private static Operation.Add add(long start, long size) {
        return new Operation.Add(start, size, false);
    }

    private long counter(Counter counter) {
        return kernel.counters().get(counter);
    }

    @Test
    void theLinearMapIsMadeBeforeTheVmemmap() {
        Told told = boot(new VmemmapPolicy.PerSection(), 30, 96, 3, 7000);
        told.run(add(AT, GIB));
        assertTrue(
                told.all().indexOf(told.of(LinearMapped.class).getFirst())
                        < told.all().indexOf(told.of(PopulateEntered.class).getFirst()));
        assertEquals(513, told.of(LinearMapped.class).getFirst().tables());
    }

    // FACTS 11.2 and 3.5: with k blocks had, 8 - k tables and 512 pages for each.
    @ParameterizedTest
    @CsvSource({"0", "1", "3", "5", "7"})
    void perSectionKeepsThePrefixAndFallsBackForTheRest(int blocks) {
        Told told = boot(new VmemmapPolicy.PerSection(), 30, 128, blocks, 7000);
        assertEquals(0, told.run(add(AT, GIB)));
        assertEquals(blocks, counter(Counter.BLOCKS_MAPPED));
        assertEquals(512L * (8 - blocks), counter(Counter.BASE_PAGES_MAPPED));
        assertEquals(8 - blocks, counter(Counter.VMEMMAP_TABLES));
        assertEquals(8 - blocks, told.count(SlotFailed.class));
        assertEquals(blocks * 512L + 513L * (8 - blocks), counter(Counter.PAGES_ALLOCATED));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "3", "5", "7"})
    void postedV1AndUnmapRebuildEndWithPagesOnly(int blocks) {
        for (VmemmapPolicy policy :
                List.of(new VmemmapPolicy.PostedV1(), new VmemmapPolicy.UnmapRebuild())) {
            Told told = boot(policy, 30, 128, blocks, 7000);
            assertEquals(0, told.run(add(AT, GIB)));
            assertEquals(0, counter(Counter.BLOCKS_MAPPED));
            assertEquals(4096, counter(Counter.BASE_PAGES_MAPPED));
            assertEquals(8, counter(Counter.VMEMMAP_TABLES));
            assertEquals(blocks, counter(Counter.BLOCKS_THROWN_AWAY));
            assertEquals(1, told.count(SlotFailed.class));
            assertEquals(512L * blocks + 4104, counter(Counter.PAGES_ALLOCATED));
        }
    }

    @Test
    void originalFailsAndGivesTheFailingSectionBack() {
        Told told = boot(new VmemmapPolicy.Original(), 30, 128, 3, 7000);
        long before = kernel.node().freePages() + kernel.node().zone(2).perCpu(0).count();
        assertEquals(Errno.ENOMEM, told.run(add(AT, GIB)));
        assertEquals(3, told.count(SlotMapped.class));
        long after = kernel.node().freePages() + kernel.node().zone(2).perCpu(0).count();
        assertEquals(before, after);
        assertFalse(kernel.sections().has(kernel.sections().sectionOf(AT), Sections.PRESENT));
        assertEquals(Errno.ENOMEM, told.run(add(AT, GIB)));
    }

    @Test
    void aFailedRequestLeavesItsEarlierSectionsAndARetryMeetsThem() {
        Told told = boot(new VmemmapPolicy.Original(), 27, 128, 3, 7000);
        assertEquals(Errno.ENOMEM, told.run(add(AT, GIB)));
        assertEquals(
                List.of(new SectionsLeftBehind(kernel.sections().sectionOf(AT), 3)),
                told.of(SectionsLeftBehind.class));
        assertEquals(3, counter(Counter.BLOCKS_MAPPED));
        assertEquals(0, counter(Counter.LINEAR_TABLES));
        assertEquals(Errno.EEXIST, told.run(add(AT, GIB)));
        assertEquals(
                List.of(Refusal.SECTION_PRESENT),
                told.of(Refused.class).stream().map(Refused::refusal).toList());
        assertEquals(Errno.EEXIST, told.run(add(AT, SECTION)));
    }

    @Test
    void whereTheFallbackItselfFailsPerSectionLeaksToo() {
        Told told = boot(new VmemmapPolicy.PerSection(), 27, 64, 0, 2700);
        assertEquals(Errno.ENOMEM, told.run(add(AT, GIB)));
        long left = counter(Counter.BASE_PAGES_MAPPED) / 512;
        assertTrue(left >= 1 && left < 8, "sections left: " + left);
        assertEquals(0, counter(Counter.BASE_PAGES_MAPPED) % 512);
        assertEquals(left, counter(Counter.VMEMMAP_TABLES));
        assertEquals(Errno.EEXIST, told.run(add(AT, GIB)));
    }

    @Test
    void theKernelWarnsOncePerBoot() {
        Told told = boot(new VmemmapPolicy.PerSection(), 30, 128, 0, 7000);
        told.run(add(AT, GIB));
        assertEquals(List.of(new WarnedOnce(9)), told.of(WarnedOnce.class));
        told.run(new Operation.Remove(AT, GIB));
        told.run(add(AT, GIB));
        assertEquals(8, told.count(SlotFailed.class));
        assertEquals(0, told.count(WarnedOnce.class));
    }

    // CAPTURES 3.5.
    @ParameterizedTest
    @CsvSource({"posted-v1, 2", "unmap-rebuild, 2", "per-section, 1"})
    void aNewPmdTableIsTakenTwiceWhereItIsFreedBetween(String label, long taken) {
        VmemmapPolicy policy = Policies.labelled(label).orElseThrow();
        Told told = boot(policy, 30, 128, 0, 7000);
        assertEquals(0, told.run(add(0x10_4000_0000L, GIB)));
        assertEquals(4096 + 8 + taken, counter(Counter.PAGES_ALLOCATED));
        assertEquals(9, counter(Counter.VMEMMAP_TABLES));
    }

    // FACTS 11.1: a 27-bit section is one slot, so the policies hardly differ.
    @Test
    void withSmallSectionsPostedV1KeepsWhatEarlierSectionsGot() {
        Told told = boot(new VmemmapPolicy.PostedV1(), 27, 128, 3, 7000);
        assertEquals(0, told.run(add(AT, GIB)));
        assertEquals(8, told.count(PopulateEntered.class));
        assertEquals(3, counter(Counter.BLOCKS_MAPPED));
        assertEquals(5 * 512, counter(Counter.BASE_PAGES_MAPPED));
    }

    // FACTS 11.4: 512 + 1 linear tables, 8 blocks of struct pages, 18.0 MiB and a page.
    @Test
    void aGibibyteCostsEighteenMebibytesWhereBlocksAreThere() {
        Told told = Told.by(kernel);
        long before = kernel.node().freePages();
        assertEquals(0, told.run(add(AT, GIB)));
        long held = kernel.node().freePages() + kernel.node().zone(2).perCpu(0).count();
        assertEquals(513 + 4096, before - held);
        assertEquals(513, counter(Counter.LINEAR_TABLES));
        assertEquals(8, counter(Counter.BLOCKS_MAPPED));
    }

    @Test
    void aRemovedRangeGivesBackAllThatItTook() {
        Told told = Told.by(kernel);
        long before = kernel.node().freePages();
        told.run(add(AT, GIB));
        assertEquals(0, told.run(new Operation.Remove(AT, GIB)));
        kernel.allocator().drainAllPages();
        assertEquals(before, kernel.node().freePages());
        assertEquals(0, told.run(add(AT, GIB)));
    }

    @Test
    void memmapOnMemoryTakesItsBlockFromTheAddedRange() {
        Told told = boot(new VmemmapPolicy.PerSection(), 27, 64, 0, 900);
        assertEquals(0, told.run(new Operation.Add(AT, SECTION, true)));
        assertEquals((int) (AT >>> 12), told.of(SlotMapped.class).getFirst().pfn());
        assertEquals(0, counter(Counter.PAGES_ALLOCATED));
        assertEquals(65, counter(Counter.LINEAR_TABLES));
    }

    @ParameterizedTest
    @CsvSource({
        "80000000,  8000001,  false, -22", "80000001,  8000000, false, -22",
        "80000000,  0,        false, -22", "40000000,  8000000, false, -17",
        "38000000,  8000000,  false, -7", "80000000,  10000000, true, -22",
        "800040000000, 8000000, false, -7"
    })
    void badRangesAreRefusedBeforeAnythingIsDone(
            String start, String size, boolean memmapOnMemory, int errno) {
        Told told = Told.by(kernel);
        long free = kernel.node().freePages();
        Operation.Add add =
                new Operation.Add(
                        Long.parseLong(start, 16), Long.parseLong(size, 16), memmapOnMemory);
        assertEquals(errno, told.run(add));
        assertEquals(1, told.count(Refused.class));
        assertEquals(free, kernel.node().freePages());
    }

    @Test
    void whatIsThereIsNotAddedTwice() {
        Told told = Told.by(kernel);
        told.run(add(AT, SECTION));
        assertEquals(Errno.EEXIST, told.run(add(AT, SECTION)));
        assertEquals(Errno.EEXIST, told.run(add(AT - SECTION, 2 * SECTION)));
    }
}
