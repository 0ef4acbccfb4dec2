package io.github.vmemmaplab.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.BlockStolen;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.CompactionEnded;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.OutOfMemory;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.WarnedOnce;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent.LinearMapped;
import io.github.vmemmaplab.kernel.event.HotplugEvent.LinearTableTaken;
import io.github.vmemmaplab.kernel.event.HotplugEvent.SectionsLeftBehind;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Operation.OnlineType;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.EntriesScanned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.MemoryFreed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Pass;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.PopulateEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Range;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Remedy;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotTried;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.TableFreed;
import io.github.vmemmaplab.kernel.hotplug.Errno;
import io.github.vmemmaplab.kernel.memory.FragmentationIndex;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.FreeArea;
import io.github.vmemmaplab.kernel.memory.GfpFlags;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.testkit.Hog;
import io.github.vmemmaplab.testkit.TestMachine;
import io.github.vmemmaplab.testkit.Told;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a simulator gets wrong that was written without the kernel at hand: FACTS 13, item by item.
final class NaiveSimulatorTest {
    private static final long GIB = 1L << 30;
    private static final long SECTION = 128L << 20;
    private static final long AT = TestMachine.ADDED;
    private static final int UNMOVABLE = MigrateType.UNMOVABLE.ordinal();
    private static final int MOVABLE = MigrateType.MOVABLE.ordinal();
    private static final long OWNER = FrameWord.used(FrameKind.KERNEL, 0, 0);

    private Kernel kernel = TestMachine.boot(new VmemmapPolicy.PerSection(), 27, 64);

    private Told boot(KernelVersion version, int bits, VmemmapPolicy policy, int mib) {
        kernel =
                TestMachine.boot(
                        Machine.of(version, TestMachine.MEMSTART).withSectionSizeBits(bits),
                        policy,
                        mib);
        return Told.by(kernel);
    }

    private Told fragmented(VmemmapPolicy policy, int bits, int blocks) {
        Told told = boot(KernelVersion.V6_1, bits, policy, 128);
        Hog.takeAll(kernel).freeIsolated(9, blocks).freeIsolated(0, 9000);
        return told;
    }

    private static Operation.Add add(long size) {
        return new Operation.Add(AT, size, false);
    }

    private FreeArea area() {
        return kernel.node().zone(Zone.Kind.NORMAL).freeArea();
    }

    @ParameterizedTest
    @CsvSource({
        "V5_9, original",
        "V5_11, per-section",
        "V6_1, per-section",
        "V6_12, generic",
        "V7_1, generic"
    })
    void item1TheFallbackCameWithFiveEleven(KernelVersion version, String policy) {
        assertEquals(policy, Policies.of(version).label());
    }

    @Test
    void item2TheLinearMapComesFirstAndTakesSixtyFourPagesASection() {
        Told told = fragmented(new VmemmapPolicy.PerSection(), 27, 3);
        assertEquals(0, told.run(add(2 * SECTION)));
        List<Event> all = told.all();
        Event mapped = told.of(LinearMapped.class).getFirst();
        assertTrue(all.indexOf(mapped) < all.indexOf(told.of(PopulateEntered.class).getFirst()));
        assertEquals(
                2 * 64,
                told.of(LinearTableTaken.class).stream()
                        .filter(taken -> taken.level() == Level.PTE)
                        .count());
    }

    @Test
    void item3AFailedAddLeavesItsEarlierSections() {
        Told told = fragmented(new VmemmapPolicy.Original(), 27, 3);
        assertEquals(Errno.ENOMEM, told.run(add(GIB)));
        assertEquals(3, told.of(SectionsLeftBehind.class).getFirst().sections());
        assertEquals(Errno.EEXIST, told.run(add(GIB)));
    }

    @ParameterizedTest
    @CsvSource({"V5_9, 8", "V5_11, 8", "V6_1, 1", "V6_12, 1", "V7_1, 1"})
    void item4ASectionHasEightSlotsOnlyUpToFiveEleven(KernelVersion version, long slots) {
        Told told = boot(version, version.sectionSizeBits(), new VmemmapPolicy.PerSection(), 64);
        assertEquals(0, told.run(add(GIB)));
        PopulateEntered entered = told.of(PopulateEntered.class).getFirst();
        assertEquals(slots, (entered.end() - entered.start()) / (2L << 20));
        assertEquals(8 / slots, told.count(PopulateEntered.class));
    }

    @Test
    void item5EmptyEntriesCostNothingAndTheBlocksThrownAwayDo() {
        Told told = fragmented(new VmemmapPolicy.PostedV1(), 30, 3);
        assertEquals(0, told.run(add(GIB)));
        FreeReturned freed = told.of(FreeReturned.class).getFirst();
        assertEquals(5, freed.visits().none(Pass.UNMAP, Level.PMD));
        assertEquals(3, kernel.counters().get(Counter.BLOCKS_THROWN_AWAY));
        assertEquals(4096, told.count(BasePageMapped.class));
    }

    @Test
    void item6MovableZonesNeverServeTheVmemmap() {
        Told told = fragmented(new VmemmapPolicy.PerSection(), 27, 0);
        told.run(add(SECTION));
        assertEquals(0, told.run(new Operation.Online(AT, SECTION, OnlineType.MOVABLE)));
        assertTrue(kernel.node().zone(Zone.Kind.MOVABLE).freeArea().count(10) > 0);
        told.run(new Operation.Add(AT + SECTION, SECTION, false));
        assertEquals(1, told.count(SlotFailed.class));
        assertTrue(told.of(BasePageMapped.class).stream().allMatch(page -> page.pfn() < AT >>> 12));
    }

    @Test
    void item7AMovablePageblockIsTakenAndRetagged() {
        Told told = Told.by(kernel);
        assertEquals(0, told.run(add(SECTION)));
        int pfn = told.of(SlotMapped.class).getFirst().pfn();
        assertEquals(UNMOVABLE, kernel.memory().pageblockType(pfn));
        assertTrue(
                told.of(BlockStolen.class).stream()
                        .anyMatch(stolen -> stolen.fallback() == MigrateType.MOVABLE));
    }

    // FACTS 11.9.
    @Test
    void item8TheLowerHalfIsKeptAndTheUpperHeadsItsList() {
        int first = area().first(10, MOVABLE);
        assertEquals(first, kernel.allocator().allocate(GfpFlags.VMEMMAP, 9, OWNER));
        assertEquals(first + 512, area().first(9, UNMOVABLE));
        assertEquals(UNMOVABLE, kernel.memory().pageblockType(first));
        assertEquals(UNMOVABLE, kernel.memory().pageblockType(first + 512));
        assertEquals(first + 512, kernel.allocator().allocate(GfpFlags.VMEMMAP, 9, OWNER));
    }

    @Test
    void item9TheLastBlockFreedIsTheFirstTaken() {
        Hog.takeAll(kernel).freeIsolated(9, 3);
        int first = kernel.allocator().allocate(GfpFlags.VMEMMAP, 9, OWNER);
        int second = kernel.allocator().allocate(GfpFlags.VMEMMAP, 9, OWNER);
        kernel.allocator().free(first, 9);
        kernel.allocator().free(second, 9);
        assertEquals(second, kernel.allocator().allocate(GfpFlags.VMEMMAP, 9, OWNER));
    }

    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void item10NewMemoryIsUsedFirstOnlyUpToFiveNine(KernelVersion version) {
        Told told = boot(version, 27, Policies.of(version), 64);
        told.run(add(SECTION));
        told.run(new Operation.Online(AT, SECTION, OnlineType.KERNEL));
        boolean first = area().first(10, MOVABLE) >= AT >>> 12;
        assertEquals(version == KernelVersion.V5_9, first);
    }

    // One page that cannot move in each pageblock is enough.
    @Test
    void item11CompactionIsNotAllPowerful() {
        Told told = boot(KernelVersion.V6_1, 27, new VmemmapPolicy.PerSection(), 128);
        Hog.takeAll(kernel).freeIsolated(0, 9000);
        assertEquals(0, told.run(add(2 * SECTION)));
        assertEquals(2, told.count(SlotFailed.class));
        assertTrue(told.of(CompactionEnded.class).stream().allMatch(ran -> ran.captured() < 0));
    }

    @Test
    void item12NobodyDiesForABlock() {
        Told told = fragmented(new VmemmapPolicy.Original(), 30, 0);
        assertEquals(Errno.ENOMEM, told.run(add(GIB)));
        assertEquals(0, told.count(OutOfMemory.class));
    }

    @Test
    void item13OneWarningABoot() {
        Told told = fragmented(new VmemmapPolicy.PerSection(), 30, 0);
        told.run(add(GIB));
        assertEquals(8, told.count(SlotFailed.class));
        assertEquals(1, told.count(WarnedOnce.class));
    }

    @Test
    void item14TablesGoInASecondPassThatScansThemFirst() {
        Told told = fragmented(new VmemmapPolicy.PerSection(), 30, 0);
        told.run(add(GIB));
        told.run(new Operation.Remove(AT, GIB));
        List<Event> all = told.all();
        Event table =
                told.of(TableFreed.class).stream()
                        .filter(freed -> freed.range() == Range.VMEMMAP)
                        .findFirst()
                        .orElseThrow();
        assertTrue(all.indexOf(told.of(MemoryFreed.class).getLast()) < all.indexOf(table));
        assertTrue(all.indexOf(told.of(EntriesScanned.class).getFirst()) < all.indexOf(table));
    }

    // FACTS 11.6 and 4.5: one a block; one a page and one a table.
    @ParameterizedTest
    @CsvSource({"8, 8", "0, 4104", "3, 2568"})
    void item15EveryEntryHasItsInvalidation(int blocks, long invalidations) {
        Told told = fragmented(new VmemmapPolicy.PerSection(), 30, blocks);
        told.run(add(GIB));
        assertEquals(0, told.run(new Operation.Remove(AT, GIB)));
        assertEquals(invalidations, kernel.counters().get(Counter.TLB_INVALIDATIONS));
    }

    // FACTS 11.10 and 5.6: with huge pages two blocks leave buddyinfo for one request.
    @ParameterizedTest
    @CsvSource({"V6_1, 2", "V6_12, 2", "V5_11, 1"})
    void item16BlocksHideInPerCpuLists(KernelVersion version, int gone) {
        Machine machine =
                new Machine(version, 27, TestMachine.MEMSTART, 48, 12, 1, true, true, 0, true);
        kernel = TestMachine.boot(machine, new VmemmapPolicy.PerSection(), 512);
        long before = kernel.node().freePages();
        assertTrue(kernel.allocator().allocate(GfpFlags.VMEMMAP, 9, OWNER) != PageAllocator.NONE);
        assertEquals(gone * 512L, before - kernel.node().freePages());
    }

    @Test
    void item17TheExtfragIndexMayBeNegative() {
        long[] oneBlockOfOrder8 = {0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0};
        assertEquals(-500, FragmentationIndex.extfrag(oneBlockOfOrder8, 9));
        assertEquals(-1000, FragmentationIndex.extfrag(oneBlockOfOrder8, 8));
    }

    @Test
    void item18EveryVersionHasItsOwnDescriptors() {
        Set<Descriptor> different = new HashSet<>();
        for (KernelVersion version : KernelVersion.values()) {
            different.add(Descriptor.of(version));
        }
        assertEquals(KernelVersion.values().length, different.size());
    }

    @ParameterizedTest
    @CsvSource({
        "original, FAIL",
        "per-section, BASE_PAGES_FOR_SLOT",
        "generic, FAIL",
        "x86, FAIL",
        "posted-v1, FREE_REQUEST"
    })
    void item19WithAnAltmapNewerKernelsDoNotFallBack(String policy, Remedy remedy) {
        assertEquals(remedy, Policies.labelled(policy).orElseThrow().onMissingBlock(true));
    }

    @ParameterizedTest
    @CsvSource({"14", "16"})
    void item20LargerPagesNeverHaveBlocksToFallBackFrom(int pageShift) {
        Machine machine = Machine.of(KernelVersion.V6_12, TestMachine.MEMSTART, pageShift, 48);
        kernel = TestMachine.boot(machine, new VmemmapPolicy.Generic(), 4096);
        Told told = Told.by(kernel);
        assertEquals(0, told.run(new Operation.Add(8 * GIB, GIB, false)));
        assertEquals(0, told.count(SlotTried.class));
        assertEquals(GIB >>> (2 * pageShift - 6), told.count(BasePageMapped.class));
    }

    // Below 4 GiB, but outside what ZONE_DMA32 spans.
    @Test
    void item21MemoryBelowFourGibibytesBecomesNormal() {
        Zone dma32 = kernel.node().zone(Zone.Kind.DMA32);
        int start = kernel.memory().basePfn();
        dma32.setSpan(start, start + 512);
        dma32.addPages(512, 512);
        Told told = Told.by(kernel);
        assertEquals(0, told.run(add(SECTION)));
        assertEquals(0, told.run(new Operation.Online(AT, SECTION, OnlineType.KERNEL)));
        int zone = kernel.memory().zoneOf((int) (AT >>> 12));
        assertEquals(Zone.Kind.NORMAL.ordinal(), zone);
    }
}
