package io.github.vmemmaplab.ui.fragmentation;

import io.github.vmemmaplab.scenario.OutcomeAt;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.Optional;

/// The row below the track: the thumb's value at the thumb, the index of the free lists beside it,
/// which it is, and what the ends of the track mean where there is room left.
final class ThumbFigure extends Region {
    private static final double GAP = 8;

    private final Texts texts;
    private final Label value = new Label();
    private final Label index = new Label();
    private final Label low = new Label();
    private final Label high = new Label();
    private double column = 1;
    private int percent;

    ThumbFigure(Texts texts) {
        this.texts = texts;
        low.setText(texts.of("slider.low"));
        high.setText(texts.of("slider.high"));
        value.getStyleClass().add("big-value");
        index.setId("start-index");
        index.setTooltip(new Tooltip(texts.of("index.help")));
        for (Label caption : List.of(index, low, high)) {
            caption.getStyleClass().add("caption");
        }
        for (Label label : List.of(value, index, low, high)) {
            label.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(low, high, value, index);
    }

    void show(int degree, Optional<OutcomeAt> outcome) {
        percent = degree;
        value.setText(texts.of("value", degree));
        index.setText(
                outcome.map(it -> texts.of("index", Figures.thousandths(it.unusable())))
                        .orElse(""));
        requestLayout();
    }

    /// Tells how wide a column is.
    void setColumn(double width) {
        column = width;
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(value.prefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        for (Label label : List.of(value, index, low, high)) {
            label.autosize();
            label.setLayoutY(Math.floor((getHeight() - label.getHeight()) / 2));
        }
        value.setLayoutX(MarkRow.centred((percent + 0.5) * column, value.getWidth(), getWidth()));
        double right = value.getLayoutX() + value.getWidth() + GAP;
        boolean fitsRight = right + index.getWidth() <= getWidth();
        index.setLayoutX(fitsRight ? right : value.getLayoutX() - GAP - index.getWidth());
        low.setLayoutX(0);
        high.setLayoutX(getWidth() - high.getWidth());
        double from = Math.min(value.getLayoutX(), index.getLayoutX());
        double to = Math.max(right, index.getLayoutX() + index.getWidth() + GAP);
        low.setVisible(low.getWidth() + GAP <= from);
        high.setVisible(high.getLayoutX() >= to);
    }
}
