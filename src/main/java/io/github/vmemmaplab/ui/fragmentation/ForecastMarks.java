package io.github.vmemmaplab.ui.fragmentation;

import io.github.vmemmaplab.scenario.AddOutcome;
import io.github.vmemmaplab.scenario.Forecast;
import io.github.vmemmaplab.scenario.Forecast.Threshold;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.Optional;

/// The texts over the strip: where the first fallback is and where the hot-add fails, or that
/// neither comes about; and, in their place, what comes of the degree under the pointer.
final class ForecastMarks extends Region {
    private final OutcomeWords words;
    private final Label fallback = label("fallback-mark", "fallback");
    private final Label failure = label("failure-mark", "failure");
    private final Label neither = label("no-mark", "muted");
    private final Label readout = label("readout", "readout");
    private Optional<Threshold> fallbackAt = Optional.empty();
    private Optional<Threshold> failureAt = Optional.empty();
    private int hovered = -1;
    private double column = 1;

    ForecastMarks(OutcomeWords words) {
        this.words = words;
        getChildren().addAll(fallback, failure, neither, readout);
        readout.setVisible(false);
        neither.setText(words.texts().of("mark.neither"));
        setMouseTransparent(true);
    }

    private static Label label(String id, String style) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().addAll("mark", style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /// Shows the marks of an add; `hasBlocks` tells whether falling back is news on this machine.
    void show(Forecast forecast, int add, boolean hasBlocks) {
        fallbackAt = hasBlocks ? forecast.first(add, AddOutcome::isFallback) : Optional.empty();
        failureAt = forecast.first(add, AddOutcome::isFailure);
        fallback.setText(fallbackAt.map(at -> words.mark("mark.fallback", at)).orElse(""));
        failure.setText(failureAt.map(at -> words.mark("mark.failure", at)).orElse(""));
        neither.setText(
                words.texts()
                        .of(
                                !forecast.isComplete()
                                        ? "mark.looking"
                                        : hasBlocks ? "mark.neither" : "mark.noBlocks"));
        requestLayout();
    }

    /// Says what comes of a degree, or with -1 of none.
    void hover(int degree, Optional<AddOutcome> outcome) {
        if (degree < 0 && hovered < 0) {
            return;
        }
        hovered = degree;
        readout.setVisible(degree >= 0);
        if (degree >= 0) {
            readout.setText(words.texts().of("readout", degree, words.say(outcome)));
            OutcomeWords.colour(readout, outcome);
        }
        requestLayout();
    }

    /// Tells how wide a column is.
    void setColumn(double width) {
        column = width;
        requestLayout();
    }

    private double centre(int degree) {
        return (degree + 0.5) * column;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(readout.prefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        for (Label label : List.of(fallback, failure, neither, readout)) {
            label.autosize();
            label.setLayoutY(Math.floor(getHeight() - label.getHeight()));
        }
        fallback.setVisible(fallbackAt.isPresent());
        failure.setVisible(failureAt.isPresent());
        neither.setVisible(fallbackAt.isEmpty() && failureAt.isEmpty());
        placeMarks();
        if (hovered >= 0) {
            readout.setLayoutX(MarkRow.centred(centre(hovered), readout.getWidth(), getWidth()));
            hideBelowReadout();
        }
    }

    private void placeMarks() {
        double fallbackX = centre(fallbackAt.map(Threshold::degree).orElse(0));
        double failureX = centre(failureAt.map(Threshold::degree).orElse(0));
        if (fallbackAt.isEmpty() || failureAt.isEmpty()) {
            fallback.setLayoutX(MarkRow.centred(fallbackX, fallback.getWidth(), getWidth()));
            failure.setLayoutX(MarkRow.centred(failureX, failure.getWidth(), getWidth()));
        } else if (fallbackX <= failureX) {
            placeInOrder(fallback, fallbackX, failure, failureX);
        } else {
            placeInOrder(failure, failureX, fallback, fallbackX);
        }
    }

    private void placeInOrder(Label first, double firstAt, Label second, double secondAt) {
        MarkRow row =
                MarkRow.place(firstAt, first.getWidth(), secondAt, second.getWidth(), getWidth());
        first.setLayoutX(row.first());
        second.setLayoutX(row.second());
    }

    private void hideBelowReadout() {
        for (Label label : List.of(fallback, failure, neither)) {
            if (label.getBoundsInParent().intersects(readout.getBoundsInParent())) {
                label.setVisible(false);
            }
        }
    }
}
