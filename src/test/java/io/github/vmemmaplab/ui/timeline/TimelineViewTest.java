package io.github.vmemmaplab.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.Event.Grain;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.testkit.PanelStage;
import io.github.vmemmaplab.ui.testkit.Runs;

import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;

/// The cursor goes where buttons, keys and the mouse say.
@ExtendWith(ApplicationExtension.class)
final class TimelineViewTest {
    private LabModel model;
    private TimelineView view;

    @Start
    private void start(Stage stage) {
        model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection()));
        view = new TimelineView(model, new Outlines());
        PanelStage.show(stage, model, view.node(), 960, 80);
    }

    private Timeline timeline() {
        return model.frame().get().timeline();
    }

    private int step() {
        WaitForAsyncUtils.waitForFxEvents();
        return model.frame().get().step();
    }

    private Point2D on(FxRobot robot, int step) {
        Node track = robot.lookup("#track").query();
        return track.localToScreen(view.xOf(step), 32);
    }

    @Test
    void buttonsStepByEvents(FxRobot robot) {
        robot.clickOn("#forward");
        int first = step();
        assertEquals(timeline().stepForward(0, Grain.EVENT), first);
        robot.clickOn("#forward");
        int second = step();
        assertTrue(second > first);
        robot.clickOn("#back");
        assertEquals(first, step());
        robot.clickOn("#end");
        assertEquals(timeline().size(), step());
        robot.clickOn("#start");
        assertEquals(0, step());
    }

    @Test
    void buttonsWorkByKey(FxRobot robot) {
        robot.interact(() -> robot.lookup("#end").query().requestFocus());
        robot.push(KeyCode.SPACE);
        assertEquals(timeline().size(), step());
    }

    @Test
    void aClickGoesToTheEventThere(FxRobot robot) {
        int page = Runs.step(timeline(), BasePageMapped.class, 400);
        robot.clickOn(on(robot, page));
        int reached = step();
        assertTrue(timeline().event(reached).getClass() != SlotFailed.class);
        assertTrue(Math.abs(reached - page) < 60, reached + " for " + page);
    }

    @Test
    void aClickBesideAFailureMeansTheFailure(FxRobot robot) {
        int failure = Runs.step(timeline(), SlotFailed.class, 2);
        robot.clickOn(on(robot, failure).add(-2, 0));
        assertEquals(failure, step());
    }

    @Test
    void draggingScrubsBothWays(FxRobot robot) {
        List<Integer> seen = new ArrayList<>();
        robot.interact(() -> model.frame().addListener((_, _, frame) -> seen.add(frame.step())));
        int near = Runs.step(timeline(), BasePageMapped.class, 10);
        int far = Runs.step(timeline(), BasePageMapped.class, 1500);
        robot.moveTo(on(robot, near)).press(MouseButton.PRIMARY);
        robot.moveTo(on(robot, far));
        int atFar = step();
        robot.moveTo(on(robot, near));
        robot.release(MouseButton.PRIMARY);
        assertTrue(atFar > near + 500, "reached " + atFar);
        assertTrue(step() < atFar);
        assertTrue(seen.size() > 2, "seen " + seen);
    }

    @Test
    void playingFromTheEndBeginsAnew(FxRobot robot) {
        robot.interact(() -> model.seek(timeline().size()));
        robot.clickOn("#play");
        assertEquals(0, step());
        assertTrue(model.playing().get());
    }

    @Test
    void movingTheCursorStopsPlaying(FxRobot robot) {
        robot.clickOn("#play");
        robot.clickOn("#forward");
        assertFalse(model.playing().get());
        robot.clickOn("#play");
        robot.clickOn(on(robot, timeline().size() / 2));
        assertFalse(model.playing().get());
    }

    @Test
    void pausingStops(FxRobot robot) {
        robot.clickOn("#play");
        assertTrue(model.playing().get());
        assertEquals("Pause", robot.lookup("#play").query().getAccessibleText());
        robot.clickOn("#play");
        assertFalse(model.playing().get());
        assertEquals("Play", robot.lookup("#play").query().getAccessibleText());
    }

    @Test
    void eachNotchDoublesTheSpeed(FxRobot robot) {
        Slider speed = robot.lookup("#speed").queryAs(Slider.class);
        robot.interact(speed::requestFocus);
        robot.push(KeyCode.RIGHT);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(2, model.speed().get(), 1e-9);
    }

    @Test
    void aScreenReaderHearsTheStep(FxRobot robot) {
        robot.interact(() -> model.seek(7));
        Node track = robot.lookup("#track").query();
        assertEquals(7.0, track.queryAccessibleAttribute(AccessibleAttribute.VALUE));
        assertTrue(track.getAccessibleText().startsWith("Step 7 of"));
        assertTrue(track.isFocusTraversable());
    }
}
