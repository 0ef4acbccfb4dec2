package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.CompactionEnded;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.DirectReclaimEnded;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.KswapdEnded;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.PageReclaimed;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.kernel.state.ChangeLog;
import io.github.vmemmaplab.testkit.Audited;
import io.github.vmemmaplab.testkit.CacheFill;
import io.github.vmemmaplab.testkit.StateDigest;
import io.github.vmemmaplab.testkit.TestMachine;
import io.github.vmemmaplab.testkit.Told;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

final class ReclaimTest {
    private static final long OWNER = FrameWord.used(FrameKind.KERNEL, 0, 0);
    private static final int NORMAL = Zone.Kind.NORMAL.ordinal();

    private static Kernel machine(KernelVersion version) {
        return TestMachine.boot(
                new Machine(version, 27, TestMachine.MEMSTART, 48, 12, 1, true, false, 0, true),
                new VmemmapPolicy.PerSection(),
                512);
    }

    private static int block(Kernel kernel) {
        return kernel.allocator().allocate(GfpFlags.VMEMMAP, 9, OWNER);
    }

    private static int page(Kernel kernel) {
        return kernel.allocator().allocate(GfpFlags.VMEMMAP, 0, OWNER);
    }

    @ParameterizedTest
    @EnumSource(names = {"V6_1", "V6_12"})
    void aFileReadInOneGoGivesWayToABlock(KernelVersion version) {
        Kernel kernel = machine(version);
        List<Integer> oldestFirst = CacheFill.of(kernel, pfn -> false);
        Told told = Told.by(kernel);
        int pfn = block(kernel);
        assertNotEquals(PageAllocator.NONE, pfn);
        assertTrue(oldestFirst.subList(0, 2048).contains(pfn));
        assertEquals(1, told.count(DirectReclaimEnded.class));
        assertEquals(0, told.count(CompactionEnded.class));
        int dropped = told.of(DirectReclaimEnded.class).getFirst().reclaimed();
        assertEquals(dropped, told.count(PageReclaimed.class));
        assertEquals(dropped, kernel.node().kswapd().stolen(false));
        assertEquals(
                Set.copyOf(oldestFirst.subList(0, dropped)),
                told.of(PageReclaimed.class).stream()
                        .map(PageReclaimed::pfn)
                        .collect(Collectors.toSet()));
        assertEquals(oldestFirst.get(dropped), kernel.node().lruvec().oldest());
    }

    @Test
    void eachShareIsATwelfthPowerOfTheList() {
        Kernel kernel = machine(KernelVersion.V6_1);
        CacheFill.of(kernel, pfn -> pfn % 256 == 0);
        long size = kernel.node().lruvec().size(NORMAL);
        Told told = Told.by(kernel);
        block(kernel);
        long scanned = told.of(DirectReclaimEnded.class).getFirst().scanned();
        long shares = 0;
        while (shares < scanned) {
            shares += (size - shares) >> 12;
        }
        assertEquals(shares, scanned);
    }

    @Test
    void theOrderWithinABatchFollowsTheKernel() {
        assertEquals(List.of(3, 2, 1, 0), firstBatch(KernelVersion.V6_1));
        assertEquals(List.of(0, 1, 2, 3), firstBatch(KernelVersion.V6_12));
    }

    // Places among the oldest of the last four that the first batch gives up.
    private static List<Integer> firstBatch(KernelVersion version) {
        Kernel kernel = machine(version);
        List<Integer> oldestFirst = CacheFill.of(kernel, pfn -> false);
        int share = (int) (kernel.node().lruvec().size(NORMAL) >> 12);
        Told told = Told.by(kernel);
        block(kernel);
        List<Integer> order = new ArrayList<>();
        for (PageReclaimed dropped : told.of(PageReclaimed.class).subList(0, share)) {
            order.add(oldestFirst.indexOf(dropped.pfn()));
        }
        order.removeIf(place -> place > 3);
        return order;
    }

    @Test
    void pinnedPagesLeaveRoomButNoBlock() {
        Kernel kernel = machine(KernelVersion.V6_1);
        CacheFill.of(kernel, pfn -> pfn % 256 == 0);
        Zone zone = kernel.node().zone(Zone.Kind.NORMAL);
        assertEquals(PageAllocator.NONE, block(kernel));
        AllocationFailure failure = kernel.allocator().lastFailure();
        assertNotNull(failure);
        assertEquals(AllocationFailure.Compaction.FAILED, failure.compaction());
        assertTrue(zone.freePages() > zone.mark(Watermark.LOW) + 1024);
        assertNotEquals(PageAllocator.NONE, page(kernel));
    }

    @ParameterizedTest
    @EnumSource(names = {"V6_1", "V6_12"})
    void pagesCanBeHadAsLongAsThereIsCache(KernelVersion version) {
        Kernel kernel = machine(version);
        kernel.node().kswapd().setFailures(0);
        int cache = CacheFill.of(kernel, pfn -> pfn % 256 == 0).size();
        Told told = Told.by(kernel);
        for (int i = 0; i < cache - 1024; i++) {
            assertNotEquals(PageAllocator.NONE, page(kernel));
        }
        assertTrue(told.count(KswapdEnded.class) > 0);
        while (page(kernel) != PageAllocator.NONE) {}
        assertEquals(0, kernel.node().lruvec().size());
        assertEquals(List.of(), Auditor.audit(kernel));
    }

    @Test
    void kswapdRunsBeforeTheRequestReclaims() {
        Kernel kernel = machine(KernelVersion.V6_1);
        CacheFill.of(kernel, pfn -> false);
        kernel.node().kswapd().setFailures(0);
        Told told = Told.by(kernel);
        assertNotEquals(PageAllocator.NONE, block(kernel));
        assertEquals(1, told.count(KswapdEnded.class));
        assertEquals(0, told.count(DirectReclaimEnded.class));
        assertEquals(0, kernel.node().kswapd().stolen(false));
        assertTrue(kernel.node().kswapd().stolen(true) >= 512);
        assertTrue(told.of(PageReclaimed.class).getFirst().byKswapd());
    }

    @Test
    void kswapdGivesUpAndDirectReclaimRevivesIt() {
        Kernel kernel = machine(KernelVersion.V6_1);
        CacheFill.of(kernel, pfn -> pfn % 256 == 0);
        KswapdState kswapd = kernel.node().kswapd();
        assertTrue(kswapd.isHopeless());
        Told told = Told.by(kernel);
        block(kernel);
        assertEquals(0, told.count(KswapdEnded.class));
        assertEquals(0, kswapd.failures());
        block(kernel);
        assertTrue(told.count(KswapdEnded.class) > 0);
    }

    @Test
    void withoutCacheKswapdFailsSixteenTimesAndNeverAgain() {
        Kernel kernel = machine(KernelVersion.V6_1);
        CacheFill.of(kernel, pfn -> true);
        KswapdState kswapd = kernel.node().kswapd();
        kswapd.setFailures(0);
        Told told = Told.by(kernel);
        for (int i = 0; i < 2 * KswapdState.MAX_FAILURES; i++) {
            assertEquals(PageAllocator.NONE, block(kernel));
        }
        assertTrue(kswapd.isHopeless());
        long inVain =
                told.of(KswapdEnded.class).stream().filter(run -> run.reclaimed() == 0).count();
        assertEquals(KswapdState.MAX_FAILURES, inVain);
    }

    @Test
    void kswapdTakesTheBoostBack() {
        Kernel kernel = machine(KernelVersion.V6_1);
        CacheFill.of(kernel, pfn -> false);
        Zone zone = kernel.node().zone(Zone.Kind.NORMAL);
        zone.setBoost(512);
        kernel.node().kswapd().setFailures(0);
        assertNotEquals(PageAllocator.NONE, block(kernel));
        assertEquals(0, zone.boost());
    }

    @ParameterizedTest
    @EnumSource(names = {"V6_1", "V6_12"})
    void everyStateOnTheWayIsSoundAndCanBeUndone(KernelVersion version) {
        Kernel kernel = machine(version);
        CacheFill.of(kernel, pfn -> pfn % 1024 == 0);
        kernel.node().kswapd().setFailures(0);
        StateDigest digest = StateDigest.of(kernel);
        long before = digest.take(kernel);
        ChangeLog changes = new ChangeLog();
        kernel.record(changes, Audited.sampling(kernel, 200));
        for (int i = 0; i < 4; i++) {
            block(kernel);
            page(kernel);
        }
        changes.forEach(0, changes.end(), kernel::apply);
        assertEquals(before, digest.take(kernel));
    }
}
