package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.kernel.event.Event.Grain;
import io.github.vmemmaplab.ui.Breakpoint;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// The buttons that move the cursor, and the speed at which it moves by itself.
final class Transport {
    private static final PseudoClass SET = PseudoClass.getPseudoClass("set");

    private final LabModel model;
    private final Texts texts;
    private final Button play;
    private final Label speedLabel = new Label();
    private final HBox box;

    /// Buttons that move the cursor of `model`.
    ///
    /// @param breakpoints opens or closes the list of breakpoints
    Transport(LabModel model, Texts texts, Runnable breakpoints) {
        this.model = model;
        Steering steering = new Steering(model);
        this.texts = texts;
        play = button("play", Feather.PLAY, steering::playOrPause);
        play.getStyleClass().add("primary");
        box =
                new HBox(
                        button("start", Feather.SKIP_BACK, steering::start),
                        button("back", Feather.CHEVRON_LEFT, () -> steering.back(Grain.EVENT)),
                        play,
                        button(
                                "forward",
                                Feather.CHEVRON_RIGHT,
                                () -> steering.forward(Grain.EVENT)),
                        button("end", Feather.SKIP_FORWARD, steering::end),
                        speed(),
                        skipping(),
                        breakpoints(breakpoints));
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.getStyleClass().add("transport");
        model.playing().subscribe(this::showPlaying);
    }

    Parent node() {
        return box;
    }

    private Button button(String key, Feather icon, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(key);
        button.setAccessibleText(texts.of(key));
        button.setTooltip(new Tooltip(texts.of(key)));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private ToggleButton skipping() {
        ToggleButton skip = new ToggleButton("", new FontIcon(Feather.FAST_FORWARD));
        skip.setId("skipping");
        skip.setAccessibleText(texts.of("skip"));
        skip.selectedProperty().bindBidirectional(model.skipping());
        skip.selectedProperty()
                .subscribe(
                        on -> skip.setTooltip(new Tooltip(texts.of(on ? "skip.on" : "skip.off"))));
        return skip;
    }

    private Button breakpoints(Runnable open) {
        Button button = button("breakpoints", Feather.OCTAGON, open);
        button.getStyleClass().add("breakpoints");
        Runnable count =
                () -> {
                    int set = model.breakpoints().size();
                    button.setText(set == 0 ? "" : Integer.toString(set));
                    button.setAccessibleText(texts.of("breakpoints.spoken", set));
                    button.pseudoClassStateChanged(SET, set > 0);
                };
        model.breakpoints().addListener((SetChangeListener<Breakpoint>) _ -> count.run());
        count.run();
        return button;
    }

    private void showPlaying(boolean playing) {
        String key = playing ? "pause" : "play";
        play.setGraphic(new FontIcon(playing ? Feather.PAUSE : Feather.PLAY));
        play.setAccessibleText(texts.of(key));
        play.setTooltip(new Tooltip(texts.of(key)));
    }

    // Each notch doubles the speed.
    private VBox speed() {
        Slider slider =
                new Slider(
                        log2(Steering.SLOWEST), log2(Steering.FASTEST), log2(model.speed().get()));
        slider.setId("speed");
        slider.setBlockIncrement(1);
        slider.setPrefWidth(76);
        slider.setAccessibleText(texts.of("speed.spoken"));
        slider.valueProperty()
                .addListener((_, _, now) -> model.speed().set(Math.pow(2, (double) now)));
        model.speed()
                .subscribe(now -> {
                    slider.setValue(log2((double) now));
                    speedLabel.setText(texts.of("speed", shown((double) now)));
                });
        speedLabel.getStyleClass().add("caption");
        speedLabel.setLabelFor(slider);
        VBox column = new VBox(2, speedLabel, slider);
        column.setAlignment(Pos.CENTER_LEFT);
        return column;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private static String shown(double speed) {
        return speed < 10
                ? new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
                        .format(speed)
                : Figures.count(Math.round(speed));
    }
}
