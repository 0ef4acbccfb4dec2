package io.github.vmemmaplab.ui.memorymap;

/// How a band's pageblocks lie: units of one or more pageblocks in rows, pageblocks within a unit
/// in rows, frames within a pageblock in rows.
///
/// @param units how many units there are
/// @param columns units in a row
/// @param pitchX from one unit to the next
/// @param pitchY from one row of units to the next
/// @param width of what is drawn of a unit
/// @param height of what is drawn of a unit
/// @param strip height of the slot's bar under a unit, 0 without
/// @param across pageblocks across a unit
/// @param down pageblocks down a unit
/// @param order log2 of the frames in a pageblock
record Grid(
        int units,
        int columns,
        double pitchX,
        double pitchY,
        double width,
        double height,
        double strip,
        int across,
        int down,
        int order) {

    private static final double SMALLEST_TILE = 3;
    private static final double TILE_GAP_FROM = 6;

    int pageblocksPerUnit() {
        return across * down;
    }

    int pagesPerUnit() {
        return pageblocksPerUnit() << order;
    }

    int rows() {
        return (units + columns - 1) / columns;
    }

    int cellsAcross() {
        return 1 << ((order + 1) / 2);
    }

    int cellsDown() {
        return 1 << (order / 2);
    }

    /// {@return whether pageblocks are drawn apart; else a unit is one mix}
    boolean separatesPageblocks() {
        return pageblocksPerUnit() == 1
                || (width / across >= SMALLEST_TILE && height / down >= SMALLEST_TILE);
    }

    Box unit(int unit) {
        int row = unit / columns;
        int column = unit % columns;
        return new Box(column * pitchX, row * pitchY, width, height);
    }

    /// {@return the bar under a unit}
    Box strip(int unit) {
        Box box = unit(unit);
        return new Box(box.x(), box.y() + height + 2, width, strip);
    }

    /// {@return a pageblock, by its number in the band}
    Box tile(int pageblock) {
        Box unit = unit(pageblock / pageblocksPerUnit());
        int place = pageblock % pageblocksPerUnit();
        int row = place / across;
        int column = place % across;
        double w = width / across;
        double h = height / down;
        double gap = across > 1 && w >= TILE_GAP_FROM ? 1 : 0;
        return new Box(
                unit.x() + column * w,
                unit.y() + row * h,
                w - gap,
                h - (h >= TILE_GAP_FROM / 2 ? gap : 0));
    }

    /// {@return a block of at most a pageblock, by its first frame's number in the band}
    Box block(int frame, int pages) {
        Box tile = tile(frame >> order);
        int within = frame & ((1 << order) - 1);
        int row = within / cellsAcross();
        int column = within % cellsAcross();
        double w = tile.width() / cellsAcross();
        double h = tile.height() / cellsDown();
        int rows = Math.max(1, pages / cellsAcross());
        int columns = Math.min(pages, cellsAcross());
        return new Box(tile.x() + column * w, tile.y() + row * h, columns * w, rows * h);
    }

    /// {@return the number in the band of the frame at a place, or -1}
    int frameAt(double x, double y) {
        int column = (int) Math.floor(x / pitchX);
        int row = (int) Math.floor(y / pitchY);
        int unit = row * columns + column;
        if (column < 0 || column >= columns || row < 0 || unit >= units) {
            return -1;
        }
        double inX = x - column * pitchX;
        double inY = y - row * pitchY;
        if (inX >= width || inY >= height) {
            return -1;
        }
        double tileX = inX / width * across;
        double tileY = inY / height * down;
        int tileColumn = (int) tileX;
        int tileRow = (int) tileY;
        int cellColumn = (int) ((tileX - tileColumn) * cellsAcross());
        int cellRow = (int) ((tileY - tileRow) * cellsDown());
        int cell = cellRow * cellsAcross() + cellColumn;
        int pageblock = unit * pageblocksPerUnit() + tileRow * across + tileColumn;
        return (pageblock << order) + cell;
    }

    /// {@return the same grid, magnified; gaps and strips stay small}
    Grid magnified(double zoom) {
        if (zoom == 1) {
            return this;
        }
        double gapX = Math.min((pitchX - width) * zoom, MapFit.LARGEST_GAP);
        double gapY = Math.min((pitchY - height - strip) * zoom, MapFit.LARGEST_GAP);
        double w = pitchX * zoom - gapX;
        double h = (pitchY - strip) * zoom - gapY;
        return new Grid(
                units,
                columns,
                pitchX * zoom,
                (pitchY - strip) * zoom + strip,
                w,
                h,
                strip,
                across,
                down,
                order);
    }
}
