package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.ui.narration.Figures;

/// What is said about the map as a whole.
final class MapAbout {
    private MapAbout() {}

    /// {@return for those who do not see the map: how much is free, and in how large a piece}
    static String summary(Kernel kernel) {
        long pageSize = kernel.machine().pageSize();
        long managed = 0;
        int largest = -1;
        for (Zone zone : kernel.node().populated()) {
            managed += zone.managed();
            largest = Math.max(largest, zone.largestFreeOrder());
        }
        return MapWords.TEXTS.of(
                largest < 0 ? "accessible.none" : "accessible",
                Figures.bytes(kernel.node().freePages() * pageSize),
                Figures.bytes(managed * pageSize),
                largest);
    }

    /// {@return in one line, what a tile is, and where the memory lies whose band has no label}
    static String line(Kernel kernel, MapLayout layout) {
        MapWords words = new MapWords(kernel);
        return tile(kernel.machine(), layout)
                + layout.places().stream()
                        .filter(place -> !place.hasLabel())
                        .map(BandPlace::band)
                        .findFirst()
                        .map(band -> " · " + words.name(band) + " " + words.about(band))
                        .orElse("");
    }

    private static String tile(Machine machine, MapLayout layout) {
        int pageblocks =
                layout.places().stream()
                        .filter(place -> !place.band().added())
                        .map(BandPlace::grid)
                        .filter(grid -> !grid.separatesPageblocks())
                        .mapToInt(Grid::pageblocksPerUnit)
                        .max()
                        .orElse(1);
        String bytes = Figures.bytes((machine.pageSize() << machine.pageblockOrder()) * pageblocks);
        return MapWords.TEXTS.of(pageblocks == 1 ? "note.tile" : "note.unit", bytes, pageblocks);
    }
}
