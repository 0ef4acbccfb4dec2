package io.github.vmemmaplab.ui.memorymap;

import java.util.List;

/// Where a band lies on the magnified map.
///
/// @param labelTop top of its label
/// @param top top of its tiles
record BandPlace(Band band, double labelTop, double top, Grid grid) {
    double bottom() {
        return top + grid.rows() * grid.pitchY();
    }

    boolean hasLabel() {
        return top > labelTop;
    }

    /// {@return the frame at a place of the map, or -1}
    int pfnAt(double x, double y) {
        int frame = y < top ? -1 : grid.frameAt(x, y - top);
        return frame < 0 || frame >= band.pages() ? -1 : band.startPfn() + frame;
    }

    /// {@return the number of the slot whose unit or bar is at a place of the map, or -1}
    int unitAt(double x, double y) {
        int column = (int) Math.floor(x / grid.pitchX());
        int row = (int) Math.floor((y - top) / grid.pitchY());
        int unit = row * grid.columns() + column;
        boolean inside = column >= 0 && column < grid.columns() && row >= 0;
        return inside && unit < grid.units() ? unit : -1;
    }

    /// {@return where units lie: the full rows, and the last if it is not full}
    List<Box> rows() {
        int full = grid.units() / grid.columns();
        int last = grid.units() % grid.columns();
        double w = grid.columns() * grid.pitchX();
        Box above = new Box(0, top, w, full * grid.pitchY());
        Box below = new Box(0, top + full * grid.pitchY(), last * grid.pitchX(), grid.pitchY());
        return last == 0 ? List.of(above) : List.of(above, below);
    }

    Box unit(int unit) {
        return grid.unit(unit).shifted(0, top);
    }

    Box strip(int unit) {
        return grid.strip(unit).shifted(0, top);
    }

    Box tile(int pageblock) {
        return grid.tile(pageblock).shifted(0, top);
    }

    /// {@return a block that lies in this band; of one larger than a pageblock its first pageblock}
    Box block(int pfn, int pages) {
        return grid.block(pfn - band.startPfn(), Math.min(pages, 1 << grid.order()))
                .shifted(0, top);
    }
}
