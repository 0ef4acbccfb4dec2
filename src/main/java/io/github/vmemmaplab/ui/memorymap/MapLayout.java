package io.github.vmemmaplab.ui.memorymap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where everything lies on the map at one magnification.
///
/// @param places one a band, from top to bottom
/// @param width of the whole map
/// @param height of the whole map
record MapLayout(List<BandPlace> places, double width, double height) {
    static final double LABEL = 21;
    private static final double BAND_GAP = 4;
    private static final double ADDED_WEIGHT = 0.02;
    private static final double LEAST_ROOM = 30;

    MapLayout {
        places = List.copyOf(places);
    }

    /// Lays out bands so that they fill a view at zoom 1, and magnifies that.
    ///
    /// @param slotPages page frames whose struct pages one PMD entry maps
    static MapLayout of(
            List<Band> bands,
            double viewWidth,
            double viewHeight,
            double density,
            double zoom,
            int pageblockOrder,
            int slotPages) {
        double room = viewHeight - BAND_GAP * (bands.size() - 1);
        for (Band band : bands) {
            room -= label(band, bands);
        }
        List<BandPlace> places = new ArrayList<>();
        double y = 0;
        for (Band band : bands) {
            MapFit fit = new MapFit(viewWidth, share(band, bands, room), density, pageblockOrder);
            int pageblocks = band.pages() >> pageblockOrder;
            Grid grid =
                    band.added()
                            ? fit.slots(pageblocks, slotPages >> pageblockOrder)
                            : fit.tiles(pageblocks);
            BandPlace place = new BandPlace(band, y, y + label(band, bands), grid.magnified(zoom));
            places.add(place);
            y = place.bottom() + BAND_GAP;
        }
        return new MapLayout(places, viewWidth * zoom, Math.max(0, y - BAND_GAP));
    }

    // Where boot memory is one band, the panel's title tells about it.
    private static double label(Band band, List<Band> bands) {
        boolean alone = bands.size() == 1 || bands.get(1).added();
        return alone && !band.added() ? 0 : LABEL;
    }

    // Large bands get more room, but even the smallest can be seen; boot memory is looked at most.
    private static double share(Band band, List<Band> bands, double room) {
        double floor = Math.min(LEAST_ROOM, room / bands.size() / 2);
        double weights = bands.stream().mapToDouble(MapLayout::weight).sum();
        double spare = room - floor * bands.size();
        return floor + spare * weight(band) / weights;
    }

    private static double weight(Band band) {
        return Math.sqrt(band.pages()) * (band.added() ? ADDED_WEIGHT : 1);
    }

    /// {@return the band that holds a frame}
    Optional<BandPlace> placeOf(int pfn) {
        return places.stream().filter(place -> place.band().contains(pfn)).findFirst();
    }

    /// {@return the frame at a place, or -1}
    int pfnAt(double x, double y) {
        return places.stream()
                .mapToInt(place -> place.pfnAt(x, y))
                .filter(pfn -> pfn >= 0)
                .findFirst()
                .orElse(-1);
    }
}
