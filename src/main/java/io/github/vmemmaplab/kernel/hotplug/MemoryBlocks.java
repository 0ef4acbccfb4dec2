package io.github.vmemmaplab.kernel.hotplug;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.EventSink;
import io.github.vmemmaplab.kernel.event.HotplugEvent.BlockOfflined;
import io.github.vmemmaplab.kernel.event.HotplugEvent.BlockOnlined;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Refusal;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Refused;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Operation.OnlineType;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.Node;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;

/// Memory blocks going online and offline, one section each (`online_pages`, `offline_pages`,
/// mm/memory_hotplug.c).
///
/// New pages go to the buddy lists as blocks of the largest order, ascending: from 5.10 each at the
/// tail, so that new memory is used last; before that each at the head, so that it is used first.
/// Departures: pages pass the isolated lists in one step; notifiers allocate nothing.
final class MemoryBlocks {
    private final Machine machine;
    private final PhysicalMemory memory;
    private final Node node;
    private final PageAllocator allocator;
    private final Sections sections;
    private final LinearMap linearMap;
    private final RangeIsolation isolation;
    private final EventSink events;

    MemoryBlocks(
            Machine machine,
            PhysicalMemory memory,
            Node node,
            PageAllocator allocator,
            Sections sections,
            LinearMap linearMap,
            EventSink events) {
        this.machine = machine;
        this.memory = memory;
        this.node = node;
        this.allocator = allocator;
        this.sections = sections;
        this.linearMap = linearMap;
        this.events = events;
        isolation = new RangeIsolation(memory, allocator, node.lruvec());
    }

    int online(Operation.Online request) {
        int result = check(request, false);
        if (result != 0) {
            return result;
        }
        for (long at = request.start();
                at != request.start() + request.size();
                at += sections.size()) {
            onlineBlock(at, zoneFor(at, request.type()));
        }
        return 0;
    }

    private int check(Operation request, boolean online) {
        if (request.size() <= 0 || (request.start() | request.size()) % sections.size() != 0) {
            return refuse(Refusal.UNALIGNED, request.start(), Errno.EINVAL);
        }
        for (long at = request.start();
                at < request.start() + request.size();
                at += sections.size()) {
            int section = sections.sectionOf(at);
            if (sections.has(section, Sections.EARLY)) {
                return refuse(Refusal.BOOT_MEMORY, at, Errno.EPERM);
            }
            boolean there = sections.has(section, Sections.PRESENT | Sections.RESOURCE);
            if (!there || sections.has(section, Sections.ONLINE) != online) {
                return refuse(Refusal.WRONG_STATE, at, Errno.EINVAL);
            }
        }
        return 0;
    }

    private int refuse(Refusal refusal, long at, int errno) {
        events.on(new Refused(refusal, at));
        return errno;
    }

    private Zone zoneFor(long physical, OnlineType type) {
        if (type == OnlineType.MOVABLE) {
            return node.zone(Zone.Kind.MOVABLE);
        }
        int start = pfn(physical);
        for (Zone.Kind kind : new Zone.Kind[] {Zone.Kind.DMA, Zone.Kind.DMA32}) {
            if (node.zone(kind).spans(start, start + machine.pagesPerSection())) {
                return node.zone(kind);
            }
        }
        return node.zone(Zone.Kind.NORMAL);
    }

    private void onlineBlock(long physical, Zone zone) {
        int start = pfn(physical);
        int end = start + machine.pagesPerSection();
        growSpan(zone, start, end);
        for (int pfn = start; pfn < end; pfn += 1 << machine.pageblockOrder()) {
            memory.setPageblock(pfn, zone.index(), MigrateType.MOVABLE.ordinal());
        }
        int pages = 0;
        for (int pfn = start; pfn < end; ) {
            long word = memory.word(pfn);
            int order = FrameWord.order(word);
            if (FrameWord.kind(word) == FrameKind.OFFLINE) {
                release(pfn, order);
                pages += 1 << order;
            }
            pfn += 1 << order;
        }
        zone.addPages(end - start, pages);
        node.setUpWatermarks();
        sections.set(sections.sectionOf(physical), Sections.ONLINE, true);
        events.on(new BlockOnlined(start, pages, zone.index()));
    }

    private void release(int pfn, int order) {
        if (machine.version().isAtLeast(KernelVersion.V5_11)) {
            allocator.freeToTail(pfn, order);
        } else {
            allocator.freeToHead(pfn, order);
        }
    }

    private static void growSpan(Zone zone, int start, int end) {
        if (zone.isPopulated()) {
            zone.setSpan(Math.min(zone.startPfn(), start), Math.max(zone.endPfn(), end));
        } else {
            zone.setSpan(start, end);
        }
    }

    int offline(Operation.Offline request) {
        int result = check(request, true);
        for (long at = request.start();
                at != request.start() + request.size() && result == 0;
                at += sections.size()) {
            result = offlineBlock(at);
        }
        return result;
    }

    private int offlineBlock(long physical) {
        if (machine.version().isAtLeast(KernelVersion.V7_1)
                && linearMap.splitsLeaf(physical, sections.size())) {
            return refuse(Refusal.SPLITS_LEAF, physical, Errno.EPERM);
        }
        int start = pfn(physical);
        int end = start + machine.pagesPerSection();
        Zone zone = node.zone(memory.zoneOf(start));
        int usable = start + ownMemmapPages(physical);
        if (!allocator.withoutPerCpuLists(zone, () -> empty(zone, usable, end))) {
            return Errno.EBUSY;
        }
        int pages = isolation.takeFree(zone, usable, end);
        zone.addPages(start - end, -pages);
        shrinkSpan(zone, start, end);
        node.setUpWatermarks();
        sections.set(sections.sectionOf(physical), Sections.ONLINE, false);
        events.on(new BlockOfflined(start, pages, zone.index()));
        return 0;
    }

    private boolean empty(Zone zone, int start, int end) {
        int obstacle = isolation.firstUnmovable(start, end);
        if (obstacle >= 0) {
            events.on(new Refused(Refusal.UNMOVABLE_PAGE, (long) obstacle << machine.pageShift()));
            return false;
        }
        isolation.isolate(zone, start, end);
        if (!isolation.migrateAway(start, end)) {
            isolation.undo(zone, start, end);
            return false;
        }
        return true;
    }

    // Struct pages that lie in the block they describe leave with it.
    private int ownMemmapPages(long physical) {
        boolean own = sections.has(sections.sectionOf(physical), Sections.MEMMAP_ON_MEMORY);
        return own ? SparseSections.memmapPages(machine) : 0;
    }

    // Departure: the kernel searches for the next page of the zone; here a section at either edge
    // is cut off.
    private void shrinkSpan(Zone zone, int start, int end) {
        int first = zone.startPfn();
        int last = zone.endPfn();
        int step = machine.pagesPerSection();
        if (start == first) {
            first = end;
            while (first < last && !isOnlineIn(zone, first)) {
                first += step;
            }
        }
        if (end == last) {
            last = start;
            while (last > first && !isOnlineIn(zone, last - step)) {
                last -= step;
            }
        }
        zone.setSpan(zone.isPopulated() ? first : 0, zone.isPopulated() ? last : 0);
    }

    private boolean isOnlineIn(Zone zone, int pfn) {
        int section = sections.sectionOf((long) pfn << machine.pageShift());
        return sections.hasAny(section, Sections.ONLINE | Sections.EARLY)
                && memory.zoneOf(pfn) == zone.index();
    }

    private int pfn(long physical) {
        return (int) (physical >>> machine.pageShift());
    }
}
