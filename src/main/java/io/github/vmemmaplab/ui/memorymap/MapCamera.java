package io.github.vmemmaplab.ui.memorymap;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which part of the map is looked at: all of it at zoom 1, down to one page frame.
///
/// Lengths are units of the screen. Mutable; FX thread only.
final class MapCamera {
    private static final double LARGEST_CELL = 28;
    private static final double REVEAL = 60;
    private static final int STRUCT_PAGE_SHIFT = 6;

    private List<Band> bands = List.of();
    private int order = 1;
    private int slotPages = 1;
    private double width;
    private double height;
    private double density = 1;
    private double zoom = 1;
    private double x;
    private double y;
    private MapLayout layout = new MapLayout(List.of(), 0, 0);

    /// Looks at these bands of a machine from now on; all of them, if they are not those looked at.
    void lookAt(List<Band> newBands, int pageblockOrder, int pmdShift) {
        if (!newBands.equals(bands) || order != pageblockOrder) {
            bands = newBands;
            order = pageblockOrder;
            slotPages = Math.max(1 << order, 1 << (pmdShift - STRUCT_PAGE_SHIFT));
            zoom = 1;
            relayOut();
        }
    }

    /// Looks through a window of this size.
    void resize(double newWidth, double newHeight, double newDensity) {
        if (newWidth != width || newHeight != height || newDensity != density) {
            width = newWidth;
            height = newHeight;
            density = newDensity;
            relayOut();
        }
    }

    private void relayOut() {
        layout = MapLayout.of(bands, width, height, density, zoom, order, slotPages);
        clamp();
    }

    private void clamp() {
        x = Math.clamp(x, 0, Math.max(0, layout.width() - width));
        y = Math.clamp(y, 0, Math.max(0, layout.height() - height));
    }

    MapLayout layout() {
        return layout;
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    double zoom() {
        return zoom;
    }

    double largestZoom() {
        return layout.places().stream()
                .map(BandPlace::grid)
                .mapToDouble(g -> g.width() / g.across() / g.cellsAcross())
                .map(cell -> Math.max(1, LARGEST_CELL * zoom / cell))
                .max()
                .orElse(1);
    }

    /// Magnifies by a factor, so that what is at a place of the window stays there.
    void zoomBy(double factor, double atX, double atY) {
        double target = Math.clamp(zoom * factor, 1, largestZoom());
        if (target == zoom) {
            return;
        }
        double shareX = (atX + x) / layout.width();
        int index = nearestPlace(atY + y);
        BandPlace before = layout.places().get(index);
        double shareY = (atY + y - before.top()) / (before.bottom() - before.top());
        zoom = target;
        layout = MapLayout.of(bands, width, height, density, zoom, order, slotPages);
        BandPlace after = layout.places().get(index);
        x = shareX * layout.width() - atX;
        y = after.top() + shareY * (after.bottom() - after.top()) - atY;
        clamp();
    }

    private int nearestPlace(double mapY) {
        List<BandPlace> places = layout.places();
        return java.util.stream.IntStream.range(0, places.size())
                .boxed()
                .min(Comparator.comparingDouble(i -> distance(places.get(i), mapY)))
                .orElse(0);
    }

    private static double distance(BandPlace place, double mapY) {
        return Math.max(0, Math.max(place.labelTop() - mapY, mapY - place.bottom()));
    }

    /// Shows all of the map again.
    void showAll() {
        zoom = 1;
        relayOut();
    }

    /// Moves the window over the map.
    void pan(double dx, double dy) {
        x += dx;
        y += dy;
        clamp();
    }

    /// {@return what is seen, on the map}
    Box window() {
        return new Box(x, y, width, height);
    }

    /// Moves the window so that a place of the whole map lies in its middle.
    void centerOn(MapLayout whole, double wholeX, double wholeY) {
        Overview overview = new Overview(whole, layout);
        x = overview.shownX(wholeX) - width / 2;
        y = overview.shownY(wholeY) - height / 2;
        clamp();
    }

    /// Moves the window, if it must be, so that a frame is seen; says whether it moved.
    boolean reveal(int pfn) {
        Optional<BandPlace> place = layout.placeOf(pfn);
        if (place.isEmpty()) {
            return false;
        }
        Box cell = place.get().block(pfn, 1);
        double marginX = Math.min(width / 4, REVEAL);
        double marginY = Math.min(height / 4, REVEAL);
        double oldX = x;
        double oldY = y;
        x = Math.clamp(x, cell.x() + cell.width() + marginX - width, cell.x() - marginX);
        y = Math.clamp(y, cell.y() + cell.height() + marginY - height, cell.y() - marginY);
        clamp();
        return x != oldX || y != oldY;
    }

    /// {@return the frame at a place of the window, or the first of all}
    int nearestFrame(double windowX, double windowY) {
        int pfn = pfnAt(windowX, windowY);
        return pfn >= 0 || bands.isEmpty() ? pfn : bands.getFirst().startPfn();
    }

    /// {@return the frame one cell away, or one tile where cells are smaller than `clear`; the same
    /// frame where there is none}
    int neighbour(int pfn, int right, int down, double clear) {
        return layout.placeOf(pfn)
                .map(place -> neighbour(place, pfn, right, down, clear))
                .orElse(pfn);
    }

    private int neighbour(BandPlace place, int pfn, int right, int down, double clear) {
        Box cell = place.block(pfn, 1);
        boolean byCell = Math.min(cell.width(), cell.height()) >= clear;
        Grid grid = place.grid();
        double stepX = byCell ? cell.width() : grid.pitchX() / grid.across();
        double stepY = byCell ? cell.height() : grid.pitchY() / grid.down();
        double atX = cell.centerX() + right * stepX;
        double atY = cell.centerY() + down * stepY;
        Box map = new Box(0, 0, layout.width(), layout.height());
        // Over gaps, labels and bars to the next frame in this direction.
        while (map.contains(atX, atY)) {
            int found = layout.pfnAt(atX, atY);
            if (found >= 0 && found != pfn) {
                return found;
            }
            atX += right * stepX / 2;
            atY += down * stepY / 2;
        }
        return right == 0 ? pfn : wrapped(pfn, right * (byCell ? 1 : 1 << order));
    }

    // Past the end of a row: on in address order.
    private int wrapped(int pfn, int pages) {
        return layout.placeOf(pfn + pages).isPresent() ? pfn + pages : pfn;
    }

    /// {@return the frame at a place of the window, or -1}
    int pfnAt(double windowX, double windowY) {
        return layout.pfnAt(windowX + x, windowY + y);
    }

    /// {@return whether a box of the window can be seen}
    boolean sees(Box box) {
        return box.touches(width, height);
    }

    /// {@return a box of the map as it lies in the window}
    Box inWindow(Box box) {
        return box.shifted(-x, -y);
    }
}
