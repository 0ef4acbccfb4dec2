package io.github.vmemmaplab.kernel.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePagesEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePagesReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.PopulateEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.PopulateReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Remedy;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.RemedyChosen;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotGotBlock;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotTried;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.TableInstalled;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.testkit.Hog;
import io.github.vmemmaplab.testkit.TestMachine;
import io.github.vmemmaplab.testkit.Told;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// What is told of one section of eight slots of which three get a block: FACTS 3.
final class PopulateEventsTest {
    private static final long GIB = 1L << 30;
    private static final long SLOT = 2L << 20;
    private static final int SLOTS = 8;
    private static final int BLOCKS = 3;

    private Kernel kernel = TestMachine.boot(Policies.ALL.getFirst(), 30, 128);

    private Told add(String policy, int singles) {
        kernel = TestMachine.boot(Policies.labelled(policy).orElseThrow(), 30, 128);
        Hog.takeAll(kernel).freeIsolated(9, BLOCKS).freeIsolated(0, singles);
        Told told = Told.by(kernel);
        told.run(new Operation.Add(TestMachine.ADDED, GIB, false));
        return told;
    }

    private long slot(int index) {
        return kernel.layout().vmemmapOf(TestMachine.ADDED >>> 12) + index * SLOT;
    }

    // From the slot that failed: which remedy, from where to where, and base pages for what.
    @ParameterizedTest
    @CsvSource({"posted-v1,     FREE_REQUEST, 0, 8, 0", "unmap-rebuild, FREE_MAPPED,  0, 3, 0"})
    void methodsThatRebuildDoSoOnce(String policy, Remedy remedy, int from, int to, int pages) {
        Told told = add(policy, 7000);
        assertEquals(
                List.of(new RemedyChosen(remedy, slot(from), slot(to))),
                told.of(RemedyChosen.class));
        assertEquals(
                List.of(new BasePagesEntered(slot(pages), slot(SLOTS))),
                told.of(BasePagesEntered.class));
        assertEquals(
                List.of(new BasePagesReturned(slot(pages), slot(SLOTS), 0)),
                told.of(BasePagesReturned.class));
        assertEquals(BLOCKS + 1, kernel.counters().get(Counter.ORDER9_ATTEMPTS));
        assertEquals(1, kernel.counters().get(Counter.ORDER9_FAILED));
    }

    @ParameterizedTest
    @CsvSource({"per-section", "generic", "x86"})
    void theMergedMethodAnswersForEachSlot(String policy) {
        Told told = add(policy, 7000);
        for (int i = BLOCKS; i < SLOTS; i++) {
            RemedyChosen chosen = told.of(RemedyChosen.class).get(i - BLOCKS);
            assertEquals(
                    new RemedyChosen(Remedy.BASE_PAGES_FOR_SLOT, slot(i), slot(i + 1)), chosen);
            assertEquals(
                    new BasePagesReturned(slot(i), slot(i + 1), 0),
                    told.of(BasePagesReturned.class).get(i - BLOCKS));
            assertEquals(
                    new TableInstalled(
                            Level.PTE,
                            slot(i),
                            told.of(TableInstalled.class).get(i - BLOCKS).pfn()),
                    told.of(TableInstalled.class).get(i - BLOCKS));
        }
        assertEquals(SLOTS - BLOCKS, told.count(RemedyChosen.class));
        assertEquals(SLOTS - BLOCKS, told.count(TableInstalled.class));
        assertEquals(BLOCKS, told.count(SlotGotBlock.class));
        assertEquals(SLOTS, kernel.counters().get(Counter.ORDER9_ATTEMPTS));
        assertEquals(SLOTS - BLOCKS, kernel.counters().get(Counter.ORDER9_FAILED));
    }

    @ParameterizedTest
    @CsvSource({"original, 4, -12", "posted-v1, 4, 0", "per-section, 8, 0"})
    void aCallIsToldWithItsSlotsAndItsResult(String policy, int tried, int result) {
        Told told = add(policy, 7000);
        assertEquals(
                List.of(new PopulateEntered(slot(0), slot(SLOTS), false)),
                told.of(PopulateEntered.class));
        assertEquals(
                List.of(new PopulateReturned(slot(0), slot(SLOTS), result)),
                told.of(PopulateReturned.class));
        for (int i = 0; i < tried; i++) {
            assertEquals(
                    new SlotTried(slot(i), slot(i + 1), false), told.of(SlotTried.class).get(i));
        }
        assertEquals(tried, told.count(SlotTried.class));
    }

    // FACTS 11.5: base pages run out in the middle of the call.
    @ParameterizedTest
    @CsvSource({"posted-v1", "unmap-rebuild", "per-section", "generic"})
    void whereBasePagesRunOutTheCallFails(String policy) {
        Told told = add(policy, 1500);
        assertEquals(Errno.ENOMEM, told.of(BasePagesReturned.class).getLast().result());
        assertEquals(
                List.of(new PopulateReturned(slot(0), slot(SLOTS), Errno.ENOMEM)),
                told.of(PopulateReturned.class));
        assertEquals(0, kernel.counters().get(Counter.BASE_PAGES_MAPPED));
        assertEquals(0, kernel.counters().get(Counter.VMEMMAP_TABLES));
    }
}
