package io.github.vmemmaplab.ui.fragmentation;

import io.github.vmemmaplab.ui.narration.Texts;

import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.Locale;
import java.util.Set;
import java.util.function.IntConsumer;

/// The slider from 0 to 100 in whole steps. What a held key asks for is one gesture.
final class FragmentationSlider {
    /// The highest value.
    static final int MOST = 100;

    private static final Set<KeyCode> MOVING =
            Set.of(
                    KeyCode.LEFT,
                    KeyCode.RIGHT,
                    KeyCode.UP,
                    KeyCode.DOWN,
                    KeyCode.HOME,
                    KeyCode.END);

    private final Slider slider = new Slider(0, MOST, 0);
    private final IntConsumer onMoved;
    private final BooleanProperty gesture;
    private int last = -1;
    private boolean following;

    FragmentationSlider(Texts texts, IntConsumer onMoved, BooleanProperty gesture) {
        this.onMoved = onMoved;
        this.gesture = gesture;
        slider.setBlockIncrement(1);
        slider.setId("fragmentation-slider");
        slider.setAccessibleText(texts.of("slider.spoken"));
        slider.valueProperty().addListener((_, _, now) -> moved((int) Math.round((double) now)));
        slider.skinProperty().addListener((_, _, _) -> fillTrack());
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::holdKey);
        slider.addEventFilter(KeyEvent.KEY_RELEASED, _ -> gesture.set(false));
        slider.focusedProperty().subscribe(() -> gesture.set(false));
    }

    private void holdKey(KeyEvent event) {
        if (MOVING.contains(event.getCode())) {
            gesture.set(true);
        }
    }

    Slider control() {
        return slider;
    }

    /// {@return the value}
    int value() {
        return Math.max(0, last);
    }

    /// {@return how wide the thumb is}
    double thumbWidth() {
        Node thumb = slider.lookup(".thumb");
        return thumb == null ? 0 : Math.ceil(thumb.prefWidth(-1));
    }

    /// Shows a value without asking for anything.
    void show(int percent) {
        following = true;
        slider.setValue(percent);
        following = false;
    }

    /// Moves the thumb as a hand would.
    void moveTo(int percent) {
        slider.setValue(percent);
    }

    private void moved(int percent) {
        // Between two values there is nothing to stand on.
        slider.setValue(percent);
        if (percent != last) {
            last = percent;
            fillTrack();
            if (!following) {
                onMoved.accept(percent);
            }
        }
    }

    // The part of the track that lies behind the thumb.
    private void fillTrack() {
        Node track = slider.lookup(".track");
        if (track != null) {
            track.setStyle(
                    String.format(
                            Locale.ROOT,
                            "-fx-background-color: linear-gradient(to right, -accent %1$d%%, -line"
                                    + " %1$d%%);",
                            value()));
        }
    }
}
