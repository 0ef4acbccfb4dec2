package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.testkit.TestMachine;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class PerCpuAllocatorTest {
    private static final long OWNER = FrameWord.used(FrameKind.KERNEL, 0, 0);
    private static final int ORDER_0_UNMOVABLE = 0;

    private final Kernel kernel = machine(KernelVersion.V6_1, false);
    private final Zone zone = kernel.node().zone(Zone.Kind.NORMAL);
    private final PerCpuPages pcp = zone.perCpu(0);

    // 512 MiB: batch 31, as on the captured machines.
    private static Kernel machine(KernelVersion version, boolean huge) {
        return TestMachine.boot(
                new Machine(version, 27, TestMachine.MEMSTART, 48, 12, 1, true, huge, 0, false),
                new VmemmapPolicy.PerSection(),
                512);
    }

    private int allocate(int order) {
        return kernel.allocator().allocate(GfpFlags.KERNEL, order, OWNER);
    }

    private static List<Integer> pages(PerCpuPages pcp, int list) {
        List<Integer> pages = new ArrayList<>();
        for (int pfn = pcp.first(list); pfn >= 0; pfn = pcp.next(pfn)) {
            pages.add(pfn);
        }
        return pages;
    }

    @Test
    void anEmptyListIsRefilledWithABatchAndTakenFromInOrder() {
        long free = zone.freePages();
        int first = allocate(0);
        assertEquals(free - 31, zone.freePages());
        assertEquals(30, pcp.count());
        List<Integer> rest = pages(pcp, ORDER_0_UNMOVABLE);
        for (int i = 0; i < 30; i++) {
            assertEquals(first + i + 1, rest.get(i));
            assertEquals(rest.get(i), allocate(0));
        }
        allocate(0);
        assertEquals(free - 62, zone.freePages());
    }

    @Test
    void aRefillOfALargerOrderIsSmallerButAtLeastTwo() {
        long free = zone.freePages();
        allocate(3);
        assertEquals(free - 3 * 8, zone.freePages());
        assertEquals(16, pcp.count());
        Kernel small = TestMachine.boot(new VmemmapPolicy.PerSection(), 27, 64);
        Zone smallZone = small.node().zone(Zone.Kind.NORMAL);
        long before = smallZone.freePages();
        small.allocator().allocate(GfpFlags.KERNEL, 2, OWNER);
        assertEquals(before - 2 * 4, smallZone.freePages());
    }

    @Test
    void withHugePagesARefillTakesTwoPmdBlocks() {
        Kernel huge = machine(KernelVersion.V6_1, true);
        Zone normal = huge.node().zone(Zone.Kind.NORMAL);
        long free = normal.freePages();
        int pfn = huge.allocator().allocate(GfpFlags.VMEMMAP, 9, OWNER);
        assertEquals(free - 1024, normal.freePages());
        assertEquals(512, normal.perCpu(0).count());
        huge.allocator().free(pfn, 9);
        assertEquals(free - 1024, normal.freePages());
        assertEquals(1024, normal.perCpu(0).count());
    }

    @Test
    void freedPagesComeBackFirst() {
        int one = allocate(0);
        int two = allocate(0);
        kernel.allocator().free(one, 0);
        kernel.allocator().free(two, 0);
        assertEquals(two, allocate(0));
        assertEquals(one, allocate(0));
    }

    @Test
    void aFullListGivesABatchBackThatDoublesWithEachTime() {
        List<Integer> pages = new ArrayList<>();
        for (int i = 0; i < 31 * 100; i++) {
            pages.add(allocate(0));
        }
        assertEquals(0, pcp.count());
        List<Integer> given = new ArrayList<>();
        for (int pfn : pages) {
            long before = zone.freePages();
            kernel.allocator().free(pfn, 0);
            if (zone.freePages() != before) {
                assertEquals(pcp.high(), pcp.count() + zone.freePages() - before);
                given.add((int) (zone.freePages() - before));
            }
        }
        assertEquals(List.of(31, 62, 124, 248, 496), given.subList(0, 5));
    }

    @Test
    void anAllocationHalvesWhatIsGivenBack() {
        List<Integer> pages = new ArrayList<>();
        for (int i = 0; i < 31 * 100; i++) {
            pages.add(allocate(0));
        }
        int at = 0;
        while (pcp.freeFactor() < 4) {
            kernel.allocator().free(pages.get(at++), 0);
        }
        allocate(0);
        assertEquals(2, pcp.freeFactor());
        allocate(0);
        assertEquals(1, pcp.freeFactor());
    }

    @Test
    void drainingEmptiesTheListsAndMergesEverything() {
        long blocks = zone.freeArea().count(10);
        List<Integer> pages = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            pages.add(allocate(i % 2));
        }
        for (int i = 0; i < 100; i++) {
            kernel.allocator().free(pages.get(i), i % 2);
        }
        assertTrue(pcp.count() > 0);
        kernel.allocator().drainAllPages();
        assertEquals(0, pcp.count());
        assertEquals(blocks, zone.freeArea().count(10));
    }

    // CAPTURES 4(d): the page that came last is given back first.
    @Test
    void drainingStartsWithTheLastPage() {
        List<Integer> pages = new ArrayList<>();
        for (int i = 0; i < 31; i++) {
            pages.add(allocate(0));
        }
        for (int i = 0; i < 31; i += 2) {
            kernel.allocator().free(pages.get(i), 0);
        }
        kernel.allocator().drainAllPages();
        // Page 0 went in first, so it was drained first and the last one heads the list; 30 merged
        // with the free page after it.
        List<Integer> expected = new ArrayList<>();
        for (int i = 28; i >= 0; i -= 2) {
            expected.add(pages.get(i));
        }
        List<Integer> got = new ArrayList<>();
        FreeArea area = zone.freeArea();
        for (int pfn = area.first(0, 0); pfn >= 0; pfn = area.next(pfn)) {
            got.add(pfn);
        }
        assertEquals(expected, got.subList(0, expected.size()));
    }

    // CAPTURES 7.1: 31, 62, 124, 248, 496, 992.
    @Test
    void sinceSixSevenRefillsDouble() {
        Kernel newer = machine(KernelVersion.V6_12, false);
        Zone normal = newer.node().zone(Zone.Kind.NORMAL);
        List<Long> refills = new ArrayList<>();
        for (int i = 0; i < 31 + 62 + 124 + 248 + 496 + 992; i++) {
            long before = normal.freePages();
            newer.allocator().allocate(GfpFlags.KERNEL, 0, OWNER);
            if (normal.freePages() != before) {
                refills.add(before - normal.freePages());
            }
        }
        assertEquals(List.of(31L, 62L, 124L, 248L, 496L, 992L), refills);
    }
}
