package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.testkit.TestMachine;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// Free pages that compaction holds: single in 6.1, in blocks in 6.12.
final class TargetsTest {
    private final Kernel kernel =
            TestMachine.boot(
                    new Machine(
                            KernelVersion.V6_12,
                            27,
                            TestMachine.MEMSTART,
                            48,
                            12,
                            1,
                            true,
                            false,
                            0,
                            false),
                    new VmemmapPolicy.PerSection(),
                    128);
    private final PhysicalMemory memory = kernel.memory();

    // A block of order 3 that compaction has taken off its list.
    private int block() {
        return kernel.allocator()
                .allocate(GfpFlags.USER, 3, FrameWord.used(FrameKind.KERNEL, 0, 0));
    }

    private static List<Integer> takeAll(Targets targets) {
        List<Integer> pfns = new ArrayList<>();
        for (int pfn = targets.take(); pfn != PageAllocator.NONE; pfn = targets.take()) {
            pfns.add(pfn);
        }
        return pfns;
    }

    private String ordersFrom(int pfn) {
        StringBuilder orders = new StringBuilder();
        for (int at = pfn; at < pfn + 8; ) {
            assertEquals(FrameKind.ISOLATED, FrameWord.kind(memory.word(at)));
            int order = FrameWord.order(memory.word(at));
            orders.append(order);
            at += 1 << order;
        }
        return orders.toString();
    }

    @Test
    void singlePagesAreTakenLastAddedFirst() {
        int pfn = block();
        Targets targets = new PageTargets(memory);
        assertEquals(List.of(), takeAll(targets));
        targets.add(pfn, 2);
        targets.add(pfn + 6, 0);
        assertEquals(5, targets.pages());
        assertEquals(List.of(pfn + 6, pfn + 3, pfn + 2, pfn + 1, pfn), takeAll(targets));
        assertEquals(0, targets.pages());
    }

    @Test
    void ablockAddedAsSinglePagesIsHeldAsSuch() {
        int pfn = block();
        new PageTargets(memory).add(pfn, 3);
        assertEquals("00000000", ordersFrom(pfn));
    }

    @Test
    void aPageIsCutFromTheSmallestBlockLowestFirst() {
        int pfn = block();
        Targets targets = new BlockTargets(memory);
        assertEquals(PageAllocator.NONE, targets.take());
        targets.add(pfn, 3);
        assertEquals("3", ordersFrom(pfn));
        assertEquals(8, targets.pages());
        assertEquals(pfn, targets.take());
        assertEquals("0012", ordersFrom(pfn));
        assertEquals(7, targets.pages());
        assertEquals(
                List.of(pfn + 1, pfn + 2, pfn + 3, pfn + 4, pfn + 5, pfn + 6, pfn + 7),
                takeAll(targets));
        assertEquals("00000000", ordersFrom(pfn));
    }

    @Test
    void ofBlocksOfOneOrderTheFirstAddedIsTakenFirstAndHalvesBeforeIt() {
        int pfn = block();
        Targets targets = new BlockTargets(memory);
        targets.add(pfn + 4, 1);
        targets.add(pfn, 2);
        targets.add(pfn + 6, 1);
        assertEquals(
                List.of(pfn + 4, pfn + 5, pfn + 6, pfn + 7, pfn, pfn + 1, pfn + 2, pfn + 3),
                takeAll(targets));
    }

    @Test
    void aSplitBlocksUpperHalfStandsBeforeOthersOfItsOrder() {
        int pfn = block();
        int other = block();
        Targets targets = new BlockTargets(memory);
        targets.add(pfn, 2);
        targets.add(other, 2);
        assertEquals(pfn, targets.take());
        assertEquals(
                List.of(pfn + 1, pfn + 2, pfn + 3, other, other + 1, other + 2, other + 3),
                takeAll(targets));
    }

    @Test
    void whatIsLeftGoesBackAndTheHighestIsTold() {
        int low = block();
        int high = block();
        List<Targets> both = List.of(new PageTargets(memory), new BlockTargets(memory));
        for (Targets targets : both) {
            long free = kernel.node().freePages() + kernel.node().zone(2).perCpu(0).count();
            targets.add(Math.max(low, high), 1);
            targets.add(Math.min(low, high), 2);
            int last = Math.max(low, high) + (targets instanceof PageTargets ? 1 : 0);
            assertEquals(last, targets.release(kernel.allocator()));
            assertEquals(0, targets.pages());
            assertEquals(PageAllocator.NONE, targets.take());
            assertEquals(
                    free + 6, kernel.node().freePages() + kernel.node().zone(2).perCpu(0).count());
            low = block();
            high = block();
        }
    }
}
