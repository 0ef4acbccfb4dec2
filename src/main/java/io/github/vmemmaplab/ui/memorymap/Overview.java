package io.github.vmemmaplab.ui.memorymap;

import java.util.List;

/// Finds places of the magnified map on the map of all memory, and back. Both have the same bands,
/// whose labels and gaps do not grow with them.
///
/// @param whole all of memory
/// @param shown the same, magnified
record Overview(MapLayout whole, MapLayout shown) {

    /// {@return the part of all memory that a window over the magnified map shows}
    Box of(Box window) {
        double scale = shown.width() == 0 ? 1 : whole.width() / shown.width();
        double top = across(window.y(), shown, whole);
        double bottom = across(window.y() + window.height(), shown, whole);
        return new Box(window.x() * scale, top, window.width() * scale, bottom - top);
    }

    double shownX(double wholeX) {
        return wholeX * shown.width() / whole.width();
    }

    double shownY(double wholeY) {
        return across(wholeY, whole, shown);
    }

    private static double across(double y, MapLayout from, MapLayout to) {
        List<BandPlace> places = from.places();
        for (int i = 0; i < places.size(); i++) {
            BandPlace place = places.get(i);
            if (y <= place.bottom() || i == places.size() - 1) {
                BandPlace other = to.places().get(i);
                double share = (y - place.labelTop()) / (place.bottom() - place.labelTop());
                return other.labelTop()
                        + Math.clamp(share, 0, 1) * (other.bottom() - other.labelTop());
            }
        }
        return y;
    }
}
