package io.github.vmemmaplab.ui.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Counted;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.testkit.PanelStage;
import io.github.vmemmaplab.ui.testkit.Runs;

import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// Counters light up what they count, by mouse and by key, and fit into a small window.
@ExtendWith(ApplicationExtension.class)
final class CountersViewTest {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    private LabModel model;
    private Node panel;

    @Start
    private void start(Stage stage) {
        model = Runs.lab(Runs.thread(new VmemmapPolicy.PostedV1()));
        // What is left of a window of 1280x720.
        PanelStage.show(stage, model, new CountersView(model).node(), 372, 174);
        panel = stage.getScene().lookup(".counters");
    }

    private Selection hovered() {
        WaitForAsyncUtils.waitForFxEvents();
        return model.hovered().get();
    }

    private static Set<Counted> lit(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        Set<Counted> lit = new TreeSet<>();
        for (CounterRow row : robot.lookup(".count").queryAllAs(CounterRow.class)) {
            if (row.isVisible() && row.getPseudoClassStates().contains(LIT)) {
                lit.add(row.counted());
            }
        }
        return lit;
    }

    @Test
    void pointingAtACounterLightsWhatItCounts(FxRobot robot) {
        robot.moveTo("#pages");
        assertEquals(new Selection.Tally(Counted.PAGES), hovered());
        robot.moveTo("#tlb");
        assertEquals(new Selection.Tally(Counted.TLB), hovered());
        assertEquals(Set.of(Counted.TLB), lit(robot));
    }

    @Test
    void aClickSelectsAndAnotherLetsGo(FxRobot robot) {
        robot.clickOn("#blocks");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(new Selection.Tally(Counted.BLOCKS), model.selected().get());
        robot.clickOn("#blocks");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(new Selection.None(), model.selected().get());
    }

    @Test
    void keysWalkTheCounters(FxRobot robot) {
        robot.interact(() -> robot.lookup(".counts").query().requestFocus());
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.UP);
        Selection.Tally second = (Selection.Tally) hovered();
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(second, model.selected().get());
    }

    @Test
    void aThingElsewhereLightsTheCountersThatCountIt(FxRobot robot) {
        robot.interact(() -> Runs.seek(model, SlotMapped.class, 1));
        int step = model.frame().get().step();
        SlotMapped mapped = (SlotMapped) model.frame().get().timeline().event(step);
        robot.interact(() -> model.hovered().set(new Selection.PageFrame(mapped.pfn())));
        assertEquals(Set.of(Counted.BLOCKS, Counted.TLB, Counted.ALLOCATED), lit(robot));
    }

    @Test
    void everythingFitsIntoASmallWindowAtTheEnd(FxRobot robot) {
        robot.interact(() -> model.seek(Integer.MAX_VALUE));
        WaitForAsyncUtils.waitForFxEvents();
        Bounds frame = panel.localToScene(panel.getLayoutBounds());
        for (Label label : robot.lookup(".count .label").queryAllAs(Label.class)) {
            if (label.isVisible() && label.getParent().isVisible()) {
                Bounds bounds = label.localToScene(label.getLayoutBounds());
                assertTrue(frame.contains(bounds), label.getText());
                assertTrue(label.getWidth() >= Math.floor(label.prefWidth(-1)), label.getText());
            }
        }
    }

    @Test
    void theChartIsTheCountAtEveryMoment(FxRobot robot) throws TimeoutException {
        AtomicReference<long[]> read = new AtomicReference<>();
        CounterHistory history = new CounterHistory(model.newBackground(), () -> {});
        robot.interact(() -> history.follow(model.frame().get()));
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> {
                    robot.interact(() -> history.visit(Counted.PAGES, read::set));
                    return read.get() != null;
                });
        Timeline timeline = model.frame().get().timeline();
        long[] values = read.get();
        for (int sample = 0; sample < values.length; sample++) {
            int until = (int) ((long) sample * timeline.size() / (values.length - 1));
            long mapped =
                    timeline.events().subList(0, until).stream()
                            .filter(BasePageMapped.class::isInstance)
                            .count();
            assertEquals(mapped, values[sample], "after " + until + " steps");
        }
    }
}
