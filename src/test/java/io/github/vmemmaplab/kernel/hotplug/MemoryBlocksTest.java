package io.github.vmemmaplab.kernel.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.HotplugEvent.BlockOfflined;
import io.github.vmemmaplab.kernel.event.HotplugEvent.BlockOnlined;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Refused;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Operation.OnlineType;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.FreeArea;
import io.github.vmemmaplab.kernel.memory.GfpFlags;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.Watermark;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.testkit.Hog;
import io.github.vmemmaplab.testkit.TestMachine;
import io.github.vmemmaplab.testkit.Told;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

final class MemoryBlocksTest {
    private static final long SECTION = 128L << 20;
    private static final long AT = TestMachine.ADDED;
    private static final int FIRST = (int) (AT >>> 12);
    private static final int MOVABLE = MigrateType.MOVABLE.ordinal();

    private Kernel kernel = boot(KernelVersion.V6_1);

    private static Kernel boot(KernelVersion version) {
        return TestMachine.boot(
                Machine.of(version, TestMachine.MEMSTART).withSectionSizeBits(27),
                new VmemmapPolicy.PerSection(),
                64);
    }

    @AfterEach
    void nothingIsBroken() {
        assertEquals(List.of(), Auditor.audit(kernel));
    }

    private int run(Operation operation) {
        return kernel.hotplug().run(operation);
    }

    private void addAndOnline(long start, OnlineType type) {
        assertEquals(0, run(new Operation.Add(start, SECTION, false)));
        assertEquals(0, run(new Operation.Online(start, SECTION, type)));
    }

    private List<Integer> list(Zone.Kind kind, int order, int type) {
        List<Integer> pfns = new ArrayList<>();
        FreeArea area = kernel.node().zone(kind).freeArea();
        for (int pfn = area.first(order, type); pfn >= 0; pfn = area.next(pfn)) {
            pfns.add(pfn);
        }
        return pfns;
    }

    private List<Integer> newBlocks(List<Integer> pfns) {
        return pfns.stream().filter(pfn -> pfn >= FIRST).toList();
    }

    // FACTS 8.1: from 5.10 at the tail, ascending, before that at the head, so descending.
    @ParameterizedTest
    @CsvSource({"V5_11, true", "V6_1, true", "V6_12, true", "V5_9, false"})
    void newMemoryIsUsedLastSinceFiveTen(KernelVersion version, boolean tail) {
        kernel = boot(version);
        addAndOnline(AT, OnlineType.KERNEL);
        List<Integer> list = list(Zone.Kind.NORMAL, 10, MOVABLE);
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            expected.add(FIRST + 1024 * (tail ? i : 31 - i));
        }
        assertEquals(expected, newBlocks(list));
        assertEquals(
                expected, tail ? list.subList(list.size() - 32, list.size()) : list.subList(0, 32));
    }

    @Test
    void withItsOwnMemmapABlockIsAPmdSmaller() {
        assertEquals(0, run(new Operation.Add(AT, SECTION, true)));
        assertEquals(0, run(new Operation.Online(AT, SECTION, OnlineType.MOVABLE)));
        assertEquals(List.of(FIRST + 512), list(Zone.Kind.MOVABLE, 9, MOVABLE));
        assertEquals(31, list(Zone.Kind.MOVABLE, 10, MOVABLE).size());
        assertEquals(32768 - 512, kernel.node().zone(Zone.Kind.MOVABLE).managed());
        assertEquals(0, run(new Operation.Offline(AT, SECTION)));
        assertEquals(0, run(new Operation.Remove(AT, SECTION)));
    }

    // CAPTURES 3.16.
    @Test
    void kernelMemoryFeedsTheNextAddAndMovableMemoryDoesNot() {
        Hog.takeAll(kernel).freeIsolated(0, 5000);
        Told told = Told.by(kernel);
        addAndOnline(AT, OnlineType.MOVABLE);
        told.run(new Operation.Add(AT + SECTION, SECTION, false));
        assertEquals(1, told.count(SlotFailed.class));
        told.run(new Operation.Online(AT + SECTION, SECTION, OnlineType.KERNEL));
        told.run(new Operation.Add(AT + 2 * SECTION, 2 * SECTION, false));
        int next = FIRST + 32768;
        assertEquals(
                List.of(next, next + 512),
                told.of(SlotMapped.class).stream().map(SlotMapped::pfn).toList());
    }

    @Test
    void zonesGrowAndShrink() {
        Zone movable = kernel.node().zone(Zone.Kind.MOVABLE);
        addAndOnline(AT, OnlineType.MOVABLE);
        addAndOnline(AT + 2 * SECTION, OnlineType.MOVABLE);
        assertEquals(3 * 32768, movable.spanned());
        assertEquals(2 * 32768, movable.present());
        assertEquals(0, run(new Operation.Offline(AT, SECTION)));
        assertEquals(32768, movable.spanned());
        assertEquals(FIRST + 2 * 32768, movable.startPfn());
        assertEquals(0, run(new Operation.Offline(AT + 2 * SECTION, SECTION)));
        assertEquals(0, movable.present());
        assertEquals(0, movable.spanned());
    }

    @Test
    void processesPagesMoveOutOfABlockThatGoesOffline() {
        addAndOnline(AT, OnlineType.MOVABLE);
        long owner = FrameWord.used(FrameKind.ANON, 0, 77);
        List<Integer> pages = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            pages.add(kernel.allocator().allocate(GfpFlags.USER, i % 4, owner));
        }
        assertEquals(100, newBlocks(pages).size());
        assertEquals(0, run(new Operation.Offline(AT, SECTION)));
        assertEquals(0, kernel.node().zone(Zone.Kind.MOVABLE).freePages());
        int found = 0;
        for (int pfn = kernel.memory().basePfn(); pfn < FIRST; pfn = kernel.memory().after(pfn)) {
            long word = kernel.memory().word(pfn);
            found += FrameWord.kind(word) == FrameKind.ANON && FrameWord.ref(word) == 77 ? 1 : 0;
        }
        assertEquals(100, found);
    }

    // CAPTURES 3.17.
    @Test
    void aKernelPageKeepsItsBlockOnline() {
        addAndOnline(AT, OnlineType.KERNEL);
        Hog.takeAll(kernel);
        kernel.allocator().drainAllPages();
        Told told = Told.by(kernel);
        long free = kernel.node().freePages();
        assertEquals(Errno.EBUSY, told.run(new Operation.Offline(AT, SECTION)));
        assertEquals(1, told.count(Refused.class));
        assertEquals(free, kernel.node().freePages());
        assertEquals(Errno.EBUSY, run(new Operation.Remove(AT, SECTION)));
    }

    @Test
    void bootMemoryStaysOnline() {
        assertEquals(Errno.EPERM, run(new Operation.Offline(TestMachine.MEMSTART, SECTION)));
    }

    @Test
    void onlyWhatIsThereAndInTheOtherStateChangesState() {
        Operation.Online online = new Operation.Online(AT, SECTION, OnlineType.MOVABLE);
        assertEquals(Errno.EINVAL, run(online));
        addAndOnline(AT, OnlineType.MOVABLE);
        assertEquals(Errno.EINVAL, run(online));
        assertEquals(0, run(new Operation.Offline(AT, SECTION)));
        assertEquals(Errno.EINVAL, run(new Operation.Offline(AT, SECTION)));
        assertEquals(0, run(new Operation.Remove(AT, SECTION)));
        assertEquals(Errno.EINVAL, run(new Operation.Remove(AT, SECTION)));
    }

    @Test
    void aZoneShrinksFromItsUpperEndToo() {
        Zone movable = kernel.node().zone(Zone.Kind.MOVABLE);
        addAndOnline(AT, OnlineType.MOVABLE);
        addAndOnline(AT + SECTION, OnlineType.MOVABLE);
        addAndOnline(AT + 3 * SECTION, OnlineType.MOVABLE);
        assertEquals(0, run(new Operation.Offline(AT + 3 * SECTION, SECTION)));
        assertEquals(FIRST, movable.startPfn());
        assertEquals(FIRST + 2 * 32768, movable.endPfn());
        assertEquals(0, run(new Operation.Offline(AT, SECTION)));
        assertEquals(FIRST + 32768, movable.startPfn());
        assertEquals(FIRST + 2 * 32768, movable.endPfn());
    }

    private static List<Long> pages(Zone zone) {
        return List.of(zone.managed(), zone.present(), zone.freePages() + zone.perCpu(0).count());
    }

    // FACTS 8.1 and 8.2: its pages and its marks come and go with a block.
    @Test
    void aZonesNumbersFollowItsBlocks() {
        Zone normal = kernel.node().zone(Zone.Kind.NORMAL);
        assertEquals(0, run(new Operation.Add(AT, SECTION, false)));
        List<Long> before = pages(normal);
        long min = normal.mark(Watermark.MIN);
        Told told = Told.by(kernel);
        assertEquals(0, told.run(new Operation.Online(AT, SECTION, OnlineType.KERNEL)));
        assertEquals(
                List.of(new BlockOnlined(FIRST, 32768, normal.index())),
                told.of(BlockOnlined.class));
        assertEquals(before.stream().map(pages -> pages + 32768).toList(), pages(normal));
        long raised = normal.mark(Watermark.MIN);
        assertTrue(raised > min, "min watermark " + raised);
        assertEquals(0, told.run(new Operation.Offline(AT, SECTION)));
        assertEquals(
                List.of(new BlockOfflined(FIRST, 32768, normal.index())),
                told.of(BlockOfflined.class));
        assertEquals(before, pages(normal));
        assertTrue(normal.mark(Watermark.MIN) < raised, "min watermark stays up");
    }

    // FACTS 8.2: the pageblocks are movable again, and what was free still is.
    @Test
    void aBlockWhosePagesFindNoOtherPlaceStaysAsItWas() {
        addAndOnline(AT, OnlineType.MOVABLE);
        long owner = FrameWord.used(FrameKind.ANON, 0, 77);
        for (int i = 0; i < 30000; i++) {
            assertTrue(kernel.allocator().allocate(GfpFlags.USER, 0, owner) >= FIRST);
        }
        Hog.takeAll(kernel);
        kernel.allocator().drainAllPages();
        Zone movable = kernel.node().zone(Zone.Kind.MOVABLE);
        long free = movable.freePages();
        assertTrue(free > 2000, "free pages: " + free);
        assertEquals(Errno.EBUSY, run(new Operation.Offline(AT, SECTION)));
        kernel.allocator().drainAllPages();
        assertEquals(free, movable.freePages());
        assertEquals(32768, movable.managed());
        for (int order = 0; order <= 10; order++) {
            assertEquals(List.of(), list(Zone.Kind.MOVABLE, order, MigrateType.ISOLATE.ordinal()));
        }
        assertTrue(kernel.sections().has(kernel.sections().sectionOf(AT), Sections.ONLINE));
    }
}
