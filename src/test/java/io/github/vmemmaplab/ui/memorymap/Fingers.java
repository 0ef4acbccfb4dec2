package io.github.vmemmaplab.ui.memorymap;

import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ScrollEvent.HorizontalTextScrollUnits;
import javafx.scene.input.ScrollEvent.VerticalTextScrollUnits;
import javafx.scene.input.ZoomEvent;

/// A wheel and two fingers on a screen, which TestFX has not; FX thread only.
final class Fingers {
    private Fingers() {}

    /// Turns the wheel over a place of a node.
    static void scroll(Node node, Point2D at, double deltaX, double deltaY) {
        Point2D scene = node.localToScene(at);
        Event.fireEvent(
                node,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        scene.getX(),
                        scene.getY(),
                        0,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        deltaX,
                        deltaY,
                        deltaX,
                        deltaY,
                        HorizontalTextScrollUnits.NONE,
                        0,
                        VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    /// Spreads two fingers around a place of a node, or moves them together.
    static void pinch(Node node, Point2D at, double factor) {
        Point2D scene = node.localToScene(at);
        Event.fireEvent(
                node,
                new ZoomEvent(
                        ZoomEvent.ZOOM,
                        scene.getX(),
                        scene.getY(),
                        0,
                        0,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        factor,
                        factor,
                        null));
    }
}
