package io.github.vmemmaplab.kernel.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.HotplugEvent.LinearMapped;
import io.github.vmemmaplab.kernel.event.HotplugEvent.LinearTableTaken;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Range;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.testkit.TestMachine;
import io.github.vmemmaplab.testkit.Told;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// The tables and the blocks of added memory's linear map: FACTS 2.2 and 8.3.
final class LinearMapTest {
    private static final long MIB_2 = 2L << 20;
    private static final long SECTION = 128L << 20;
    private static final long AT = TestMachine.ADDED;
    // FACTS 1.4: the linear map starts 2^48 below the top, at the start of memory.
    private static final long LINEAR = -(1L << 48) + AT - TestMachine.MEMSTART;

    private static Kernel boot(boolean blocks) {
        Machine machine = Machine.of(KernelVersion.V6_1, TestMachine.MEMSTART);
        return TestMachine.boot(
                blocks ? machine.withRodataOn() : machine, new VmemmapPolicy.PerSection(), 64);
    }

    private static long entry(Kernel kernel, Level level, long addr) {
        int table = kernel.tables().root();
        for (Level at = Level.PGD; at != level; at = kernel.layout().below(at)) {
            long entry = kernel.tables().entry(table, kernel.layout().index(at, addr));
            assertTrue(Descriptor.isTable(entry), at + " " + Long.toHexString(entry));
            table = (int) (Descriptor.address(entry) >>> 12);
        }
        return kernel.tables().entry(table, kernel.layout().index(level, addr));
    }

    // A table of pages each 2 MiB and one above them, each told with its place.
    @Test
    void aSectionTakesATableForEachTwoMebibytes() {
        Kernel kernel = boot(false);
        Told told = Told.by(kernel);
        assertEquals(0, told.run(new Operation.Add(AT, SECTION, false)));
        assertEquals(
                List.of(new LinearMapped(LINEAR, LINEAR + SECTION, 65)),
                told.of(LinearMapped.class));
        List<LinearTableTaken> taken = told.of(LinearTableTaken.class);
        assertEquals(65, taken.size());
        assertEquals(Level.PMD, taken.getFirst().level());
        for (int i = 0; i < 64; i++) {
            LinearTableTaken table = taken.get(i + 1);
            assertEquals(Level.PTE, table.level());
            assertEquals(LINEAR + i * MIB_2, table.addr());
            long word = kernel.memory().word(table.pfn());
            assertEquals(FrameKind.PAGE_TABLE, FrameWord.kind(word));
            assertEquals(Level.PTE, TablePage.level(word));
            assertEquals(table.addr(), TablePage.address(word));
        }
        // The next section's own: the PMD table is there.
        assertEquals(0, told.run(new Operation.Add(AT + SECTION, SECTION, false)));
        assertEquals(64, told.of(LinearMapped.class).getFirst().tables());
    }

    // Blocks of 2 MiB for what is no whole GiB, at the physical address of each.
    @Test
    void withoutRodataFullASectionIsSixtyFourBlocks() {
        Kernel kernel = boot(true);
        assertEquals(0, Told.by(kernel).run(new Operation.Add(AT, SECTION, false)));
        for (int i = 0; i < 64; i++) {
            long entry = entry(kernel, Level.PMD, LINEAR + i * MIB_2);
            assertTrue(Descriptor.isBlock(entry), Long.toHexString(entry));
            assertEquals(AT + i * MIB_2, Descriptor.address(entry));
        }
        assertEquals(Descriptor.NONE, entry(kernel, Level.PMD, LINEAR + SECTION));
        assertEquals(1, kernel.counters().get(Counter.LINEAR_TABLES));
    }

    @Test
    void withoutRodataFullAWholeGibibyteIsOneBlock() {
        Kernel kernel = boot(true);
        assertEquals(0, Told.by(kernel).run(new Operation.Add(AT, 8 * SECTION, false)));
        long entry = entry(kernel, Level.PUD, LINEAR);
        assertTrue(Descriptor.isBlock(entry), Long.toHexString(entry));
        assertEquals(AT, Descriptor.address(entry));
        assertEquals(0, kernel.counters().get(Counter.LINEAR_TABLES));
    }

    // 512 MiB into a GiB: a GiB's worth that is not aligned has no block of 1 GiB.
    @Test
    void aGibibyteAcrossTwoHasSmallBlocksOnly() {
        Kernel kernel = boot(true);
        assertEquals(
                0, Told.by(kernel).run(new Operation.Add(AT + 4 * SECTION, 8 * SECTION, false)));
        assertEquals(2, kernel.counters().get(Counter.LINEAR_TABLES));
        for (int i : new int[] {0, 255, 256, 511}) {
            long entry = entry(kernel, Level.PMD, LINEAR + 4 * SECTION + i * MIB_2);
            assertEquals(AT + 4 * SECTION + i * MIB_2, Descriptor.address(entry));
        }
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aRemovedRangeHasNoEntriesLeft(boolean blocks) {
        Kernel kernel = boot(blocks);
        Told told = Told.by(kernel);
        assertEquals(0, told.run(new Operation.Add(AT, SECTION, false)));
        assertEquals(0, told.run(new Operation.Add(AT + SECTION, SECTION, false)));
        assertEquals(0, told.run(new Operation.Remove(AT, SECTION)));
        assertEquals(
                new FreeEntered(Range.LINEAR, LINEAR, LINEAR + SECTION, false),
                told.of(FreeEntered.class).getLast());
        FreeReturned returned = told.of(FreeReturned.class).getLast();
        assertEquals(LINEAR, returned.start());
        assertEquals(LINEAR + SECTION, returned.end());
        for (int i = 0; i < 64; i++) {
            assertEquals(Descriptor.NONE, entry(kernel, Level.PMD, LINEAR + i * MIB_2));
        }
        assertTrue(entry(kernel, Level.PMD, LINEAR + SECTION) != Descriptor.NONE);
    }

    // An edge splits a block where it is inside one; an edge between two, or in no block, does not.
    @ParameterizedTest
    @CsvSource({
        "true,  8, 0, 1, true", "true,  8, 7, 1, true", "true,  8, 0, 8, false",
        "true,  7, 0, 1, false", "true,  7, 6, 1, false", "false, 8, 0, 1, false",
        "true,  8, 8, 1, false"
    })
    void anEdgeInsideABlockSplitsIt(
            boolean blocks, int added, int from, int sections, boolean splits) {
        Kernel kernel = boot(blocks);
        assertEquals(0, Told.by(kernel).run(new Operation.Add(AT, added * SECTION, false)));
        assertEquals(
                splits, kernel.linearMap().splitsLeaf(AT + from * SECTION, sections * SECTION));
    }
}
