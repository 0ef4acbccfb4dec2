package io.github.vmemmaplab.ui.memorymap;

import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// What mouse and fingers do on the map: points, selects, pans, zooms.
final class MapHands {
    private static final double WHEEL_ZOOM = 1.0035;

    private final MemoryMapView map;
    private final MapPointer pointer;
    private final Node keeper;
    private final Node surface;
    private double lastX;
    private double lastY;

    MapHands(MemoryMapView map, MapPointer pointer, Node keeper, Node surface) {
        this.map = map;
        this.pointer = pointer;
        this.keeper = keeper;
        this.surface = surface;
    }

    void listen() {
        surface.setOnMouseMoved(event -> pointer.pointAt(event.getX(), event.getY()));
        surface.setOnMouseExited(_ -> pointer.pointAway());
        surface.setOnMousePressed(this::press);
        surface.setOnMouseDragged(this::drag);
        surface.setOnMouseClicked(this::click);
        surface.setOnScroll(this::scroll);
        surface.setOnZoom(this::pinch);
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
            pointer.select(event.getX(), event.getY());
        }
    }

    // A wheel that is tilted, or turned with Shift held, moves sideways.
    private void scroll(ScrollEvent event) {
        if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            map.pan(-event.getDeltaX(), 0);
        } else {
            map.zoomBy(Math.pow(WHEEL_ZOOM, event.getDeltaY()), event.getX(), event.getY());
        }
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        map.zoomBy(event.getZoomFactor(), event.getX(), event.getY());
        event.consume();
    }
}
