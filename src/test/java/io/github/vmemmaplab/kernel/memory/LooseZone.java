package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.BlockStolen;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.ClaimRefused;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.state.Registers;

import java.util.ArrayList;
import java.util.List;

/// A zone of frames from 0 up with nothing around it: every page used by the kernel until a test
/// says otherwise, every pageblock unmovable.
final class LooseZone {
    static final int UNMOVABLE = MigrateType.UNMOVABLE.ordinal();
    static final int MOVABLE = MigrateType.MOVABLE.ordinal();
    static final int RECLAIMABLE = MigrateType.RECLAIMABLE.ordinal();
    static final int PAGEBLOCK_ORDER = 9;
    static final int MAX_ORDER = 10;

    private final PhysicalMemory memory = new PhysicalMemory(0, PAGEBLOCK_ORDER);
    private final Zone zone;
    private final List<Event> events = new ArrayList<>();

    LooseZone(int pages) {
        zone =
                new Zone(
                        Zone.Kind.NORMAL,
                        memory,
                        new Registers(),
                        MAX_ORDER,
                        1,
                        PerCpuPages.COSTLY_ORDER,
                        -1);
        memory.reserveUpTo(pages);
        zone.setSpan(0, pages);
        zone.addPages(pages, pages);
        for (int pfn = 0; pfn < pages; pfn++) {
            memory.setWord(pfn, FrameWord.used(FrameKind.KERNEL, 0, 0));
            memory.setPageblock(pfn, zone.index(), UNMOVABLE);
        }
    }

    Zone zone() {
        return zone;
    }

    PhysicalMemory memory() {
        return memory;
    }

    Buddy buddy() {
        return new Buddy(memory, events::add, MAX_ORDER, false);
    }

    /// 6.1's fallback with `boostFactor`.
    Fallback largest(int boostFactor) {
        return new LargestFallback(
                memory,
                buddy(),
                new WatermarkBoost(boostFactor, 1 << PAGEBLOCK_ORDER),
                events::add);
    }

    /// 6.12's fallback without boost.
    Fallback claimThenSteal() {
        return new ClaimThenSteal(memory, buddy(), new WatermarkBoost(0, 512), events::add);
    }

    /// Lists a free block at the tail, in a pageblock of the same type.
    LooseZone free(int pfn, int order, int type) {
        zone.freeArea().addTail(pfn, order, type);
        for (int at = pfn; at < pfn + (1 << order); at += 1 << PAGEBLOCK_ORDER) {
            memory.setPageblockType(at, type);
        }
        zone.addFreePages(1L << order);
        return this;
    }

    /// Gives pages to processes, so that they can move.
    LooseZone processes(int pfn, int pages) {
        for (int at = pfn; at < pfn + pages; at++) {
            memory.setWord(at, FrameWord.used(FrameKind.ANON, 0, 0));
        }
        return this;
    }

    /// {@return the PFNs on a list, head first}
    List<Integer> list(int order, int type) {
        List<Integer> pfns = new ArrayList<>();
        FreeArea area = zone.freeArea();
        for (int pfn = area.first(order, type); pfn >= 0; pfn = area.next(pfn)) {
            pfns.add(pfn);
        }
        return pfns;
    }

    List<BlockStolen> stolen() {
        return events.stream()
                .filter(BlockStolen.class::isInstance)
                .map(BlockStolen.class::cast)
                .toList();
    }

    List<ClaimRefused> refused() {
        return events.stream()
                .filter(ClaimRefused.class::isInstance)
                .map(ClaimRefused.class::cast)
                .toList();
    }
}
