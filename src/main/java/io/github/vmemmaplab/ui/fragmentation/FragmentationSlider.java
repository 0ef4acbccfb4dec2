package io.github.vmemmaplab.ui.fragmentation;

import io.github.vmemmaplab.ui.narration.Texts;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Locale;
import java.util.function.IntConsumer;

/// The slider from 0 to 100, with what its ends mean below it. What lies above the track belongs to
/// the outcome at every value.
final class FragmentationSlider {
    private static final int MOST = 100;

    private final Slider slider = new Slider(0, MOST, 0);
    private final Label reason = new Label();
    private final HBox ends;
    private final VBox box;
    private final IntConsumer onMoved;
    private int last = -1;
    private boolean following;

    FragmentationSlider(Texts texts, IntConsumer onMoved) {
        this.onMoved = onMoved;
        slider.setBlockIncrement(1);
        slider.setId("fragmentation-slider");
        slider.setAccessibleText(texts.of("slider.spoken"));
        slider.valueProperty().addListener((_, _, now) -> moved((int) Math.round((double) now)));
        slider.skinProperty().addListener((_, _, _) -> fillTrack());
        ends =
                new HBox(
                        caption(texts.of("slider.low")),
                        spring(),
                        caption(texts.of("slider.high")));
        reason.getStyleClass().add("caption");
        reason.setWrapText(true);
        reason.setManaged(false);
        reason.setVisible(false);
        box = new VBox(slider, ends, reason);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("slider-box");
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("caption");
        return label;
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    Parent node() {
        return box;
    }

    Node control() {
        return slider;
    }

    ObservableValue<Number> value() {
        return slider.valueProperty().map(now -> (int) Math.round((double) now));
    }

    /// Shows a value without asking for anything.
    void show(int percent) {
        setReason("");
        following = true;
        slider.setValue(percent);
        following = false;
    }

    /// Cannot be moved, and says why.
    void disable(String why) {
        setReason(why);
    }

    private void setReason(String why) {
        boolean off = !why.isEmpty();
        slider.setDisable(off);
        slider.setAccessibleHelp(why);
        reason.setText(why);
        reason.setManaged(off);
        reason.setVisible(off);
        ends.setManaged(!off);
        ends.setVisible(!off);
    }

    private void moved(int percent) {
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
                            Math.max(0, last)));
        }
    }
}
