package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.ui.LabModel;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// What the mouse does on the track: click and drag move the cursor, a double click magnifies the
/// phase, the wheel magnifies about the pointer, sideways it moves; the bar below moves too.
final class TrackHands {
    private static final double WHEEL = 1.0015;

    private final Track track;
    private final LabModel model;
    private boolean onRange;

    TrackHands(Track track, LabModel model) {
        this.track = track;
        this.model = model;
    }

    void listen() {
        track.setOnMousePressed(this::press);
        track.setOnMouseDragged(this::drag);
        track.setOnMouseReleased(_ -> onRange = false);
        track.setOnMouseMoved(event -> track.point(event.getX(), event.getY()));
        track.setOnMouseExited(_ -> track.pointAway());
        track.setOnScroll(this::scroll);
        track.setOnZoom(this::pinch);
    }

    private void press(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        track.requestFocus();
        onRange = track.axis().isZoomed() && event.getY() >= TrackPainter.RANGE_TOP;
        if (onRange) {
            moveRange(event.getX());
        } else if (event.getClickCount() == 2) {
            magnifyPhase(event.getX());
        } else {
            model.playing().set(false);
            model.seek(track.stepPointedAt(event.getX(), event.getY()));
        }
    }

    // Twice the same phase shows all again.
    private void magnifyPhase(double x) {
        TimeAxis axis = track.axis();
        int phase = axis.phaseAt(x - Track.INSET);
        if (phase >= 0) {
            TimeAxis close = axis.onPhase(phase);
            track.look(axis.equals(close) ? axis.whole() : close);
        }
    }

    private void moveRange(double x) {
        TimeAxis axis = track.axis();
        track.look(axis.centredAt((x - Track.INSET) / axis.width()));
    }

    private void drag(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        track.pointAway();
        if (onRange) {
            moveRange(event.getX());
        } else {
            model.seek(track.axis().stepAt(event.getX() - Track.INSET));
        }
    }

    private void scroll(ScrollEvent event) {
        event.consume();
        TimeAxis axis = track.axis();
        if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            track.look(axis.movedBy(-event.getDeltaX()));
        } else {
            track.look(
                    axis.zoomedBy(
                            Math.pow(WHEEL, event.getDeltaY() * 2), event.getX() - Track.INSET));
        }
        track.point(event.getX(), event.getY());
    }

    private void pinch(ZoomEvent event) {
        event.consume();
        track.look(track.axis().zoomedBy(event.getZoomFactor(), event.getX() - Track.INSET));
    }
}
