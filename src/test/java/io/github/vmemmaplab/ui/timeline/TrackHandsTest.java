package io.github.vmemmaplab.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.testkit.PanelStage;
import io.github.vmemmaplab.ui.testkit.Runs;

import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The mouse on the track: it magnifies, moves, and tells what was where.
@ExtendWith(ApplicationExtension.class)
final class TrackHandsTest {
    private static final double BAR = 32;

    private final List<Integer> previewed = new ArrayList<>();
    private LabModel model;
    private TimelineView view;

    @Start
    private void start(Stage stage) {
        model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection()));
        view =
                new TimelineView(
                        model,
                        new Outlines(),
                        (frame, step, width, height) -> {
                            previewed.add(step);
                            return Optional.of(new WritableImage((int) width, (int) height));
                        });
        Pane cards = new Pane();
        cards.setPickOnBounds(false);
        cards.getChildren().addAll(view.cards());
        StackPane panel = new StackPane(view.node());
        panel.setMaxHeight(80);
        StackPane all = new StackPane(panel, cards);
        StackPane.setAlignment(panel, javafx.geometry.Pos.BOTTOM_CENTER);
        PanelStage.show(stage, model, all, 960, 400);
    }

    private Timeline timeline() {
        return model.frame().get().timeline();
    }

    private int step() {
        WaitForAsyncUtils.waitForFxEvents();
        return model.frame().get().step();
    }

    private Node track(FxRobot robot) {
        return robot.lookup("#track").query();
    }

    private Point2D on(FxRobot robot, int step) {
        return track(robot).localToScreen(view.xOf(step), BAR);
    }

    private void scroll(FxRobot robot, double x, double dx, double dy) {
        Node track = track(robot);
        Point2D at = track.localToScene(x, BAR);
        robot.interact(() ->
                Event.fireEvent(
                        track,
                        new ScrollEvent(
                                ScrollEvent.SCROLL,
                                at.getX(),
                                at.getY(),
                                0,
                                0,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                dx,
                                dy,
                                dx,
                                dy,
                                ScrollEvent.HorizontalTextScrollUnits.NONE,
                                0,
                                ScrollEvent.VerticalTextScrollUnits.NONE,
                                0,
                                0,
                                null)));
    }

    @Test
    void theWheelMagnifiesAboutThePointer(FxRobot robot) {
        int page = Runs.step(timeline(), BasePageMapped.class, 700);
        double x = view.xOf(page);
        scroll(robot, x, 0, 400);
        assertTrue(view.zoom() > 2, "zoom " + view.zoom());
        assertEquals(x, view.xOf(page), 1);
        scroll(robot, x, 0, -4000);
        assertEquals(1, view.zoom());
    }

    @Test
    void sidewaysItMoves(FxRobot robot) {
        int page = Runs.step(timeline(), BasePageMapped.class, 700);
        scroll(robot, view.xOf(page), 0, 400);
        double before = view.xOf(page);
        scroll(robot, before, -50, 0);
        assertEquals(before - 50, view.xOf(page), 0.01);
    }

    @Test
    void aDoubleClickMagnifiesThePhaseAndTwiceShowsAll(FxRobot robot) {
        int page = Runs.step(timeline(), BasePageMapped.class, 256);
        robot.doubleClickOn(on(robot, page));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(view.zoom() > 2, "zoom " + view.zoom());
        robot.interact(() -> model.seek(page));
        robot.interact(view::zoomToPhase);
        assertEquals(1, view.zoom());
    }

    @Test
    void keysMagnifyAboutTheCursor(FxRobot robot) {
        int failure = Runs.step(timeline(), SlotFailed.class, 1);
        robot.interact(() -> model.seek(failure));
        double x = view.xOf(failure);
        robot.interact(view::zoomIn);
        assertEquals(2, view.zoom());
        assertEquals(x, view.xOf(failure), 1);
        robot.interact(view::zoomOut);
        assertEquals(1, view.zoom());
    }

    @Test
    void theViewFollowsTheCursor(FxRobot robot) {
        robot.interact(view::zoomIn);
        robot.interact(view::zoomIn);
        robot.interact(() -> model.seek(timeline().size()));
        double width = track(robot).getLayoutBounds().getWidth();
        assertTrue(view.xOf(timeline().size()) <= width, "the end is in view");
        robot.interact(() -> model.seek(0));
        assertTrue(view.xOf(0) >= 0);
    }

    @Test
    void theRangeBarMovesTheView(FxRobot robot) {
        robot.interact(view::zoomIn);
        robot.interact(view::zoomIn);
        Node track = track(robot);
        double width = track.getLayoutBounds().getWidth();
        int before = step();
        robot.moveTo(track.localToScreen(20, 60)).press(MouseButton.PRIMARY);
        robot.moveTo(track.localToScreen(width - 8, 60)).release(MouseButton.PRIMARY);
        assertEquals(before, step(), "the cursor stays where it is");
        assertTrue(view.xOf(timeline().size()) <= width, "the end is in view");
    }

    @Test
    void pointingTellsTheStepAndShowsMemoryThen(FxRobot robot) {
        Frame before = model.frame().get();
        int failure = Runs.step(timeline(), SlotFailed.class, 1);
        robot.moveTo(on(robot, failure));
        Node card = robot.lookup(".hover-card").query();
        assertTrue(card.isVisible());
        List<String> words =
                robot.lookup(".hover-card .label").queryAllAs(Label.class).stream()
                        .map(Label::getText)
                        .toList();
        assertTrue(
                words.stream().anyMatch(w -> w.startsWith("PMD_SIZE allocation failed")),
                words::toString);
        assertTrue(previewed.contains(failure), "pictures of " + previewed);
        assertEquals(before, model.frame().get(), "what is shown stays");
        robot.moveTo(1, 1);
        assertFalse(card.isVisible());
    }

    @Test
    void theCardStaysInsideTheWindow(FxRobot robot) {
        robot.moveTo(on(robot, timeline().size()));
        Node card = robot.lookup(".hover-card").query();
        double right = card.localToScene(card.getLayoutBounds()).getMaxX();
        assertTrue(right <= card.getScene().getWidth(), "ends at " + right);
        assertTrue(card.localToScene(card.getLayoutBounds()).getMinY() >= 0);
    }

    @Test
    void aSignIsClickedForItsEvent(FxRobot robot) {
        int failure = Runs.step(timeline(), SlotFailed.class, 1);
        robot.clickOn(track(robot).localToScreen(view.xOf(failure) - 2, 18));
        assertEquals(failure, step());
    }
}
