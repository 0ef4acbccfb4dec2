package io.github.vmemmaplab.testkit;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.paging.PageTables;
import io.github.vmemmaplab.kernel.state.Cell;
import io.github.vmemmaplab.kernel.state.Cell.Space;
import io.github.vmemmaplab.timeline.Change;
import io.github.vmemmaplab.timeline.Timeline;

import java.util.Collection;
import java.util.TreeSet;

/// A number for the whole state of a kernel: every frame's word, also of frames inside blocks, each
/// pageblock, each register, each entry of each table that ever was, each section.
public final class StateDigest {
    private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;

    private final Collection<Integer> tables;

    private StateDigest(Collection<Integer> tables) {
        this.tables = tables;
    }

    /// {@return a digest for the states of a run, which is left at its end}
    public static StateDigest of(Timeline timeline) {
        TreeSet<Integer> tables = new TreeSet<>();
        tables.add(timeline.kernel().tables().root());
        for (int number = 0; number <= timeline.size(); number++) {
            timeline.seek(number);
            for (Change change : timeline.changes()) {
                if (change instanceof Change.Entry entry) {
                    tables.add(entry.table());
                }
            }
            if (number == 0) {
                addTableFrames(timeline.kernel(), tables);
            }
        }
        return new StateDigest(tables);
    }

    /// {@return a digest for the states of a kernel that makes no new tables}
    public static StateDigest of(Kernel kernel) {
        TreeSet<Integer> tables = new TreeSet<>();
        tables.add(kernel.tables().root());
        addTableFrames(kernel, tables);
        return new StateDigest(tables);
    }

    private static void addTableFrames(Kernel kernel, Collection<Integer> tables) {
        PhysicalMemory memory = kernel.memory();
        for (int pfn = memory.basePfn(); pfn < memory.endPfn(); pfn = memory.after(pfn)) {
            if (FrameWord.kind(memory.word(pfn)) == FrameKind.PAGE_TABLE) {
                tables.add(pfn);
            }
        }
    }

    /// {@return the digest of the state that `kernel` is in}
    ///
    /// A sum over all cells that are not zero, so that room for more makes no difference.
    public long take(Kernel kernel) {
        long sum = frames(kernel.memory());
        long[] registers = kernel.registers().snapshot();
        for (int register = 0; register < registers.length; register++) {
            sum += weigh(Space.REGISTER, register, registers[register]);
        }
        int entries = kernel.layout().entries();
        PageTables pageTables = kernel.tables();
        for (int table : tables) {
            for (int index = 0; index < entries; index++) {
                long cell = (long) table * entries + index;
                sum += weigh(Space.ENTRY, cell, pageTables.entry(table, index));
            }
        }
        for (int section = 0; section < kernel.sections().end(); section++) {
            sum += weigh(Space.SECTION, section, kernel.sections().flags(section));
        }
        return sum;
    }

    private static long frames(PhysicalMemory memory) {
        long sum = 0;
        int pageblock = (1 << memory.pageblockOrder()) - 1;
        for (int pfn = memory.basePfn(); pfn < memory.endPfn(); pfn++) {
            sum += weigh(Space.FRAME, pfn, memory.word(pfn));
            if ((pfn & pageblock) == 0) {
                long value = memory.pageblockType(pfn) * 8L + memory.zoneOf(pfn);
                sum += weigh(Space.PAGEBLOCK, pfn, value);
            }
        }
        return sum;
    }

    private static long weigh(Space space, long index, long value) {
        if (value == 0) {
            return 0;
        }
        long hash = Long.rotateLeft(Cell.of(space, index) * PRIME, 29) ^ value;
        hash = (hash ^ hash >>> 32) * PRIME;
        return hash ^ hash >>> 29;
    }
}
