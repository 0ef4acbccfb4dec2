package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.FreeArea;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PerCpuPages;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.ui.Frame;

import java.util.Arrays;

/// Colours a free block by its place on its list. Only the first of each list are told apart, so
/// that following a step costs O(lists), not O(free blocks).
final class PlaceColoring implements Coloring {
    private static final int TOLD_APART = 64;
    private static final int PLACE_BITS = 8;

    /// PFN and place, sorted.
    private long[] places = new long[0];

    private int size;
    private int pageblock = 1;

    @Override
    public void follow(Frame frame) {
        size = 0;
        pageblock = 1 << frame.kernel().memory().pageblockOrder();
        for (Zone zone : frame.kernel().node().populated()) {
            FreeArea area = zone.freeArea();
            for (int order = 0; order <= area.maxOrder(); order++) {
                for (int type = 0; type < MigrateType.COUNT; type++) {
                    int pfn = area.first(order, type);
                    for (int place = 0; pfn >= 0 && place < TOLD_APART; place++) {
                        add(pfn, place);
                        pfn = area.next(pfn);
                    }
                }
            }
            for (int cpu = 0; cpu < zone.cpus(); cpu++) {
                addPerCpu(zone.perCpu(cpu));
            }
        }
        Arrays.sort(places, 0, size);
    }

    private void addPerCpu(PerCpuPages pages) {
        for (int list = 0; list < pages.lists(); list++) {
            int pfn = pages.first(list);
            for (int place = 0; pfn >= 0 && place < TOLD_APART; place++) {
                add(pfn, place);
                pfn = pages.next(pfn);
            }
        }
    }

    private void add(int pfn, int place) {
        if (size == places.length) {
            places = Arrays.copyOf(places, Math.max(64, size * 2));
        }
        places[size++] = (long) pfn << PLACE_BITS | place;
    }

    // Where the first place of a frame from `pfn` up is.
    private int indexOf(int pfn) {
        int at = Arrays.binarySearch(places, 0, size, (long) pfn << PLACE_BITS);
        return at < 0 ? -at - 1 : at;
    }

    // A block of two pageblocks begins in the one before.
    @Override
    public boolean isPlain(int pfn) {
        int start = pfn & -pageblock;
        int at = indexOf(start & -(2 * pageblock));
        return at == size || places[at] >>> PLACE_BITS >= start + pageblock;
    }

    @Override
    public int ofKind(FrameKind kind) {
        Shade shade =
                switch (kind) {
                    case ABSENT -> Shade.ABSENT;
                    case OFFLINE -> Shade.HOT_ADDED;
                    case FREE, PER_CPU -> Shade.FAR;
                    case ISOLATED,
                            RESERVED,
                            KERNEL,
                            SLAB,
                            RECLAIMABLE,
                            ANON,
                            FILE,
                            PINNED,
                            PAGE_TABLE,
                            VMEMMAP_BLOCK,
                            VMEMMAP_PAGE ->
                            Shade.UNLISTED;
                };
        return shade.ordinal();
    }

    @Override
    public int of(int pfn, long word) {
        FrameKind kind = FrameWord.kind(word);
        if (kind != FrameKind.FREE && kind != FrameKind.PER_CPU) {
            return ofKind(kind);
        }
        int head = pfn & -(1 << FrameWord.order(word));
        int at = indexOf(head);
        boolean found = at < size && places[at] >>> PLACE_BITS == head;
        return (found ? ofPlace((int) places[at] & ((1 << PLACE_BITS) - 1)) : Shade.FAR).ordinal();
    }

    private static Shade ofPlace(int place) {
        if (place == 0) {
            return Shade.FIRST;
        }
        return place < 8 ? Shade.SOON : Shade.LATER;
    }
}
