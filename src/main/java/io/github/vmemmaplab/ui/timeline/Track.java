package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.ui.Breakpoint;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.canvas.CanvasRegion;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.collections.SetChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The run as a track to look at, point at, drag on and magnify. For a screen reader it is a slider
/// over the steps.
final class Track extends StackPane {
    static final double INSET = 6;
    private static final double CARD_GAP = 8;

    private final LabModel model;
    private final Outlines outlines;
    private final Texts texts;
    private final HoverCard card;
    private final CanvasRegion canvas = new CanvasRegion(this::paint).onGround();
    private TimeAxis axis = TimeAxis.of(new PhaseLayout(List.of(), 0), 0);
    private @Nullable TrackContent content;
    private final LitSteps litSteps;
    private double pointedX = -1;

    Track(LabModel model, Outlines outlines, Texts texts, HoverCard card) {
        this.model = model;
        this.outlines = outlines;
        this.texts = texts;
        this.card = card;
        getChildren().add(canvas);
        getStyleClass().add("track-of-run");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleHelp(texts.of("track.help"));
        setMinHeight(TrackPainter.HEIGHT);
        setPrefHeight(TrackPainter.HEIGHT);
        setMinWidth(0);
        litSteps = new LitSteps(model, canvas::repaint);
        new TrackHands(this, model).listen();
        model.theme().subscribe(canvas::repaint);
        model.breakpoints()
                .addListener(
                        (SetChangeListener<Breakpoint>)
                                _ -> {
                                    content = null;
                                    canvas.repaint();
                                });
    }

    // Over all of the track, its border too: places are counted from the same edge everywhere.
    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    void show(Frame frame) {
        if (axis.isZoomed()) {
            look(axis.showing(frame.step()));
        }
        canvas.repaint();
        setAccessibleText(texts.of("track.spoken", frame.step(), frame.timeline().size()));
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    }

    private void paint(GraphicsContext g, double width, double height) {
        Frame frame = model.frame().get();
        TrackContent shown = content(width - 2 * INSET);
        g.beginPath();
        g.rect(0, 0, width, height);
        g.clip();
        g.translate(INSET, 0);
        TrackPainter painter =
                new TrackPainter(texts, g, model.theme().get().palette(), shown, frame.step());
        painter.paint();
        painter.paintLit(litSteps.steps());
        if (pointedX >= 0) {
            painter.paintPointed(axis.xOf(stepPointedAt(pointedX, TrackPainter.BAR_TOP)));
        }
    }

    // Laid out anew for another run, width, magnification or set of breakpoints.
    private TrackContent content(double width) {
        Outline outline = outlines.of(model.frame().get());
        TrackContent now = content;
        boolean sameRun = now != null && now.outline() == outline;
        if (!sameRun || axis.width() != width) {
            axis = axis.over(new PhaseLayout(outline.phases(), width), width);
        }
        if (now == null || !sameRun || !now.axis().equals(axis)) {
            now = TrackContent.of(outline, axis, texts, model.breakpointSteps());
            content = now;
        }
        return now;
    }

    private TrackContent content() {
        return content(getWidth() - 2 * INSET);
    }

    TimeAxis axis() {
        content();
        return axis;
    }

    /// Looks at another part of the run.
    void look(TimeAxis at) {
        axis = at;
        canvas.repaint();
    }

    /// {@return where event `step` lies, from the track's left edge}
    double xOf(int step) {
        return axis().xOf(step) + INSET;
    }

    /// {@return which step a place on the track means}
    int stepPointedAt(double x, double y) {
        TrackContent now = content();
        if (y >= TrackPainter.MARKS_TOP && y < TrackPainter.BAR_TOP) {
            int marked = now.stepOfSign(x - INSET, model.frame().get().step());
            if (marked >= 0) {
                return marked;
            }
        }
        return now.stepNear(x - INSET, MarkClusters.GLYPH / 2);
    }

    void point(double x, double y) {
        Frame frame = model.frame().get();
        if (frame.timeline().size() == 0) {
            return;
        }
        pointedX = x;
        canvas.repaint();
        TrackContent now = content();
        boolean onMarks = y < TrackPainter.BAR_TOP;
        int step = stepPointedAt(x, y);
        model.hovered().set(new Selection.Moment(step));
        card.show(frame, now.outline(), step, onMarks ? now.clusterAt(x - INSET) : null);
        Parent holder = card.node().getParent();
        if (holder != null) {
            Point2D at = holder.sceneToLocal(localToScene(x, -CARD_GAP));
            card.place(at.getX(), at.getY(), holder.getLayoutBounds().getWidth());
        }
    }

    void pointAway() {
        pointedX = -1;
        card.hide();
        if (model.hovered().get() instanceof Selection.Moment) {
            model.hovered().set(new Selection.None());
        }
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
