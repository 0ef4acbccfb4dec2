package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.ui.canvas.Pixels;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// Paints what the camera sees of memory: visits visible units only, and blocks rather than frames.
final class MapPainter {
    private final PhysicalMemory memory;
    private final PageblockCensus census;
    private final MapCamera camera;
    private final Pixels pixels;
    private final TilePainter tiles;
    private TilePainter others;
    private IntPredicate stands = _ -> true;

    MapPainter(
            PhysicalMemory memory,
            PageblockCensus census,
            MapCamera camera,
            Ink ink,
            Pixels pixels) {
        this.memory = memory;
        this.census = census;
        this.camera = camera;
        this.pixels = pixels;
        tiles = new TilePainter(memory, pixels, ink);
        others = tiles;
    }

    /// Paints pageblocks with another ink unless they stand out, which is asked of their first
    /// frame.
    void setBack(Ink back, IntPredicate standsOut) {
        others = new TilePainter(memory, pixels, back);
        stands = standsOut;
    }

    /// Paints all bands on a clear ground.
    void paint() {
        pixels.clear();
        camera.layout().places().forEach(this::paint);
    }

    /// Paints units anew that hold one of these pageblocks; the others are as they were.
    void repaint(IntPredicate stale) {
        pixels.keep();
        for (BandPlace place : camera.layout().places()) {
            forEachSeen(
                    place,
                    unit -> {
                        if (isStale(place, unit, stale)) {
                            tiles.clear(camera.inWindow(place.unit(unit)));
                            paintUnit(place, unit);
                        }
                    });
        }
    }

    private boolean isStale(BandPlace place, int unit, IntPredicate stale) {
        int pages = place.grid().pagesPerUnit();
        int start = place.band().startPfn() + unit * pages;
        int end = Math.min(place.band().endPfn(), start + pages);
        int last = memory.pageblockOf(end - 1);
        for (int pageblock = memory.pageblockOf(start); pageblock <= last; pageblock++) {
            if (stale.test(pageblock)) {
                return true;
            }
        }
        return false;
    }

    private void paint(BandPlace place) {
        forEachSeen(place, unit -> paintUnit(place, unit));
    }

    private void forEachSeen(BandPlace place, IntConsumer visitor) {
        Grid grid = place.grid();
        int firstRow = row(place, 0);
        int lastRow = row(place, pixels.height() / pixels.density());
        int firstColumn = Math.max(0, (int) (camera.x() / grid.pitchX()));
        double right = camera.x() + pixels.width() / pixels.density();
        int lastColumn = Math.min(grid.columns() - 1, (int) (right / grid.pitchX()));
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                int unit = row * grid.columns() + column;
                if (unit < grid.units()) {
                    visitor.accept(unit);
                }
            }
        }
    }

    private int row(BandPlace place, double windowY) {
        double row = Math.floor((windowY + camera.y() - place.top()) / place.grid().pitchY());
        return (int) Math.clamp(row, 0, place.grid().rows() - 1.0);
    }

    private void paintUnit(BandPlace place, int unit) {
        Grid grid = place.grid();
        int start = place.band().startPfn() + unit * grid.pagesPerUnit();
        int end = Math.min(place.band().endPfn(), start + grid.pagesPerUnit());
        Box box = camera.inWindow(place.unit(unit));
        if (place.band().added() && isAll(FrameKind.OFFLINE, start, end)) {
            others.flat(box, true);
        } else if (place.band().added() && isAll(FrameKind.ABSENT, start, end)) {
            others.flat(box, false);
        } else if (grid.separatesPageblocks()) {
            for (int pfn = start; pfn < end; pfn += 1 << grid.order()) {
                int pageblock = (pfn - place.band().startPfn()) >> grid.order();
                of(pfn).pageblock(camera.inWindow(place.tile(pageblock)), pfn);
            }
        } else {
            others.mix(box, start, end, census);
        }
    }

    private TilePainter of(int pfn) {
        return stands.test(pfn) ? tiles : others;
    }

    // Memory that nobody has yet is one field, not tiles.
    private boolean isAll(FrameKind kind, int start, int end) {
        if (FrameWord.kind(Blocks.headWord(memory, start)) != kind) {
            return false;
        }
        int pageblock = 1 << memory.pageblockOrder();
        for (int pfn = start; pfn < end; pfn += pageblock) {
            if (census.count(memory.pageblockOf(pfn), kind) != pageblock) {
                return false;
            }
        }
        return true;
    }
}
