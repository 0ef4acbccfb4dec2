package io.github.vmemmaplab.kernel.audit;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.hotplug.TablePage;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.paging.PageTables;

/// Walks the translation tables from the root and holds every entry against the page it points to.
///
/// Tables and struct pages of boot memory lie in reserved pages, which say no more than that.
final class TableAudit {
    private final Kernel kernel;
    private final AddressLayout layout;
    private final PageTables tables;
    private final Findings findings;
    private final FrameTally tally;
    private final MappedSections mapped;
    private long vmemmapTables;
    private long linearTables;
    private long blocks;
    private long pages;

    TableAudit(Kernel kernel, Findings findings, FrameTally tally, MappedSections mapped) {
        this.kernel = kernel;
        layout = kernel.layout();
        tables = kernel.tables();
        this.findings = findings;
        this.tally = tally;
        this.mapped = mapped;
    }

    void run() {
        walk(Level.PGD, tables.root(), -(1L << kernel.machine().vaBits()));
        findings.check(Invariant.TABLES_HUNG_UP, 0, tally.vmemmapTables(), vmemmapTables);
        findings.check(Invariant.TABLES_HUNG_UP, 1, tally.linearTables(), linearTables);
        findings.check(
                Invariant.VMEMMAP_MAPPED_ONCE,
                0,
                tally.vmemmapBlocks() + tally.vmemmapPages(),
                blocks + pages);
        counter(Counter.BLOCKS_MAPPED, blocks);
        counter(Counter.BASE_PAGES_MAPPED, pages);
        counter(Counter.VMEMMAP_TABLES, vmemmapTables);
        counter(Counter.LINEAR_TABLES, linearTables);
    }

    private void counter(Counter counter, long recount) {
        findings.check(
                Invariant.COUNTER, counter.ordinal(), recount, kernel.counters().get(counter));
    }

    private void walk(Level level, int table, long base) {
        long span = layout.span(level);
        int entries = level == Level.PGD ? layout.index(Level.PGD, -1) + 1 : layout.entries();
        for (int index = 0; index < entries; index++) {
            long entry = tables.entry(table, index);
            if (entry != Descriptor.NONE) {
                entry(level, entry, base + index * span);
            }
        }
    }

    private void entry(Level level, long entry, long addr) {
        if (level == Level.PTE || Descriptor.isBlock(entry)) {
            leaf(level, entry, addr);
            return;
        }
        Level below = layout.below(level);
        table(below, pfn(entry), addr);
        if (below == Level.PTE && tally.isLinear(addr)) {
            // The last level of the linear map is not stored.
            mapped.addLinear(addr, layout.span(level));
        } else {
            walk(below, pfn(entry), addr);
        }
    }

    private void table(Level level, int pfn, long addr) {
        long word = wordAt(pfn);
        if (FrameWord.kind(word) == FrameKind.RESERVED) {
            return;
        }
        if (!FrameTally.isOurTable(word)
                || TablePage.level(word) != level
                || TablePage.address(word) != addr) {
            findings.add(Invariant.TABLE_ENTRY, addr, FrameKind.PAGE_TABLE.ordinal(), word);
        }
        if (tally.isLinear(addr)) {
            linearTables++;
        } else {
            vmemmapTables++;
        }
    }

    private void leaf(Level level, long entry, long addr) {
        long span = layout.span(level);
        if (tally.isLinear(addr)) {
            long physical = addr - layout.pageOffset() + kernel.machine().memstart();
            findings.check(Invariant.LINEAR_ENTRY, addr, physical, Descriptor.address(entry));
            mapped.addLinear(addr, span);
            return;
        }
        mapped.addVmemmap(addr, span);
        long word = wordAt(pfn(entry));
        if (FrameWord.kind(word) != FrameKind.RESERVED) {
            FrameKind kind = level == Level.PTE ? FrameKind.VMEMMAP_PAGE : FrameKind.VMEMMAP_BLOCK;
            boolean serves =
                    FrameWord.kind(word) == kind
                            && FrameWord.order(word) == layout.shift(level) - layout.pageShift()
                            && TablePage.address(word) == addr;
            if (!serves) {
                findings.add(Invariant.VMEMMAP_ENTRY, addr, kind.ordinal(), word);
            }
            blocks += level == Level.PTE ? 0 : 1;
            pages += level == Level.PTE ? 1 : 0;
        }
    }

    private long wordAt(int pfn) {
        return tally.isHead(pfn) ? kernel.memory().word(pfn) : headWordOf(pfn);
    }

    // A reserved run may be one block that several entries point into.
    private long headWordOf(int pfn) {
        if (!kernel.memory().covers(pfn)) {
            return 0;
        }
        long word = kernel.memory().word(kernel.memory().headOf(pfn));
        return FrameWord.kind(word) == FrameKind.RESERVED ? word : 0;
    }

    private int pfn(long entry) {
        return (int) (Descriptor.address(entry) >>> layout.pageShift());
    }
}
