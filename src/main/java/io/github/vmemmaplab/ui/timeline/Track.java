package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.canvas.CanvasRegion;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Narrator;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.geometry.Orientation;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The run as a track to look at, point at and drag on. For a screen reader it is a slider over the
/// steps.
final class Track extends StackPane {
    private static final double NEAR = 5;
    private static final double INSET = 6;

    private final LabModel model;
    private final Outlines outlines;
    private final Texts texts;
    private final Narrator narrator = Narrator.inUsersLanguage();
    private final CanvasRegion canvas = new CanvasRegion(this::paint);
    private @Nullable Outline laidOut;
    private double laidOutWidth = -1;
    private PhaseLayout layout = new PhaseLayout(List.of(), 0);
    private List<PhaseLabels.Placed> labels = List.of();
    private double hoverX = -1;

    Track(LabModel model, Outlines outlines, Texts texts) {
        this.model = model;
        this.outlines = outlines;
        this.texts = texts;
        getChildren().add(canvas);
        getStyleClass().add("track-of-run");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setMinHeight(TrackPainter.HEIGHT);
        setPrefHeight(TrackPainter.HEIGHT);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseMoved(event -> hover(event.getX()));
        setOnMouseExited(_ -> hover(-1));
        model.theme().subscribe(canvas::repaint);
    }

    void show(Frame frame) {
        canvas.repaint();
        setAccessibleText(texts.of("track.spoken", frame.step(), frame.timeline().size()));
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    }

    private void paint(GraphicsContext g, double width, double height) {
        Frame frame = model.frame().get();
        Outline outline = outlines.of(frame);
        double inner = width - 2 * INSET;
        layOut(outline, inner);
        g.translate(INSET, 0);
        TrackPainter painter =
                new TrackPainter(
                        texts, g, model.theme().get().palette(), layout, layout.xOf(frame.step()));
        painter.paint(outline, labels, inner);
        if (hoverX >= 0 && frame.timeline().size() > 0) {
            int step = stepNear(hoverX);
            String what = narrator.tell(frame.scenario(), outline, step).headline();
            painter.paintPreview(
                    texts.of("preview", Figures.count(step), what), layout.xOf(step), inner);
        }
    }

    private void layOut(Outline outline, double width) {
        if (outline != laidOut || width != laidOutWidth) {
            laidOut = outline;
            laidOutWidth = width;
            layout = new PhaseLayout(outline.phases(), width);
            labels = new PhaseLabels(texts, TextWidths::of).place(layout);
        }
    }

    /// {@return where event `step` lies, from the track's left edge, as last painted}
    double xOf(int step) {
        return layout.xOf(step) + INSET;
    }

    // A click beside a mark means the mark.
    private int stepNear(double x) {
        double inside = x - INSET;
        int step = layout.stepAt(inside);
        double best = NEAR;
        for (Mark mark : outlines.of(model.frame().get()).marks()) {
            double distance = Math.abs(layout.xOf(mark.step()) - inside);
            if (distance < best) {
                best = distance;
                step = mark.step();
            }
        }
        return step;
    }

    private void press(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            model.playing().set(false);
            requestFocus();
            model.seek(stepNear(event.getX()));
        }
    }

    private void drag(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            hoverX = -1;
            model.seek(layout.stepAt(event.getX() - INSET));
        }
    }

    private void hover(double x) {
        hoverX = x;
        canvas.repaint();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        Frame frame = model.frame().get();
        return switch (attribute) {
            case VALUE -> (double) frame.step();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> (double) frame.timeline().size();
            case ORIENTATION -> Orientation.HORIZONTAL;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case INCREMENT -> model.seek(model.frame().get().step() + 1);
            case DECREMENT -> model.seek(model.frame().get().step() - 1);
            case SET_VALUE -> {
                if (parameters.length > 0 && parameters[0] instanceof Number wanted) {
                    model.seek(wanted.intValue());
                }
            }
            default -> super.executeAccessibleAction(action, parameters);
        }
    }
}
