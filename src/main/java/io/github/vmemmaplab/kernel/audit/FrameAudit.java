package io.github.vmemmaplab.kernel.audit;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.hotplug.Sections;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;

/// Walks the tiling of all memory, block by block, checks each block by itself and tallies them.
final class FrameAudit {
    private static final int ISOLATE = MigrateType.ISOLATE.ordinal();

    private final Kernel kernel;
    private final PhysicalMemory memory;
    private final Findings findings;
    private final FrameTally tally;

    FrameAudit(Kernel kernel, Findings findings, FrameTally tally) {
        this.kernel = kernel;
        memory = kernel.memory();
        this.findings = findings;
        this.tally = tally;
    }

    void run() {
        int pages = kernel.machine().pagesPerSection();
        int start = memory.basePfn();
        while (start < memory.endPfn()) {
            int end = Math.min((start & -pages) + pages, memory.endPfn());
            section(start, end);
            start = end;
        }
    }

    private void section(int start, int end) {
        int section = kernel.sections().sectionOf((long) start << kernel.machine().pageShift());
        int flags = kernel.sections().flags(section);
        int pfn = start;
        while (pfn < end) {
            long word = memory.word(pfn);
            if (!fits(flags, FrameWord.kind(word))) {
                findings.add(Invariant.SECTION_FRAMES, pfn, flags, FrameWord.kind(word).ordinal());
            }
            if (word != 0) {
                block(pfn, word);
            }
            pfn = memory.after(pfn);
        }
        findings.check(Invariant.BLOCK_WITHIN_SECTION, start, end, pfn);
    }

    // Boot memory may end inside a section, and a section that is coming or going may be either.
    private static boolean fits(int flags, FrameKind kind) {
        if ((flags & Sections.EARLY) != 0) {
            return kind != FrameKind.OFFLINE;
        }
        boolean present = (flags & Sections.PRESENT) != 0;
        if (!present && (flags & Sections.RESOURCE) == 0) {
            return kind == FrameKind.ABSENT;
        }
        if ((flags & Sections.ONLINE) != 0) {
            return kind != FrameKind.ABSENT && kind != FrameKind.OFFLINE;
        }
        return switch (kind) {
            case ABSENT -> !present;
            case OFFLINE, VMEMMAP_BLOCK, VMEMMAP_PAGE -> true;
            case FREE,
                    PER_CPU,
                    ISOLATED,
                    RESERVED,
                    KERNEL,
                    SLAB,
                    RECLAIMABLE,
                    ANON,
                    FILE,
                    PINNED,
                    PAGE_TABLE ->
                    false;
        };
    }

    private void block(int pfn, long word) {
        int order = FrameWord.order(word);
        findings.check(Invariant.BLOCK_ALIGNED, pfn, pfn & -(1 << order), pfn);
        tally.count(pfn, word, memory.zoneOf(pfn));
        if (FrameWord.isFree(word)) {
            free(pfn, order, FrameWord.freeType(word));
        }
    }

    private void free(int pfn, int order, int type) {
        Zone zone = kernel.node().zone(memory.zoneOf(pfn));
        int last = pfn + (1 << order) - 1;
        if (pfn < zone.startPfn() || last >= zone.endPfn() || memory.zoneOf(last) != zone.index()) {
            findings.add(Invariant.BLOCK_WITHIN_ZONE, pfn, zone.index(), memory.zoneOf(last));
        }
        int blockType = memory.pageblockType(pfn);
        if (blockType == ISOLATE != (type == ISOLATE)) {
            findings.add(Invariant.ISOLATED_TOGETHER, pfn, blockType, type);
        }
        if (order < zone.freeArea().maxOrder()) {
            buddy(pfn, order, blockType);
        }
    }

    private void buddy(int pfn, int order, int blockType) {
        int buddy = pfn ^ 1 << order;
        if (buddy < pfn || !memory.covers(buddy)) {
            return;
        }
        long word = memory.word(buddy);
        boolean apart =
                !FrameWord.isFree(word)
                        || FrameWord.order(word) != order
                        || memory.zoneOf(buddy) != memory.zoneOf(pfn);
        if (!apart && mayMerge(order, blockType, memory.pageblockType(buddy))) {
            findings.add(Invariant.BUDDIES_MERGED, pfn, order, order + 1L);
        }
    }

    private boolean mayMerge(int order, int one, int other) {
        return order < memory.pageblockOrder()
                || one == other
                || (one < MigrateType.PCPTYPES && other < MigrateType.PCPTYPES);
    }
}
