package io.github.vmemmaplab.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.audit.Invariant;
import io.github.vmemmaplab.kernel.audit.Violation;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Operation.OnlineType;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.hotplug.Sections;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.FreeArea;
import io.github.vmemmaplab.kernel.memory.GfpFlags;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.testkit.TestMachine;
import io.github.vmemmaplab.testkit.Told;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/// An auditor that finds nothing proves nothing unless it finds what is wrong on purpose.
final class CorruptionTest {
    private static final long SECTION = 128L << 20;
    private static final long AT = TestMachine.ADDED;
    private static final int MOVABLE = MigrateType.MOVABLE.ordinal();

    private final Kernel kernel = TestMachine.boot(new VmemmapPolicy.PerSection(), 27, 64);
    private final Zone zone = kernel.node().zone(Zone.Kind.NORMAL);
    private final FreeArea area = zone.freeArea();
    private final int slotBlock;

    CorruptionTest() {
        Told told = Told.by(kernel);
        told.run(new Operation.Add(AT, 2 * SECTION, false));
        slotBlock = told.of(SlotMapped.class).getFirst().pfn();
        told.run(new Operation.Online(AT, SECTION, OnlineType.MOVABLE));
        kernel.allocator().allocate(GfpFlags.KERNEL, 0, FrameWord.used(FrameKind.KERNEL, 0, 0));
        assertEquals(List.of(), Auditor.audit(kernel));
    }

    // What to break, and what must be found then.
    private void breakIt(Invariant invariant) {
        int free = area.first(10, MOVABLE);
        switch (invariant) {
            case BLOCK_ALIGNED -> {
                area.remove(free);
                kernel.memory().setWord(free, used(0));
                kernel.memory().setWord(free + 1, used(1));
            }
            case BLOCK_WITHIN_SECTION -> {
                int last = (int) ((AT + SECTION) >>> 12) - 1024;
                area.remove(last);
                kernel.memory().setWord(last, used(11));
            }
            case BLOCK_WITHIN_ZONE ->
                    kernel.memory().setPageblock(free + 512, Zone.Kind.DMA.ordinal(), MOVABLE);
            case LIST_HOLDS_ITS_OWN ->
                    kernel.memory()
                            .setWord(free, FrameWord.withOrder(kernel.memory().word(free), 9));
            case LIST_LINKED_BACK -> relink(area.next(free), free);
            case LIST_ENDS_AT_TAIL -> relink(area.last(10, MOVABLE), free);
            case LIST_COUNT, FREE_PAGES -> zoneRegister(invariant);
            case FREE_BLOCKS_LISTED -> {
                long word = kernel.memory().word(free);
                area.remove(free);
                kernel.memory().setWord(free, word);
            }
            case PER_CPU_BLOCKS_LISTED -> kernel.memory().setWord(slotBlock, perCpuWord());
            case PAGE_CACHE_LISTED -> {
                kernel.node().lruvec().add(slotBlock);
                kernel.memory().setWord(slotBlock, used(9));
            }
            case PAGE_CACHE_SIZE -> {
                kernel.node().lruvec().add(slotBlock);
                kernel.memory().setPageblock(slotBlock, Zone.Kind.DMA.ordinal(), MOVABLE);
            }
            case PER_CPU_COUNT -> zone.perCpu(0).setCount(zone.perCpu(0).count() + 1);
            case BUDDIES_MERGED -> {
                area.remove(free);
                area.addHead(free, 9, MOVABLE);
                area.addHead(free + 512, 9, MOVABLE);
            }
            case ISOLATED_TOGETHER ->
                    kernel.memory().setPageblockType(free, MigrateType.ISOLATE.ordinal());
            case TABLE_ENTRY, TABLES_HUNG_UP, VMEMMAP_MAPPED_ONCE, LINEAR_ENTRY, SECTION_LINEAR ->
                    breakTables(invariant);
            case VMEMMAP_ENTRY ->
                    kernel.memory().setWord(slotBlock, FrameWord.used(FrameKind.SLAB, 9, 0));
            case SECTION_MEMMAP -> section(1, Sections.PRESENT, false, Sections.RESOURCE);
            case SECTION_FLAGS -> section(0, Sections.RESOURCE, false, 0);
            case SECTION_FRAMES -> section(0, Sections.ONLINE, false, 0);
            case COUNTER -> kernel.counters().add(Counter.BLOCKS_MAPPED, 1);
        }
    }

    private static long used(int order) {
        return FrameWord.used(FrameKind.KERNEL, order, 0);
    }

    private long perCpuWord() {
        return kernel.memory().word(zone.perCpu(0).first(0));
    }

    // Makes a block point back to itself, or the last one on to the first.
    private void relink(int pfn, int other) {
        long word = kernel.memory().word(pfn);
        long links = kernel.memory().word(other) ^ word;
        kernel.memory().setWord(pfn, word ^ (links & 0xff_ffff_ffff_ffffL));
    }

    private void zoneRegister(Invariant invariant) {
        if (invariant == Invariant.FREE_PAGES) {
            zone.addFreePages(-1);
        } else {
            long word = kernel.memory().word(area.first(10, MOVABLE));
            area.remove(area.first(10, MOVABLE));
            assertTrue(FrameWord.isFree(word));
            kernel.memory().setWord(area.first(10, MOVABLE), word);
        }
    }

    private void breakTables(Invariant invariant) {
        long linear = kernel.layout().linearOf(AT);
        int pmdTable = tableOf(Level.PMD, linear);
        int index = kernel.layout().index(Level.PMD, linear);
        long entry = kernel.tables().entry(pmdTable, index);
        switch (invariant) {
            case TABLE_ENTRY ->
                    kernel.tables()
                            .setEntry(pmdTable, index, kernel.tables().entry(pmdTable, index + 1));
            case LINEAR_ENTRY ->
                    kernel.tables()
                            .setEntry(pmdTable, index, Descriptor.of(KernelVersion.V6_1).block());
            case VMEMMAP_MAPPED_ONCE -> {
                long addr = kernel.layout().vmemmapOf(AT >>> 12);
                kernel.tables()
                        .setEntry(
                                tableOf(Level.PMD, addr),
                                kernel.layout().index(Level.PMD, addr),
                                Descriptor.NONE);
            }
            default -> {
                assertTrue(Descriptor.isTable(entry));
                kernel.tables().setEntry(pmdTable, index, Descriptor.NONE);
            }
        }
    }

    private int tableOf(Level level, long addr) {
        int table = kernel.tables().root();
        for (Level at = Level.PGD; at != level; at = kernel.layout().below(at)) {
            long entry = kernel.tables().entry(table, kernel.layout().index(at, addr));
            table = (int) (Descriptor.address(entry) >>> 12);
        }
        return table;
    }

    private void section(int offset, int flags, boolean on, int also) {
        int section = kernel.sections().sectionOf(AT) + offset;
        kernel.sections().set(section, flags | also, on);
    }

    @ParameterizedTest
    @EnumSource
    void eachBrokenInvariantIsFound(Invariant invariant) {
        breakIt(invariant);
        assertTrue(
                Auditor.audit(kernel).stream()
                        .map(Violation::invariant)
                        .toList()
                        .contains(invariant),
                () -> "found only " + Auditor.audit(kernel));
    }

    @Test
    void aViolationSaysWhereAndWhat() {
        kernel.counters().add(Counter.LINEAR_TABLES, 2);
        assertEquals(
                List.of(
                        new Violation(
                                Invariant.COUNTER, Counter.LINEAR_TABLES.ordinal(), 129, 131)),
                Auditor.audit(kernel));
    }
}
