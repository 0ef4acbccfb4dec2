package io.github.vmemmaplab.ui.narration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.testkit.PanelStage;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.timeline.Outlines;

import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Set;

/// Figures light up and select what they stand for, by mouse and by key, and all of a story is
/// seen.
@ExtendWith(ApplicationExtension.class)
final class NarrationViewTest {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final double FROM_AFAR = 15;

    private LabModel model;
    private Node panel;

    @Start
    private void start(Stage stage) {
        model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection()));
        NarrationView view = new NarrationView(model, new Outlines());
        panel = view.node();
        // What is left of a window of 1280x720.
        PanelStage.show(stage, model, view.node(), 420, 174);
    }

    private Timeline timeline() {
        return model.frame().get().timeline();
    }

    private void seek(
            FxRobot robot, Class<? extends io.github.vmemmaplab.kernel.event.Event> type) {
        robot.interact(() -> Runs.seek(model, type, 1));
        WaitForAsyncUtils.waitForFxEvents();
    }

    // Those of the step itself, not of the recap below it.
    private static List<Hyperlink> figures(FxRobot robot) {
        return robot.lookup(".hyperlink").queryAllAs(Hyperlink.class).stream()
                .filter(link -> !recap(robot).contains(link))
                .toList();
    }

    private static Set<Hyperlink> recap(FxRobot robot) {
        return robot.lookup(".recap .hyperlink").queryAllAs(Hyperlink.class);
    }

    private static Hyperlink figure(FxRobot robot, String text) {
        return figures(robot).stream()
                .filter(link -> link.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private Selection hovered() {
        WaitForAsyncUtils.waitForFxEvents();
        return model.hovered().get();
    }

    private Selection selected() {
        WaitForAsyncUtils.waitForFxEvents();
        return model.selected().get();
    }

    @Test
    void pointingAtAFigureLightsWhatItStandsFor(FxRobot robot) {
        seek(robot, BasePageMapped.class);
        int pfn = ((BasePageMapped) timeline().event(timeline().cursor())).pfn();
        robot.moveTo(figure(robot, Figures.hex(pfn)));
        assertEquals(new Selection.PageFrame(pfn), hovered());
        robot.moveTo(".panel-title");
        assertEquals(new Selection.None(), hovered());
    }

    @Test
    void aClickSelectsAndAnotherLetsGo(FxRobot robot) {
        seek(robot, SlotFailed.class);
        long addr = ((SlotFailed) timeline().event(timeline().cursor())).addr();
        robot.clickOn(figure(robot, "4"));
        assertEquals(new Selection.VirtualAddress(addr), selected());
        robot.clickOn(figure(robot, "4"));
        assertEquals(new Selection.None(), selected());
    }

    @Test
    void keysReachEveryFigure(FxRobot robot) {
        seek(robot, SlotFailed.class);
        SlotFailed failed = (SlotFailed) timeline().event(timeline().cursor());
        int any = Selection.FreeList.ANY_TYPE;
        robot.interact(panel::requestFocus);
        robot.push(KeyCode.TAB);
        assertEquals(new Selection.VirtualAddress(failed.addr()), hovered());
        robot.push(KeyCode.TAB);
        assertEquals(new Selection.FreeList(9, any), hovered());
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.ENTER);
        assertEquals(new Selection.FreeList(failed.failure().largestOrder(), any), selected());
    }

    @Test
    void whatIsPointedAtElsewhereLightsItsFigure(FxRobot robot) {
        seek(robot, SlotMapped.class);
        SlotMapped mapped = (SlotMapped) timeline().event(timeline().cursor());
        robot.interact(() -> model.hovered().set(new Selection.PageFrame(mapped.pfn() + 99)));
        for (Hyperlink figure : figures(robot)) {
            assertTrue(figure.getPseudoClassStates().contains(LIT), figure.getText());
        }
        robot.interact(() -> model.hovered().set(new Selection.PageFrame(mapped.pfn() - 1)));
        for (Hyperlink figure : figures(robot)) {
            assertFalse(figure.getPseudoClassStates().contains(LIT), figure.getText());
        }
    }

    @Test
    void everyStoryOfEveryPolicyFits(FxRobot robot) {
        for (VmemmapPolicy policy : Policies.ALL) {
            LabModel other = Runs.lab(Runs.thread(policy));
            Timeline run = other.frame().get().timeline();
            robot.interact(() -> model.open(other.frame().get().scenario(), run, 0));
            for (int step : stepsOfEachKind(run)) {
                robot.interact(() -> model.seek(step));
                WaitForAsyncUtils.waitForFxEvents();
                assertFits(robot, policy.label() + " step " + step);
            }
        }
    }

    @Test
    void aRulePartsTheStoryFromARecapOnly(FxRobot robot) {
        Node recap = robot.from(panel).lookup(".recap").query();
        robot.interact(() -> model.seek(0));
        assertEquals(0, recap.getOpacity(), "nothing to tell again");
        seek(robot, BasePageMapped.class);
        assertEquals(1, recap.getOpacity());
        seek(robot, SlotFailed.class);
        assertEquals(0, recap.getOpacity(), "the step itself tells it all");
    }

    private static Set<Integer> stepsOfEachKind(Timeline run) {
        Set<Integer> steps = new java.util.TreeSet<>();
        Set<Class<?>> seen = new java.util.HashSet<>();
        for (int step = 1; step <= run.size(); step++) {
            if (seen.add(run.event(step).getClass())) {
                steps.add(step);
            }
        }
        return steps;
    }

    private void assertFits(FxRobot robot, String what) {
        Bounds frame = panel.localToScene(panel.getLayoutBounds());
        for (Text text : robot.from(panel).lookup(".text").queryAllAs(Text.class)) {
            Bounds bounds = text.localToScene(text.getLayoutBounds());
            assertTrue(bounds.getMaxY() <= frame.getMaxY(), what + ": " + text.getText());
        }
        Text headline = robot.from(panel).lookup(".headline .words").queryAs(Text.class);
        assertTrue(headline.getFont().getSize() >= FROM_AFAR, what);
    }
}
