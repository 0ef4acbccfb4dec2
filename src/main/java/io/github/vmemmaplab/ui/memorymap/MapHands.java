package io.github.vmemmaplab.ui.memorymap;

import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What the mouse does on the map: points, selects, pans, zooms.
final class MapHands {
    private static final double WHEEL_ZOOM = 1.0035;

    private final MemoryMapView map;
    private final Node keeper;
    private final Node surface;
    private double lastX;
    private double lastY;

    MapHands(MemoryMapView map, Node keeper, Node surface) {
        this.map = map;
        this.keeper = keeper;
        this.surface = surface;
    }

    void listen() {
        surface.setOnMouseMoved(event -> map.pointAt(event.getX(), event.getY()));
        surface.setOnMouseExited(_ -> map.pointAway());
        surface.setOnMousePressed(this::press);
        surface.setOnMouseDragged(this::drag);
        surface.setOnMouseClicked(this::click);
        surface.setOnScroll(this::scroll);
    }

    private void press(MouseEvent event) {
        keeper.requestFocus();
        lastX = event.getX();
        lastY = event.getY();
    }

    private void drag(MouseEvent event) {
        map.pan(lastX - event.getX(), lastY - event.getY());
        lastX = event.getX();
        lastY = event.getY();
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            map.select(event.getX(), event.getY());
        }
    }

    private void scroll(ScrollEvent event) {
        map.zoomBy(Math.pow(WHEEL_ZOOM, event.getDeltaY()), event.getX(), event.getY());
        event.consume();
    }
}
