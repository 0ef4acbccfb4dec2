package io.github.vmemmaplab.ui.memorymap;

import java.util.Comparator;
import java.util.List;

/// Which part of the map is looked at: all of it at zoom 1, down to one page frame.
///
/// Lengths are units of the screen. Mutable; FX thread only.
final class MapCamera {
    private static final double LARGEST_CELL = 28;
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

    /// {@return the frame at a place of the window, or -1}
    int pfnAt(double windowX, double windowY) {
        return layout.pfnAt(windowX + x, windowY + y);
    }

    /// {@return a box of the map as it lies in the window}
    Box inWindow(Box box) {
        return box.shifted(-x, -y);
    }
}
