package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.ui.canvas.Pixels;
import io.github.vmemmaplab.ui.theme.Role;

/// Paints what the camera sees of memory: visits visible units only, and blocks rather than frames.
final class MapPainter {
    private static final int HOT_ADDED = Role.HOT_ADDED.ordinal();
    private static final int ABSENT = Role.PANEL.ordinal();

    private final PhysicalMemory memory;
    private final PageblockCensus census;
    private final MapCamera camera;
    private final TilePainter tiles;
    private final Pixels pixels;
    private final Lighting lighting;

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
        lighting = ink.lighting();
        tiles = new TilePainter(memory, pixels, ink);
    }

    /// Paints all bands on a clear ground.
    void paint() {
        pixels.clear();
        camera.layout().places().forEach(this::paint);
    }

    private void paint(BandPlace place) {
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
                    paintUnit(place, unit);
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
        int color = place.band().added() ? colorOfAll(start, end) : -1;
        if (color == HOT_ADDED || color == ABSENT) {
            tiles.flat(camera.inWindow(place.unit(unit)), color);
        } else if (grid.separatesPageblocks()) {
            for (int pfn = start; pfn < end; pfn += 1 << grid.order()) {
                int pageblock = (pfn - place.band().startPfn()) >> grid.order();
                tiles.pageblock(camera.inWindow(place.tile(pageblock)), pfn);
            }
        } else if (lighting.isByBlock()) {
            tiles.blocks(camera.inWindow(place.unit(unit)), start, end);
        } else {
            tiles.counts(camera.inWindow(place.unit(unit)), start, end, census);
        }
    }

    // Memory that nobody has yet is one field, not tiles.
    private int colorOfAll(int start, int end) {
        int pageblock = 1 << memory.pageblockOrder();
        int color = FrameRoles.ofWord(Blocks.headWord(memory, start));
        for (int pfn = start; pfn < end; pfn += pageblock) {
            if (census.count(memory.pageblockOf(pfn), color) != pageblock) {
                return -1;
            }
        }
        return color;
    }
}
