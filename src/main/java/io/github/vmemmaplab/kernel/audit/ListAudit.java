package io.github.vmemmaplab.kernel.audit;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.FreeArea;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PerCpuPages;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;

/// Walks the buddy lists and the per-cpu lists of one zone from head to tail.
final class ListAudit {
    private static final int TYPE_BITS = 3;
    private static final int CPU_BITS = 10;
    private static final int NONE = -1;

    private final PhysicalMemory memory;
    private final Zone zone;
    private final Findings findings;
    private final FrameTally tally;

    ListAudit(PhysicalMemory memory, Zone zone, Findings findings, FrameTally tally) {
        this.memory = memory;
        this.zone = zone;
        this.findings = findings;
        this.tally = tally;
    }

    void run() {
        FreeArea area = zone.freeArea();
        long blocks = 0;
        long pages = 0;
        for (int order = 0; order <= area.maxOrder(); order++) {
            for (int type = 0; type < MigrateType.COUNT; type++) {
                long length = free(area, order, type);
                blocks += length;
                pages += type == MigrateType.ISOLATE.ordinal() ? 0 : length << order;
            }
        }
        findings.check(
                Invariant.FREE_BLOCKS_LISTED, zone.index(), tally.free(zone.index()), blocks);
        findings.check(Invariant.FREE_PAGES, zone.index(), pages, zone.freePages());
        long perCpu = 0;
        for (int cpu = 0; cpu < zone.cpus(); cpu++) {
            perCpu += perCpu(cpu);
        }
        findings.check(
                Invariant.PER_CPU_BLOCKS_LISTED, zone.index(), tally.perCpu(zone.index()), perCpu);
    }

    private long free(FreeArea area, int order, int type) {
        long key = key(order, type);
        long length = 0;
        int before = NONE;
        int at = area.first(order, type);
        // A list that runs in a circle shows as a wrong link back at the second visit.
        while (at != NONE) {
            findings.check(Invariant.LIST_HOLDS_ITS_OWN, at, key, keyOf(at, memory.word(at)));
            if (!isLinked(at, before, area.previous(at))) {
                break;
            }
            before = at;
            at = area.next(at);
            length++;
        }
        findings.check(Invariant.LIST_ENDS_AT_TAIL, key, before, area.last(order, type));
        findings.check(Invariant.LIST_COUNT, key, length, area.count(order, type));
        findings.check(
                Invariant.LIST_COUNT,
                key,
                length > 0 ? 1 : 0,
                area.smallest(order, type) == order ? 1 : 0);
        return length;
    }

    private static long key(int order, int type) {
        return (long) order << TYPE_BITS | type;
    }

    private long keyOf(int pfn, long word) {
        boolean here = tally.isHead(pfn) && memory.zoneOf(pfn) == zone.index();
        return here && FrameWord.isFree(word)
                ? key(FrameWord.order(word), FrameWord.freeType(word))
                : NONE;
    }

    private boolean isLinked(int at, int before, int back) {
        findings.check(Invariant.LIST_LINKED_BACK, at, before, back);
        return before == back;
    }

    private long perCpu(int cpu) {
        PerCpuPages pcp = zone.perCpu(cpu);
        long blocks = 0;
        long pages = 0;
        for (int list = 0; list < pcp.lists(); list++) {
            long length = perCpuList(pcp, list);
            blocks += length;
            pages += length << pcp.orderOf(list);
        }
        findings.check(
                Invariant.PER_CPU_COUNT, (long) zone.index() << CPU_BITS | cpu, pages, pcp.count());
        return blocks;
    }

    private long perCpuList(PerCpuPages pcp, int list) {
        long length = 0;
        int before = NONE;
        int at = pcp.first(list);
        while (at != NONE && isLinked(at, before, pcp.previous(list, at))) {
            long word = memory.word(at);
            boolean own = tally.isHead(at) && FrameWord.kind(word) == FrameKind.PER_CPU;
            findings.check(
                    Invariant.LIST_HOLDS_ITS_OWN,
                    at,
                    key(pcp.orderOf(list), 0),
                    own ? key(FrameWord.order(word), 0) : NONE);
            before = at;
            at = pcp.next(at);
            length++;
        }
        findings.check(Invariant.LIST_ENDS_AT_TAIL, list, before, pcp.last(list));
        return length;
    }
}
