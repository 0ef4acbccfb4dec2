package io.github.vmemmaplab.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Counted;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.code.StepLines;
import io.github.vmemmaplab.ui.testkit.PanelStage;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/// The track shows the steps of what is pointed at elsewhere, and what is pointed at on it lights
/// up elsewhere.
@ExtendWith(ApplicationExtension.class)
final class LitStepsTest {
    private LabModel model;
    private TimelineView view;

    @Start
    private void start(Stage stage) {
        model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection()));
        model.findLines(new StepLines(new Outlines()));
        view = new TimelineView(model, new Outlines());
        PanelStage.show(stage, model, view.node(), 960, 80);
    }

    private Timeline timeline() {
        return model.frame().get().timeline();
    }

    private int[] failures() {
        return IntStream.rangeClosed(1, timeline().size())
                .filter(step -> timeline().event(step) instanceof SlotFailed)
                .toArray();
    }

    @Test
    void theStepsOfALineAreFoundAtOnceInAShortRun(FxRobot robot) {
        robot.interact(() -> {
            LitSteps steps = new LitSteps(model, () -> {}, timeline().size());
            model.hovered().set(new Selection.CodeLine("vmemmap_populate", 4));
            assertArrayEquals(failures(), steps.steps());
            model.hovered().set(new Selection.None());
            assertEquals(0, steps.steps().length);
        });
    }

    @Test
    void inALongRunTheyAreFoundInTheBackground(FxRobot robot) throws TimeoutException {
        int[] found = {0};
        LitSteps[] steps = new LitSteps[1];
        robot.interact(() -> {
            steps[0] = new LitSteps(model, () -> found[0]++, 1);
            model.hovered().set(new Selection.CodeLine("vmemmap_populate", 4));
            assertEquals(0, steps[0].steps().length, "not yet");
        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> found[0] > 0);
        assertArrayEquals(failures(), steps[0].steps());
    }

    @Test
    void theyAreNotLookedForAgainAtTheNextStep(FxRobot robot) {
        int[] found = {0};
        robot.interact(() -> {
            model.hovered().set(new Selection.Tally(Counted.ATTEMPTS));
            LitSteps steps = new LitSteps(model, () -> found[0]++, timeline().size());
            assertTrue(steps.steps().length > 0);
            model.seek(model.frame().get().step() + 1);
            model.lit().get();
        });
        assertEquals(1, found[0]);
    }

    @Test
    void theTrackShowsThem(FxRobot robot) throws TimeoutException {
        int before = points(robot);
        robot.interact(() -> model.hovered().set(new Selection.Tally(Counted.ATTEMPTS)));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> points(robot) > before + 10);
    }

    private int points(FxRobot robot) {
        int argb = model.theme().get().palette().argb(Role.CHANGED);
        int[] count = {0};
        robot.interact(() -> {
            WritableImage image = robot.lookup("#track").query().snapshot(null, null);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    count[0] += image.getPixelReader().getArgb(x, y) == argb ? 1 : 0;
                }
            }
        });
        return count[0];
    }

    @Test
    void pointingAtTheTrackLightsTheMoment(FxRobot robot) {
        Node track = robot.lookup("#track").query();
        int failed = failures()[0];
        robot.moveTo(track.localToScreen(view.xOf(failed), 32));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(new Selection.Moment(failed), model.hovered().get());
        robot.moveTo("#forward");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(new Selection.None(), model.hovered().get());
    }
}
