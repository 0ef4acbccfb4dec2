package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.ui.Whereabouts;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;

import java.util.Optional;

/// Where frames and slots are on the map, as far as it shows them.
final class MapPlaces implements Whereabouts {
    private final MapScene scene;
    private final MapCamera camera;
    private final Region pane;

    MapPlaces(MapScene scene, MapCamera camera, Region pane) {
        this.scene = scene;
        this.camera = camera;
        this.pane = pane;
    }

    @Override
    public Optional<Bounds> ofFrame(int pfn) {
        return new MapMarks(scene.kernel(), camera)
                .boxes(pfn, 1).stream().findFirst().flatMap(this::inScene);
    }

    @Override
    public Optional<Bounds> ofAddress(long addr) {
        return new MapMarks(scene.kernel(), camera).slotOf(addr).flatMap(this::inScene);
    }

    @Override
    public Optional<Bounds> ofCard() {
        return scene.card().flatMap(this::inScene);
    }

    private Optional<Bounds> inScene(Box box) {
        if (!new Box(0, 0, pane.getWidth(), pane.getHeight())
                .contains(box.centerX(), box.centerY())) {
            return Optional.empty();
        }
        return Optional.of(
                pane.localToScene(new BoundingBox(box.x(), box.y(), box.width(), box.height())));
    }
}
