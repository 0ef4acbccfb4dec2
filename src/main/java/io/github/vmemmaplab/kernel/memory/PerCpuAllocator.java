package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.PerCpuDrained;
import io.github.vmemmaplab.kernel.event.EventSink;

/// Small requests through the CPU's own lists: refill, take, put back, give back in bulk
/// (`rmqueue_pcplist`, `free_unref_page_commit`, `free_pcppages_bulk`, `drain_pages` in
/// mm/page_alloc.c).
///
/// Order 0 is O(1) but for every batch-th call, which moves a batch.
final class PerCpuAllocator {
    private final PhysicalMemory memory;
    private final Buddy buddy;
    private final Fallback fallback;
    private final PcpBatching batching;
    private final boolean drainsToPageblockType;
    private final EventSink events;

    /// `drainsToPageblockType`: from 6.10 a page goes back to its pageblock's list, before that to
    /// the list of the type that it was asked for.
    PerCpuAllocator(
            PhysicalMemory memory,
            Buddy buddy,
            Fallback fallback,
            PcpBatching batching,
            boolean drainsToPageblockType,
            EventSink events) {
        this.memory = memory;
        this.buddy = buddy;
        this.fallback = fallback;
        this.batching = batching;
        this.drainsToPageblockType = drainsToPageblockType;
        this.events = events;
    }

    /// Takes a block from the CPU's list, filling it first if it is empty.
    ///
    /// @return its PFN, the frame's word still to be set, or -1
    int allocate(Zone zone, int cpu, int order, int type, boolean noFragment) {
        PerCpuPages pcp = zone.perCpu(cpu);
        batching.allocating(pcp);
        int list = pcp.listOf(type, order);
        int pfn = pcp.takeHead(list);
        if (pfn < 0) {
            refill(zone, pcp, list, order, type, noFragment);
            pfn = pcp.takeHead(list);
        }
        if (pfn >= 0) {
            pcp.addCount(-(1 << order));
        }
        return pfn;
    }

    private void refill(
            Zone zone, PerCpuPages pcp, int list, int order, int type, boolean noFragment) {
        int wanted = batching.refill(pcp, zone, order);
        int got = 0;
        if (buddy.isUnwatched()) {
            got = takeRuns(zone, pcp, list, order, type, wanted);
        }
        fallback.begin();
        for (; got < wanted; got++) {
            int pfn = fallback.take(zone, order, type, noFragment);
            if (pfn < 0) {
                break;
            }
            pcp.addTail(pfn, list);
            pcp.addCount(1 << order);
        }
    }

    private int takeRuns(Zone zone, PerCpuPages pcp, int list, int order, int type, int wanted) {
        int got = 0;
        int run = -1;
        while (got < wanted && run != 0) {
            run = buddy.takeRun(zone, order, type, wanted - got, pcp, list);
            got += run;
        }
        pcp.addCount(got << order);
        return got;
    }

    /// Puts a block on the CPU's list; when that holds too much, some goes back to the buddy lists.
    void free(Zone zone, int cpu, int pfn, int order) {
        int type = memory.pageblockType(pfn);
        if (type == MigrateType.ISOLATE.ordinal()) {
            buddy.freeOne(zone, pfn, order, type, false);
            return;
        }
        PerCpuPages pcp = zone.perCpu(cpu);
        int list =
                pcp.listOf(
                        type < MigrateType.PCPTYPES ? type : MigrateType.MOVABLE.ordinal(), order);
        pcp.addHead(pfn, list);
        pcp.addCount(1 << order);
        int surplus = batching.freed(pcp, zone, order);
        if (surplus > 0) {
            giveBack(zone, pcp, surplus, list);
            if (zone.hasFlag(Zone.BELOW_HIGH)
                    && PageAllocator.isWatermarkOk(
                            zone,
                            0,
                            zone.boostedMark(Watermark.HIGH),
                            Zone.Kind.MOVABLE.ordinal())) {
                zone.setFlag(Zone.BELOW_HIGH, false);
            }
        }
    }

    /// Gives all of a CPU's pages back (`drain_pages_zone`).
    void drain(Zone zone, int cpu) {
        PerCpuPages pcp = zone.perCpu(cpu);
        int pages = pcp.count();
        if (pages > 0) {
            giveBack(zone, pcp, pages, 0);
            events.on(new PerCpuDrained(zone.index(), cpu, pages));
        }
    }

    /// Lets a CPU's high mark sink and gives back what it then holds too much (`decay_pcp_high`).
    void decayHigh(Zone zone, int cpu) {
        PerCpuPages pcp = zone.perCpu(cpu);
        int high = pcp.high();
        batching.decay(pcp);
        int surplus = pcp.high() < high ? pcp.count() - pcp.high() : 0;
        for (; surplus > 0; surplus -= pcp.batch()) {
            giveBack(zone, pcp, Math.min(surplus, pcp.batch()), 0);
        }
    }

    // Round robin over the lists, the given one first, each emptied from its tail.
    private void giveBack(Zone zone, PerCpuPages pcp, int pages, int firstList) {
        int left = Math.min(pcp.count(), pages);
        int list = firstList;
        while (left > 0) {
            if (!pcp.isEmpty(list)) {
                left -= giveBackTail(zone, pcp, left, list);
            }
            list = list + 1 == pcp.lists() ? 0 : list + 1;
        }
    }

    // The links of what is given back are not mended one by one: the list is cut at the end.
    private int giveBackTail(Zone zone, PerCpuPages pcp, int most, int list) {
        int order = pcp.orderOf(list);
        int blocks = Math.min(pcp.blocks(list), (most + (1 << order) - 1) >> order);
        int pfn = pcp.last(list);
        int free = 0;
        for (int left = blocks; left > 0; ) {
            int whole = buddy.isCapturing() ? order : wholeOrder(pcp, list, pfn, order, left);
            int type = typeOf(pfn, order, list);
            int before = pcp.previous(list, pfn + (1 << whole) - (1 << order));
            buddy.merge(zone, pfn, whole, type, false);
            free += type == MigrateType.ISOLATE.ordinal() ? 0 : 1 << whole;
            left -= 1 << (whole - order);
            pfn = before;
        }
        pcp.dropTail(list, blocks, pfn);
        pcp.addCount(-(blocks << order));
        zone.addFreePages(free);
        return blocks << order;
    }

    // Blocks that are given back one after the other and make up a larger one merge to just that,
    // whatever is free around them: none of them has a buddy outside until they are whole. So they
    // go back as the one that they make up, of the order that this returns.
    private int wholeOrder(PerCpuPages pcp, int list, int pfn, int order, int most) {
        int whole = order;
        int end = pfn + (1 << order);
        int at = pfn;
        while (whole < memory.pageblockOrder()
                && (pfn & 1 << whole) == 0
                && 2 << (whole - order) <= most) {
            int wanted = pfn + (2 << whole);
            while (end < wanted) {
                at = pcp.previous(list, at);
                if (at != end) {
                    return whole;
                }
                end += 1 << order;
            }
            whole++;
        }
        return whole;
    }

    private int typeOf(int pfn, int order, int list) {
        int blockType = memory.pageblockType(pfn);
        boolean listTellsType =
                order <= PerCpuPages.COSTLY_ORDER && blockType < MigrateType.PCPTYPES;
        return drainsToPageblockType || !listTellsType ? blockType : list % MigrateType.PCPTYPES;
    }
}
