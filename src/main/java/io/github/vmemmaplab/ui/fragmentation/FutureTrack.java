package io.github.vmemmaplab.ui.fragmentation;

import io.github.vmemmaplab.scenario.AddOutcome;
import io.github.vmemmaplab.scenario.Forecast;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.canvas.PixelRegion;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.Optional;

/// The slider with its own future above it: a column for each value, in which the thumb, the marks
/// and the pointer have their places. All that is clicked or dragged on the columns moves the
/// thumb.
///
/// Columns are as wide as they can be; the track ends where the centres of the first and the last
/// column are.
final class FutureTrack extends Region {
    private static final int MOST = FragmentationSlider.MOST;
    private static final double TALLEST = 44;
    private static final double LEAST = 220;
    private static final double GHOST_INSET = 4;

    private final LabModel model;
    private final FragmentationSlider slider;
    private final ThumbHand hand;
    private final PixelRegion strip;
    private final ForecastMarks marks;
    private final ThumbFigure figure;
    private final Region ghost = new Region();
    private Forecast forecast = Forecast.UNKNOWN;
    private int add;
    private boolean hasBlocks;
    private int hovered = -1;
    private double column = 1;

    FutureTrack(LabModel model, Texts texts, FragmentationSlider slider) {
        this.model = model;
        this.slider = slider;
        hand = new ThumbHand(slider, model.gesture(), this::hover);
        marks = new ForecastMarks(new OutcomeWords(texts));
        figure = new ThumbFigure(texts);
        strip =
                new PixelRegion(pixels ->
                        new StripPainter(
                                        model.theme().get().palette(),
                                        forecast,
                                        add,
                                        hasBlocks,
                                        slider.value(),
                                        hovered,
                                        column)
                                .paint(pixels));
        strip.setId("future");
        ghost.getStyleClass().add("ghost-thumb");
        ghost.setMouseTransparent(true);
        ghost.setVisible(false);
        // What they say changes with every value; it must not have the whole window laid out.
        for (Node inside : List.of(marks, figure, ghost)) {
            inside.setManaged(false);
        }
        getStyleClass().add("future-track");
        getChildren().addAll(marks, strip, slider.control(), ghost, figure);
        listen();
    }

    private void listen() {
        hand.holdColumns(strip);
        hand.holdTrack();
        slider.control().valueProperty().subscribe(() -> showThumb());
        slider.control().skinProperty().subscribe(() -> requestLayout());
        model.theme().subscribe(strip::repaint);
    }

    /// Shows what is known about an add, on a machine that has blocks to lose or not.
    void show(Forecast known, int addShown, boolean machineHasBlocks) {
        forecast = known;
        add = addShown;
        hasBlocks = machineHasBlocks;
        marks.show(known, addShown, machineHasBlocks);
        showThumb();
        if (hovered >= 0) {
            hover(hovered);
        }
    }

    private void showThumb() {
        figure.show(slider.value(), forecast.at(slider.value()));
        strip.repaint();
    }

    private void hover(int degree) {
        hovered = degree;
        Optional<AddOutcome> outcome = degree < 0 ? Optional.empty() : forecast.at(degree, add);
        marks.hover(degree, outcome);
        ghost.setVisible(degree >= 0 && degree != slider.value());
        strip.repaint();
        placeGhost();
    }

    @Override
    protected double computeMinWidth(double height) {
        return LEAST;
    }

    @Override
    protected double computePrefHeight(double width) {
        return marks.prefHeight(-1)
                + TALLEST
                + slider.control().prefHeight(-1)
                + figure.prefHeight(-1);
    }

    // Whole units where there is a gap between columns, which would be seen to vary.
    private static double columnIn(double width, double thumb) {
        double most = Math.max(1, Math.min((width - thumb) / MOST, width / (MOST + 1)));
        return most < StripPainter.GAP_FROM ? most : Math.floor(most);
    }

    @Override
    protected void layoutChildren() {
        double thumb = slider.thumbWidth();
        column = columnIn(getWidth(), thumb);
        double left = Math.ceil(Math.max(0, (thumb - column) / 2));
        double width = column * (MOST + 1);
        double marksHeight = marks.prefHeight(-1);
        double sliderHeight = slider.control().prefHeight(-1);
        double figureHeight = figure.prefHeight(-1);
        double stripHeight =
                Math.floor(
                        Math.min(TALLEST, getHeight() - marksHeight - sliderHeight - figureHeight));
        double y =
                Math.floor(
                        (getHeight() - marksHeight - stripHeight - sliderHeight - figureHeight)
                                / 2);
        marks.setColumn(column);
        marks.resizeRelocate(left, y, width, marksHeight);
        y += marksHeight;
        strip.resizeRelocate(left, y, width, stripHeight);
        y += stripHeight;
        hand.setColumns(left + column / 2, column);
        layOutSlider(left + column / 2, y, thumb, sliderHeight);
        figure.setColumn(column);
        figure.resizeRelocate(left, y + sliderHeight, width, figureHeight);
    }

    private void layOutSlider(double firstCentre, double y, double thumb, double height) {
        Slider control = slider.control();
        control.resizeRelocate(firstCentre - thumb / 2, y, MOST * column + thumb, height);
        double size = Math.max(1, thumb - GHOST_INSET);
        ghost.resize(size, size);
        ghost.setLayoutY(y + (height - size) / 2);
        placeGhost();
    }

    private void placeGhost() {
        double firstCentre = strip.getLayoutX() + column / 2;
        ghost.setLayoutX(firstCentre + hovered * column - ghost.getWidth() / 2);
    }
}
