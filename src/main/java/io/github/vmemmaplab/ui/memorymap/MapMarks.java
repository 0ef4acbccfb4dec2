package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where frames and slots are in the window.
final class MapMarks {
    private final Kernel kernel;
    private final MapCamera camera;

    MapMarks(Kernel kernel, MapCamera camera) {
        this.kernel = kernel;
        this.camera = camera;
    }

    /// {@return the boxes of a block: one, or one a pageblock}
    List<Box> boxes(int pfn, int pages) {
        int pageblock = 1 << kernel.memory().pageblockOrder();
        List<Box> boxes = new ArrayList<>();
        for (int at = pfn; at < pfn + pages; at += pageblock) {
            int start = at;
            int size = Math.min(pages, pageblock);
            camera.layout()
                    .placeOf(at)
                    .ifPresent(place -> boxes.add(camera.inWindow(place.block(start, size))));
        }
        return boxes;
    }

    /// {@return the first virtual address of a slot}
    long addressOf(BandPlace place, int unit) {
        int pfn = place.band().startPfn() + unit * place.grid().pagesPerUnit();
        return kernel.layout().vmemmapOf(pfn);
    }

    /// {@return bytes of virtual addresses in a slot}
    long bytesOfSlot(BandPlace place) {
        return addressOf(place, 1) - addressOf(place, 0);
    }

    SlotState slot(BandPlace place, int unit) {
        return SlotState.of(kernel, addressOf(place, unit));
    }

    /// {@return whether nobody has had the memory of a unit: it is not there or not online}
    boolean isUntouched(BandPlace place, int unit) {
        int pfn = place.band().startPfn() + unit * place.grid().pagesPerUnit();
        FrameKind kind = FrameWord.kind(Blocks.headWord(kernel.memory(), pfn));
        return kind == FrameKind.OFFLINE || kind == FrameKind.ABSENT;
    }

    /// {@return the slot that a virtual address belongs to, counted in its band, or -1}
    int slotNumber(long addr) {
        return placeOf(addr).map(place -> unitOf(place, addr)).orElse(-1);
    }

    /// {@return the bar of the slot that a virtual address belongs to}
    Optional<Box> slotOf(long addr) {
        return placeOf(addr).map(place -> camera.inWindow(place.strip(unitOf(place, addr))));
    }

    private Optional<BandPlace> placeOf(long addr) {
        long pfn = kernel.layout().pfnOf(addr);
        return pfn < 0 || pfn > Integer.MAX_VALUE
                ? Optional.empty()
                : camera.layout().placeOf((int) pfn).filter(place -> place.band().added());
    }

    private int unitOf(BandPlace place, long addr) {
        int pfn = (int) kernel.layout().pfnOf(addr);
        return (pfn - place.band().startPfn()) / place.grid().pagesPerUnit();
    }

    /// {@return the first virtual address of the slot whose unit or bar is at a place of the
    /// window}
    Optional<Long> slotAt(double x, double y) {
        double mapX = x + camera.x();
        double mapY = y + camera.y();
        return camera.layout().places().stream()
                .filter(place -> place.band().added() && place.unitAt(mapX, mapY) >= 0)
                .findFirst()
                .map(place -> addressOf(place, place.unitAt(mapX, mapY)));
    }
}
