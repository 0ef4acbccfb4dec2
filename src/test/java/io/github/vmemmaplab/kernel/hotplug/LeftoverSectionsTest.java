package io.github.vmemmaplab.kernel.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Refusal;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Refused;
import io.github.vmemmaplab.kernel.event.HotplugEvent.SectionRemoved;
import io.github.vmemmaplab.kernel.event.HotplugEvent.SectionsLeftBehind;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Operation.OnlineType;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.testkit.Hog;
import io.github.vmemmaplab.testkit.TestMachine;
import io.github.vmemmaplab.testkit.Told;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/// The sections that a failed request leaves behind have no memory block; `remove_memory` asks
/// blocks only (`check_memblock_offlined_cb`, `walk_memory_blocks`), and so takes them away.
final class LeftoverSectionsTest {
    private static final long SECTION = 128L << 20;
    private static final long GIB = 1L << 30;
    private static final long AT = TestMachine.ADDED;

    private final Kernel kernel = TestMachine.boot(new VmemmapPolicy.Original(), 27, 128);
    private final Told told = Told.by(kernel);
    private long before;

    // Three blocks for eight sections, and one to spare for the tables.
    @BeforeEach
    void addWhatFailsAtTheFourthSection() {
        Hog.takeAll(kernel).freeIsolated(9, 3).freeIsolated(0, 7000);
        before = free();
        assertEquals(Errno.ENOMEM, told.run(new Operation.Add(AT, GIB, false)));
        assertEquals(before - 3 * 512, free());
    }

    @AfterEach
    void nothingIsBroken() {
        assertEquals(List.of(), Auditor.audit(kernel));
    }

    private long free() {
        Zone zone = kernel.node().zone(Zone.Kind.NORMAL);
        return zone.freePages() + zone.perCpu(0).count();
    }

    private int section(long physical) {
        return kernel.sections().sectionOf(physical);
    }

    @Test
    void removingTheRangeGivesTheirStructPagesBack() {
        assertEquals(0, told.run(new Operation.Remove(AT, GIB)));
        assertEquals(
                List.of(section(AT), section(AT) + 1, section(AT) + 2),
                told.of(SectionRemoved.class).stream().map(SectionRemoved::section).toList());
        assertEquals(before, free());
        assertEquals(0, kernel.counters().get(Counter.BLOCKS_MAPPED));
        assertEquals(0, told.run(new Operation.Add(AT, 3 * SECTION, false)));
    }

    @Test
    void theyGoOneByOneToo() {
        for (int i = 0; i < 3; i++) {
            assertEquals(0, told.run(new Operation.Remove(AT + i * SECTION, SECTION)));
        }
        assertEquals(before, free());
        assertEquals(Errno.EINVAL, told.run(new Operation.Remove(AT + 3 * SECTION, SECTION)));
    }

    @Test
    void aRangeThatReachesAboveAllThatWasEverAddedTakesThem() {
        assertEquals(0, told.run(new Operation.Remove(AT, 1L << 50)));
        assertEquals(before, free());
    }

    @Test
    void anOnlineBlockAmongThemKeepsThemAll() {
        long next = AT + 3 * SECTION;
        assertEquals(0, told.run(new Operation.Remove(AT, SECTION)));
        assertEquals(0, told.run(new Operation.Add(next, SECTION, false)));
        assertEquals(0, told.run(new Operation.Online(next, SECTION, OnlineType.MOVABLE)));
        assertEquals(Errno.EBUSY, told.run(new Operation.Remove(AT, 4 * SECTION)));
        assertEquals(List.of(new Refused(Refusal.WRONG_STATE, next)), told.of(Refused.class));
        assertTrue(kernel.sections().has(section(AT) + 1, Sections.PRESENT));
    }

    @Test
    void aRetryOfPartOfTheRangeTellsOfThatPart() {
        assertEquals(Errno.EEXIST, told.run(new Operation.Add(AT, 2 * SECTION, false)));
        assertEquals(
                List.of(new SectionsLeftBehind(section(AT), 2)), told.of(SectionsLeftBehind.class));
    }

    @Test
    void theyHaveNoBlockToBeSetOnline() {
        Operation online = new Operation.Online(AT, SECTION, OnlineType.MOVABLE);
        assertEquals(Errno.EINVAL, told.run(online));
        assertEquals(List.of(new Refused(Refusal.WRONG_STATE, AT)), told.of(Refused.class));
    }
}
