package io.github.vmemmaplab.ui.fragmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationEnded;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.Outcome;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.testkit.PanelStage;
import io.github.vmemmaplab.ui.testkit.Runs;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.stream.IntStream;

/// The slider shows its own future, and what is pointed at there is where it goes.
@ExtendWith(ApplicationExtension.class)
final class FutureTrackTest {
    private LabModel model;

    @Start
    private void start(Stage stage) {
        model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection(), 40));
        PanelStage.show(stage, model, new FragmentationView(model).node(), 1300, 92);
    }

    private int value() {
        WaitForAsyncUtils.waitForFxEvents();
        return ((FragmentedMemory) model.frame().get().scenario().start()).fragmentation();
    }

    private static Label label(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class);
    }

    private static Bounds strip(FxRobot robot) {
        Node strip = robot.lookup("#future").query();
        return strip.localToScreen(strip.getBoundsInLocal());
    }

    private static Point2D column(FxRobot robot, int degree) {
        Bounds strip = strip(robot);
        return new Point2D(
                strip.getMinX() + (degree + 0.5) * strip.getWidth() / 101, strip.getCenterY());
    }

    private static Scenario at(Scenario scenario, int degree) {
        FragmentedMemory memory = (FragmentedMemory) scenario.start();
        return scenario.withStart(memory.withFragmentation(degree));
    }

    private Outcome outcome(int degree) {
        return Outcome.of(Simulation.run(at(model.frame().get().scenario(), degree)));
    }

    private int firstFallback() {
        return IntStream.rangeClosed(0, 100)
                .filter(degree -> outcome(degree).slots().contains("p"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theMarkStandsWhereTheFirstRunFallsBack(FxRobot robot) {
        int first = firstFallback();
        Label mark = label(robot, "#fallback-mark");
        assertEquals("first fallback " + first, mark.getText());
        assertTrue(mark.isVisible());
        assertFalse(label(robot, "#failure-mark").isVisible());
        Bounds where = mark.localToScreen(mark.getBoundsInLocal());
        double at = column(robot, first).getX();
        assertTrue(where.getMinX() <= at && at <= where.getMaxX());
    }

    @Test
    void underTheFirstPolicyThatIsWhereItFails(FxRobot robot) {
        int first = firstFallback();
        robot.interact(() ->
                model.request(
                        model.frame().get().scenario().withPolicy(new VmemmapPolicy.Original())));
        assertEquals("hot-add fails " + first, label(robot, "#failure-mark").getText());
        assertFalse(label(robot, "#fallback-mark").isVisible());
        robot.interact(() -> model.request(at(model.frame().get().scenario(), first)));
        assertEquals("the hot-add fails: \u2212ENOMEM", label(robot, "#outcome").getText());
    }

    @Test
    void pointingSaysWhatWouldComeAndClickingGoesThere(FxRobot robot) {
        int degree = firstFallback() + 3;
        robot.moveTo(column(robot, degree));
        WaitForAsyncUtils.waitForFxEvents();
        String slots = outcome(degree).slots();
        long blocks = slots.chars().filter(slot -> slot == 'B').count();
        assertEquals(
                "at %d %%: %d blocks, %d slots in base pages"
                        .formatted(degree, blocks, slots.length() - blocks),
                label(robot, "#readout").getText());
        assertTrue(label(robot, "#readout").isVisible());
        assertTrue(robot.lookup(".ghost-thumb").query().isVisible());
        assertEquals(40, value());
        robot.clickOn(MouseButton.PRIMARY);
        assertEquals(degree, value());
        assertFalse(robot.lookup(".ghost-thumb").query().isVisible());
        robot.moveTo("#blocks");
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(label(robot, "#readout").isVisible());
    }

    @Test
    void draggingOnTheColumnsIsOneStepOfUndo(FxRobot robot) {
        robot.moveTo(column(robot, 20)).press(MouseButton.PRIMARY);
        robot.moveTo(column(robot, 30)).moveTo(column(robot, 75));
        robot.release(MouseButton.PRIMARY);
        assertEquals(75, value());
        robot.interact(model::undo);
        assertEquals(40, value());
    }

    @Test
    void whereItIsLetGoCountsThoughTheWayThereWasLeftOut(FxRobot robot) {
        for (String held : List.of("#future", "#fragmentation-slider")) {
            Node node = robot.lookup(held).query();
            robot.interact(() -> {
                fire(robot, node, MouseEvent.MOUSE_PRESSED, 20);
                fire(robot, node, MouseEvent.MOUSE_DRAGGED, 30);
                fire(robot, node, MouseEvent.MOUSE_RELEASED, 50);
            });
            assertEquals(50, value());
            robot.interact(model::undo);
            assertEquals(40, value());
        }
    }

    private static void fire(FxRobot robot, Node node, EventType<MouseEvent> type, int degree) {
        Point2D at = node.getScene().getRoot().screenToLocal(column(robot, degree));
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        at.getX(),
                        at.getY(),
                        0,
                        0,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        type != MouseEvent.MOUSE_RELEASED,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null));
    }

    @Test
    void theTrackTakesAClickAndTheThumbADragFromItsEdge(FxRobot robot) {
        Node slider = robot.lookup("#fragmentation-slider").query();
        Bounds track = slider.localToScreen(slider.getBoundsInLocal());
        robot.clickOn(column(robot, 62).getX(), track.getCenterY());
        assertEquals(62, value());
        robot.moveTo(column(robot, 62).getX() + 5, track.getCenterY());
        robot.press(MouseButton.PRIMARY);
        assertEquals(62, value());
        robot.moveTo(column(robot, 70).getX() + 5, track.getCenterY());
        robot.release(MouseButton.PRIMARY);
        assertEquals(70, value());
    }

    @Test
    void theSecondButtonMovesNothing(FxRobot robot) {
        robot.moveTo(column(robot, 20)).press(MouseButton.SECONDARY);
        robot.release(MouseButton.SECONDARY);
        assertEquals(40, value());
    }

    @Test
    void theThumbStandsUnderItsColumn(FxRobot robot) {
        for (int degree : List.of(0, 37, 100)) {
            robot.interact(() -> model.request(at(model.frame().get().scenario(), degree)));
            WaitForAsyncUtils.waitForFxEvents();
            Node thumb = robot.lookup("#fragmentation-slider .thumb").query();
            Bounds where = thumb.localToScreen(thumb.getBoundsInLocal());
            assertEquals(column(robot, degree).getX(), where.getCenterX(), 1);
        }
    }

    @Test
    void theIndexOfTheFreeListsStandsBesideTheValueAndIsIt(FxRobot robot) {
        for (int degree : List.of(0, 50, 88, 100)) {
            robot.interact(() ->
                    model.open(
                            at(model.frame().get().scenario(), degree),
                            Simulation.run(at(model.frame().get().scenario(), degree)),
                            0));
            WaitForAsyncUtils.waitForFxEvents();
            String now = label(robot, "#unusable").getText();
            assertEquals("unusable index " + now, label(robot, "#start-index").getText());
            assertEquals(degree + " %", label(robot, ".big-value").getText());
            assertEquals(degree / 100.0, Double.parseDouble(now), 0.02);
        }
    }

    @Test
    void aHeldKeyIsOneStepOfUndo(FxRobot robot) {
        Slider slider = robot.lookup("#fragmentation-slider").queryAs(Slider.class);
        robot.interact(slider::requestFocus);
        robot.press(KeyCode.RIGHT);
        robot.press(KeyCode.RIGHT);
        robot.press(KeyCode.RIGHT);
        robot.release(KeyCode.RIGHT);
        int held = value();
        assertTrue(held > 40);
        robot.push(KeyCode.LEFT);
        assertEquals(held - 1, value());
        robot.interact(model::undo);
        assertEquals(held, value());
        robot.interact(model::undo);
        assertEquals(40, value());
    }

    @Test
    void otherSettingsHaveAnotherFuture(FxRobot robot) {
        String before = label(robot, "#fallback-mark").getText();
        robot.interact(() -> {
            Scenario scenario = model.frame().get().scenario();
            FragmentedMemory memory = (FragmentedMemory) scenario.start();
            model.request(scenario.withStart(memory.withInUsePercent(90)));
        });
        int first = firstFallback();
        assertEquals("first fallback " + first, label(robot, "#fallback-mark").getText());
        assertNotEquals(before, label(robot, "#fallback-mark").getText());
    }

    @Test
    void columnsLookUnlikeWithoutColour(FxRobot robot) {
        int first = firstFallback();
        robot.interact(() ->
                model.request(
                        model.frame().get().scenario().withPolicy(new VmemmapPolicy.Original())));
        String failed = greys(robot, first + 3);
        String blocks = greys(robot, first - 3);
        robot.interact(model::undo);
        String pages = greys(robot, 100);
        assertEquals(1, blocks.chars().distinct().count(), "blocks are plain");
        assertEquals(2, failed.chars().distinct().count(), "failures are hatched");
        assertEquals(2, pages.chars().distinct().count(), "base pages are striped");
        assertNotEquals(failed, pages);
    }

    /// The inside of a column as letters, equal for equal shades.
    private static String greys(FxRobot robot, int degree) {
        WaitForAsyncUtils.waitForFxEvents();
        Node strip = robot.lookup("#future").query();
        double width = strip.getLayoutBounds().getWidth() / 101;
        int x = (int) (degree * width) + 1;
        StringBuilder letters = new StringBuilder();
        robot.interact(() -> {
            PixelReader pixels = strip.snapshot(null, null).getPixelReader();
            StringBuilder shades = new StringBuilder();
            for (int y = 8; y < strip.getLayoutBounds().getHeight() - 8; y++) {
                Color color = pixels.getColor(x, y).grayscale();
                shades.append((char) ('a' + Math.round(color.getRed() * 25)));
            }
            letters.append(shades);
        });
        return letters.toString();
    }

    @Test
    void theSecondAddHasItsOwnFuture(FxRobot robot) {
        robot.interact(() -> {
            Scenario again = twice(model.frame().get().scenario());
            model.open(again, Simulation.run(again), 0);
        });
        String first = label(robot, "#outcome").getText();
        robot.interact(() -> Runs.seek(model, OperationEnded.class, 3));
        assertEquals("the hot-add fails: \u2212EEXIST", label(robot, "#outcome").getText());
        assertEquals("hot-add fails 0", label(robot, "#failure-mark").getText());
        robot.interact(() -> model.seek(0));
        assertEquals(first, label(robot, "#outcome").getText());
    }

    private static Scenario twice(Scenario scenario) {
        return new Scenario(
                scenario.title(),
                "",
                scenario.machine(),
                scenario.start(),
                scenario.policy(),
                List.of(
                        scenario.operations().get(0),
                        scenario.operations().get(1),
                        scenario.operations().get(0)),
                null);
    }
}
