package io.github.vmemmaplab.ui.memorymap;

/// Finds the grid that shows a whole band in a given room, as large as it can be.
final class MapFit {
    static final double LARGEST_GAP = 8;

    private static final double SMALLEST_UNIT = 10;
    private static final double GAP_SHARE = 0.09;
    private static final double EVEN_GAP_SHARE = 0.04;
    private static final double STRIP = 5;
    private static final double THIN_STRIP = 2;
    private static final double STRIP_GAP = 4;
    private static final double SMALL_SLOT = 16;
    private static final double WIDEST_SLOT = 4;

    private final double width;
    private final double height;
    private final double density;
    private final int order;

    /// Room for one band; a unit of length is `density` pixels.
    MapFit(double width, double height, double density, int pageblockOrder) {
        this.width = width;
        this.height = Math.max(1, height);
        this.density = density;
        order = pageblockOrder;
    }

    /// {@return boot memory: tiles twice as wide as high; where these would be too small to see,
    /// units of 4, 16, 64 ... pageblocks}
    Grid tiles(int pageblocks) {
        for (int pixels = (int) (width * density) >> ((order + 1) / 2); pixels > 0; pixels--) {
            Grid even = evenTiles(pageblocks, pixels / density);
            if (even.rows() * even.pitchY() <= height) {
                return even;
            }
        }
        int side = 1;
        Grid grid = tiles(pageblocks, side);
        while (grid.pitchX() < SMALLEST_UNIT && grid.units() > 1) {
            side *= 2;
            grid = tiles(pageblocks, side);
        }
        return grid;
    }

    // All cells equally large: whole pixels, with a gap around tiles that takes up what is left of
    // a
    // row.
    private Grid evenTiles(int pageblocks, double cell) {
        double w = cell * (1 << ((order + 1) / 2));
        double h = cell * (1 << (order / 2));
        double least = Math.max(1, w * EVEN_GAP_SHARE);
        int columns = Math.max(1, (int) (width / (w + least)));
        int rows = ceilDiv(pageblocks, columns);
        // Rows that are needed may leave columns to spare: fewer, wider apart.
        columns = ceilDiv(pageblocks, rows);
        double pitchX = Math.min(width / columns, w + Math.max(least, LARGEST_GAP));
        double gapY = Math.clamp(height / rows - h, least, Math.max(least, pitchX - w));
        return new Grid(pageblocks, columns, pitchX, h + gapY, w, h, 0, 1, 1, order);
    }

    private Grid tiles(int pageblocks, int side) {
        int units = ceilDiv(pageblocks, side * side);
        int columns = Math.max(1, (int) Math.sqrt(units * width / (2 * height)));
        while (ceilDiv(units, columns) * (width / columns / 2) > height) {
            columns++;
        }
        double pitchX = width / columns;
        double pitchY = Math.min(height / ceilDiv(units, columns), pitchX / 2 * 1.1);
        double w = pitchX - gap(pitchX);
        double h = Math.min(w / 2, pitchY - 1);
        return new Grid(units, columns, pitchX, pitchY, w, h, 0, side, side, order);
    }

    private static double gap(double pitch) {
        return Math.clamp(pitch * GAP_SHARE, 1, LARGEST_GAP);
    }

    /// {@return added memory: one unit for each slot of the vmemmap, with a bar under it}
    Grid slots(int pageblocks, int pageblocksPerSlot) {
        int units = ceilDiv(pageblocks, pageblocksPerSlot);
        int columns = 1;
        while (columns < units && isTooWide(units, columns)) {
            columns++;
        }
        columns = ceilDiv(units, ceilDiv(units, columns));
        double pitchX = width / columns;
        double pitchY = height / ceilDiv(units, columns);
        double strip = pitchY < SMALL_SLOT ? THIN_STRIP : STRIP;
        double w = pitchX - gap(Math.min(pitchX, 30));
        double h = Math.max(2, pitchY - strip - STRIP_GAP);
        int across = across(w / h, pageblocksPerSlot);
        int down = ceilDiv(pageblocksPerSlot, across);
        return new Grid(units, columns, pitchX, pitchY, w, h, strip, across, down, order);
    }

    private boolean isTooWide(int units, int columns) {
        double h = height / ceilDiv(units, columns) - STRIP - STRIP_GAP;
        return width / columns > WIDEST_SLOT * Math.max(1, h);
    }

    // A power of two, so that tiles come out about twice as wide as high.
    private static int across(double aspect, int pageblocks) {
        double wanted = Math.sqrt(pageblocks * aspect / 2);
        int across = 1;
        while (across * Math.sqrt(2) < wanted && across < pageblocks) {
            across *= 2;
        }
        return across;
    }

    private static int ceilDiv(int a, int b) {
        return Math.ceilDiv(a, b);
    }
}
