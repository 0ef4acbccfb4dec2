package io.github.vmemmaplab.ui.memorymap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

/// Any frame can be found, and stays under the pointer while zooming.
final class MapCameraTest {
    private static final int MIB = 256;

    private static MapCamera camera(int bootMib, double width, double height) {
        MapCamera camera = new MapCamera();
        int end = 0x40000 + bootMib * MIB;
        camera.lookAt(
                List.of(new Band(0x40000, end, false, 2), new Band(end, end + 1024 * MIB, true, 0)),
                9,
                21);
        camera.resize(width, height, 1);
        return camera;
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096, 65536})
    void allMemoryFitsTheWindow(int mib) {
        for (double height : new double[] {120, 250, 900}) {
            MapLayout layout = camera(mib, 780, height).layout();
            assertTrue(layout.height() <= height + 0.5, layout.height() + " > " + height);
            for (BandPlace place : layout.places()) {
                int last = place.grid().units() - 1;
                assertTrue(place.unit(last).y() + place.grid().height() <= height + 0.5);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096, 65536})
    void aFrameIsWhereItIsDrawn(int mib) {
        MapCamera camera = camera(mib, 780, 250);
        camera.zoomBy(camera.largestZoom(), 300, 100);
        Random random = new Random(mib);
        for (int i = 0; i < 500; i++) {
            int pfn = 0x40000 + random.nextInt((mib + 1024) * MIB);
            Box box = camera.layout().placeOf(pfn).orElseThrow().block(pfn, 1);
            assertEquals(pfn, camera.layout().pfnAt(box.centerX(), box.centerY()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 65536})
    void zoomingKeepsTheFrameUnderThePointer(int mib) {
        MapCamera camera = camera(mib, 780, 250);
        while (camera.zoom() < camera.largestZoom() / 4) {
            camera.zoomBy(1.5, 391.3, 77.7);
        }
        int pfn = camera.pfnAt(391.3, 77.7);
        if (pfn >= 0) {
            camera.zoomBy(1.5, 391.3, 77.7);
            int after = camera.pfnAt(391.3, 77.7);
            assertTrue(after < 0 || Math.abs(after - pfn) <= 33, pfn + " became " + after);
        }
        camera.showAll();
        assertEquals(1, camera.zoom());
        assertEquals(0, camera.x());
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 65536})
    void oneCellIsLargeAtTheLargestZoom(int mib) {
        MapCamera camera = camera(mib, 780, 250);
        camera.zoomBy(1e9, 10, 10);
        Box cell = camera.layout().places().getFirst().block(0x40000, 1);
        assertTrue(cell.width() >= 20 && cell.height() >= 20, cell.toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.25, 1.5, 2})
    void cellsAreWholePixelsOfAnyScreen(double density) {
        MapCamera camera = new MapCamera();
        camera.lookAt(List.of(new Band(0x40000, 0x40000 + 512 * MIB, false, 2)), 9, 21);
        camera.resize(781, 253, density);
        BandPlace place = camera.layout().places().getFirst();
        for (int pageblock = 0; pageblock < 256; pageblock++) {
            Box tile = place.tile(pageblock);
            long left = Math.round(tile.x() * density);
            long top = Math.round(tile.y() * density);
            long width = Math.round((tile.x() + tile.width()) * density) - left;
            long height = Math.round((tile.y() + tile.height()) * density) - top;
            assertEquals(0, width % 32, "columns of tile " + pageblock);
            assertEquals(0, height % 16, "rows of tile " + pageblock);
        }
    }
}
