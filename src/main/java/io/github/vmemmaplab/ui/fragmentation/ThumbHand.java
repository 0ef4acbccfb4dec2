package io.github.vmemmaplab.ui.fragmentation;

import io.github.vmemmaplab.scenario.Forecast;

import javafx.beans.property.BooleanProperty;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import java.util.function.IntConsumer;

/// A hand on the thumb: takes it where it is pressed, on the columns or on the track, and moves it
/// along until it is let go, all one gesture.
///
/// Where it is let go counts too: a screen that is busy may leave out the way there.
final class ThumbHand {
    private final FragmentationSlider slider;
    private final BooleanProperty gesture;
    private final IntConsumer pointedAt;
    private double first;
    private double column = 1;
    private double held;
    private boolean isHolding;

    ThumbHand(FragmentationSlider slider, BooleanProperty gesture, IntConsumer pointedAt) {
        this.slider = slider;
        this.gesture = gesture;
        this.pointedAt = pointedAt;
    }

    /// Tells where the centre of the first column is and how far apart they are, in the units of
    /// what holds the strip and the slider.
    void setColumns(double firstCentre, double apart) {
        first = firstCentre;
        column = apart;
    }

    /// Listens to the columns, of which it says too which one is pointed at.
    void holdColumns(Node strip) {
        strip.setOnMouseMoved(event -> pointedAt.accept(degree(x(event))));
        strip.setOnMouseExited(_ -> pointedAt.accept(-1));
        strip.setOnMousePressed(event -> press(event, 0));
        strip.setOnMouseDragged(this::drag);
        strip.setOnMouseReleased(this::release);
    }

    /// Listens to the slider in its own stead.
    void holdTrack() {
        Slider control = slider.control();
        filter(control, MouseEvent.MOUSE_PRESSED, event -> press(event, offThumb(event)));
        filter(control, MouseEvent.MOUSE_DRAGGED, this::drag);
        filter(control, MouseEvent.MOUSE_RELEASED, this::release);
    }

    private static void filter(
            Node node, EventType<MouseEvent> type, EventHandler<MouseEvent> handler) {
        node.addEventFilter(
                type,
                event -> {
                    handler.handle(event);
                    event.consume();
                });
    }

    private static double x(MouseEvent event) {
        Node source = (Node) event.getSource();
        return source.localToParent(event.getX(), event.getY()).getX();
    }

    private int degree(double x) {
        return Math.clamp(Math.round((x - first) / column), 0, Forecast.MOST);
    }

    // A thumb that is taken at its edge does not jump.
    private double offThumb(MouseEvent event) {
        double off = x(event) - (first + slider.value() * column);
        return Math.abs(off) <= slider.thumbWidth() / 2 ? off : 0;
    }

    private void press(MouseEvent event, double off) {
        if (event.getButton() == MouseButton.PRIMARY) {
            isHolding = true;
            held = off;
            slider.control().requestFocus();
            gesture.set(true);
            move(event);
        }
    }

    private void drag(MouseEvent event) {
        if (isHolding) {
            move(event);
        }
    }

    private void release(MouseEvent event) {
        if (isHolding && event.getButton() == MouseButton.PRIMARY) {
            move(event);
            isHolding = false;
            gesture.set(false);
            boolean isOver = isOnColumns(event) && isInside(event);
            pointedAt.accept(isOver ? degree(x(event)) : -1);
        }
    }

    private boolean isOnColumns(MouseEvent event) {
        return !event.getSource().equals(slider.control());
    }

    private static boolean isInside(MouseEvent event) {
        return ((Node) event.getSource()).contains(event.getX(), event.getY());
    }

    private void move(MouseEvent event) {
        int degree = degree(x(event) - held);
        slider.moveTo(degree);
        if (isOnColumns(event)) {
            pointedAt.accept(degree);
        }
    }
}
