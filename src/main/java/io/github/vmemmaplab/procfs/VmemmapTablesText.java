package io.github.vmemmaplab.procfs;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.paging.PageTables;

import java.util.Locale;

/// The vmemmap's part of debugfs' `kernel_page_tables`, from marker to marker (`ptdump_walk`,
/// mm/ptdump.c; `note_page`, arch/arm64/mm/ptdump.c).
///
/// Entries that follow each other at one level with the same attributes make one line. Costs the
/// entries of all tables of the vmemmap.
final class VmemmapTablesText {
    private static final int NO_TABLE = -1;
    private static final String UNITS = "KMGTPE";

    private final Kernel kernel;
    private final AddressLayout layout;
    private final PageTables tables;
    private final EntryWords words;
    private final long end;
    private final StringBuilder text = new StringBuilder();
    private Level level = Level.PGD;
    private long attributes;
    private long start;
    private boolean ended;

    VmemmapTablesText(Kernel kernel) {
        this.kernel = kernel;
        layout = kernel.layout();
        tables = kernel.tables();
        words = new EntryWords(kernel.machine().version());
        end = layout.vmemmapEnd();
        start = layout.vmemmapStart();
    }

    String write() {
        text.append("---[ vmemmap start ]---\n");
        long span = layout.span(Level.PGD);
        walk(Level.PGD, tables.root(), layout.vmemmapStart(), (end & -span) + span);
        if (!ended) {
            // Nothing follows up to the end of all addresses: the kernel closes the line there.
            addLine(0);
        }
        return text.toString();
    }

    private void walk(Level at, int table, long from, long to) {
        long addr = from;
        do {
            long next = layout.entryEnd(at, addr, to);
            long entry = entry(at, table, addr);
            if (at != Level.PTE && Descriptor.isTable(entry)) {
                int below = (int) (Descriptor.address(entry) >>> layout.pageShift());
                walk(layout.below(at), below, addr, next);
            } else if (entry == Descriptor.NONE && isShared(at, addr)) {
                walk(layout.below(at), NO_TABLE, addr, next);
            } else {
                note(at, addr, entry);
            }
            addr = next;
        } while (addr != to && !ended);
    }

    private long entry(Level at, int table, long addr) {
        return table == NO_TABLE ? Descriptor.NONE : tables.entry(table, layout.index(at, addr));
    }

    // From 6.12 on the fixmap lies behind the vmemmap, and the tables that both go through exist.
    private boolean isShared(Level at, long addr) {
        long last = addr | (layout.span(at) - 1);
        return kernel.machine().version().isAtLeast(KernelVersion.V6_12)
                && Long.compareUnsigned(addr, end) < 0
                && Long.compareUnsigned(last, end) > 0;
    }

    private void note(Level at, long addr, long entry) {
        long told = EntryWords.told(entry);
        boolean isPast = Long.compareUnsigned(addr, end) >= 0;
        if (addr == layout.vmemmapStart()) {
            level = at;
            attributes = told;
        } else if (isPast || at != level || told != attributes) {
            addLine(addr);
            start = addr;
            level = at;
            attributes = told;
        }
        if (isPast) {
            text.append("---[ vmemmap end ]---\n");
            ended = true;
        }
    }

    private void addLine(long to) {
        long size = (to - start) >>> 10;
        int unit = 0;
        while ((size & 1023) == 0 && unit < UNITS.length() - 1) {
            size >>>= 10;
            unit++;
        }
        text.append(
                String.format(
                        Locale.ROOT,
                        "0x%016x-0x%016x   %9d%c %s%s\n",
                        start,
                        to,
                        size,
                        UNITS.charAt(unit),
                        level,
                        attributes == 0 ? "" : words.of(attributes)));
    }
}
