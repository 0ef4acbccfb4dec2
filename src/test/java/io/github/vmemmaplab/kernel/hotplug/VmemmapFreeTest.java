package io.github.vmemmaplab.kernel.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Visits;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Pass;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Range;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.TableFreed;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.testkit.Hog;
import io.github.vmemmaplab.testkit.TestMachine;
import io.github.vmemmaplab.testkit.Told;

import org.junit.jupiter.api.Test;

import java.util.List;

/// The cost model of FACTS 4.5 and what CAPTURES 3.3 to 3.5 saw.
final class VmemmapFreeTest {
    private static final long GIB = 1L << 30;
    private static final long FAR = 0x10_4000_0000L;

    private static Kernel machine(VmemmapPolicy policy, int blocks) {
        Kernel kernel = TestMachine.boot(policy, 30, 96);
        Hog.takeAll(kernel).freeIsolated(9, blocks).freeIsolated(0, 7000);
        return kernel;
    }

    private static Visits visits(Told told) {
        return told.of(FreeReturned.class).stream()
                .filter(event -> event.range() == Range.VMEMMAP)
                .findFirst()
                .orElseThrow()
                .visits();
    }

    @Test
    void postedV1VisitsWhatItNeverMapped() {
        Kernel kernel = machine(new VmemmapPolicy.PostedV1(), 3);
        Told told = Told.by(kernel);
        assertEquals(0, told.run(new Operation.Add(TestMachine.ADDED, GIB, false)));
        Visits visits = visits(told);
        assertEquals(5, visits.none(Pass.UNMAP, Level.PMD));
        assertEquals(3, visits.mapped(Pass.UNMAP, Level.PMD));
        assertEquals(1, visits.mapped(Pass.UNMAP, Level.PGD));
        assertEquals(1, visits.mapped(Pass.UNMAP, Level.PUD));
        assertEquals(0, visits.none(Pass.UNMAP, Level.PTE));
        assertEquals(8, visits.none(Pass.FREE_EMPTY, Level.PMD));
        assertEquals(3, kernel.counters().get(Counter.BLOCKS_THROWN_AWAY));
        assertEquals(3, kernel.counters().get(Counter.TLB_INVALIDATIONS));
    }

    @Test
    void anEmptyRangeStillVisitsOneEntryALevelInEachPass() {
        Kernel kernel = machine(new VmemmapPolicy.UnmapRebuild(), 0);
        Told told = Told.by(kernel);
        assertEquals(0, told.run(new Operation.Add(TestMachine.ADDED, GIB, false)));
        FreeEntered entered = told.of(FreeEntered.class).getFirst();
        assertEquals(entered.start(), entered.end());
        Visits visits = visits(told);
        for (Pass pass : List.of(Pass.UNMAP, Pass.FREE_EMPTY)) {
            assertEquals(1, visits.mapped(pass, Level.PGD));
            assertEquals(1, visits.mapped(pass, Level.PUD));
            assertEquals(1, visits.none(pass, Level.PMD));
            assertEquals(0, visits.none(pass, Level.PTE));
        }
    }

    @Test
    void anEmptyRangeEvenFreesItsNewPmdTable() {
        Kernel kernel = machine(new VmemmapPolicy.UnmapRebuild(), 0);
        Told told = Told.by(kernel);
        assertEquals(0, told.run(new Operation.Add(FAR, GIB, false)));
        TableFreed freed = told.of(TableFreed.class).getFirst();
        assertEquals(Range.VMEMMAP, freed.range());
        assertEquals(Level.PMD, freed.level());
        assertEquals(512, visits(told).none(Pass.RESCAN, Level.PMD));
        // Eight tables of pages, and the PMD table again.
        assertEquals(9, kernel.counters().get(Counter.VMEMMAP_TABLES));
    }

    @Test
    void perSectionNeverFrees() {
        Kernel kernel = machine(new VmemmapPolicy.PerSection(), 3);
        Told.by(kernel).run(new Operation.Add(TestMachine.ADDED, GIB, false));
        assertEquals(0, kernel.counters().get(Counter.VMEMMAP_FREES));
    }

    @Test
    void removingBlocksCostsOneInvalidationEach() {
        Kernel kernel = TestMachine.boot(new VmemmapPolicy.PerSection(), 30, 128);
        Told told = Told.by(kernel);
        told.run(new Operation.Add(TestMachine.ADDED, GIB, false));
        assertEquals(0, told.run(new Operation.Remove(TestMachine.ADDED, GIB)));
        assertEquals(8, kernel.counters().get(Counter.TLB_INVALIDATIONS));
        assertEquals(8, visits(told).mapped(Pass.UNMAP, Level.PMD));
    }

    @Test
    void removingBasePagesCostsOneInvalidationAPageAndATable() {
        Kernel kernel = machine(new VmemmapPolicy.PerSection(), 0);
        Told told = Told.by(kernel);
        told.run(new Operation.Add(TestMachine.ADDED, GIB, false));
        assertEquals(0, told.run(new Operation.Remove(TestMachine.ADDED, GIB)));
        Visits visits = visits(told);
        assertEquals(4096 + 8, kernel.counters().get(Counter.TLB_INVALIDATIONS));
        assertEquals(8, visits.mapped(Pass.UNMAP, Level.PMD));
        assertEquals(4096, visits.mapped(Pass.UNMAP, Level.PTE));
        assertEquals(4096, visits.none(Pass.FREE_EMPTY, Level.PTE));
        assertEquals(4096, visits.none(Pass.RESCAN, Level.PTE));
        assertEquals(
                8,
                told.of(TableFreed.class).stream()
                        .filter(freed -> freed.range() == Range.VMEMMAP)
                        .count());
    }

    @Test
    void aSharedPmdTableIsScannedToItsFirstEntryInUse() {
        Kernel kernel = TestMachine.boot(new VmemmapPolicy.PerSection(), 27, 64);
        Told told = Told.by(kernel);
        told.run(new Operation.Add(TestMachine.ADDED, 1L << 27, false));
        told.run(new Operation.Remove(TestMachine.ADDED, 1L << 27));
        Visits visits = visits(told);
        // Boot memory's first slot is entry 0.
        assertEquals(0, visits.none(Pass.RESCAN, Level.PMD));
        assertEquals(1, visits.mapped(Pass.RESCAN, Level.PMD));
        assertEquals(1, visits.mapped(Pass.UNMAP, Level.PMD));
        assertEquals(1, visits.none(Pass.FREE_EMPTY, Level.PMD));
        assertEquals(1, kernel.counters().get(Counter.TLB_INVALIDATIONS));
    }
}
