package io.github.vmemmaplab.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.Event.Grain;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.ThreadCase;
import io.github.vmemmaplab.ui.theme.Look;
import io.github.vmemmaplab.ui.theme.Role;
import io.github.vmemmaplab.ui.theme.Theme;

import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// The window, used by keys and mouse.
@ExtendWith(ApplicationExtension.class)
final class LabWindowTest {
    private final Scenario scenario = ThreadCase.under("per-section");
    private Stage stage;
    private LabWindow window;
    private LabModel model;

    @Start
    private void start(Stage given) {
        stage = given;
        Timeline timeline = Simulation.run(scenario);
        window = new LabWindow(scenario, timeline, new TestFiles(), Optional::empty);
        model = window.model();
        window.show(stage);
        stage.setWidth(1280);
        stage.setHeight(800);
    }

    private Frame frame() {
        return model.frame().get();
    }

    private void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain", e);
        }
    }

    private void awaitRun() {
        await(() -> WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.loop().isIdle()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static <T extends Node> T find(FxRobot robot, String query, Class<T> type) {
        return robot.lookup(query).queryAs(type);
    }

    @Test
    void arrowsStepByGrain(FxRobot robot) {
        Timeline timeline = frame().timeline();
        robot.push(KeyCode.RIGHT);
        assertEquals(timeline.stepForward(0, Grain.EVENT), frame().step());
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        assertEquals(
                timeline.stepForward(timeline.stepForward(0, Grain.EVENT), Grain.PAGE),
                frame().step());
        robot.push(KeyCode.SHIFT, KeyCode.LEFT);
        robot.push(KeyCode.LEFT);
        assertEquals(0, frame().step());
        robot.push(KeyCode.CONTROL, KeyCode.RIGHT);
        assertInstanceOf(HotplugEvent.OperationBegun.class, frame().event());
        robot.push(KeyCode.PAGE_DOWN);
        robot.push(KeyCode.PAGE_UP);
        assertEquals(1, frame().step());
        robot.push(KeyCode.END);
        assertEquals(timeline.size(), frame().step());
        robot.push(KeyCode.HOME);
        assertEquals(0, frame().step());
    }

    @Test
    void nextFailureShowsWhyInTheMap(FxRobot robot) {
        robot.push(KeyCode.N);
        assertInstanceOf(SlotFailed.class, frame().event());
        int first = frame().step();
        robot.push(KeyCode.N);
        assertTrue(frame().step() > first);
        robot.push(KeyCode.P);
        assertEquals(first, frame().step());
    }

    @ParameterizedTest
    @CsvSource({"1, original", "2, posted-v1", "4, unmap-rebuild", "3, per-section"})
    void digitsSwitchThePolicyAndKeepTheFailure(String digit, String policy, FxRobot robot) {
        robot.push(KeyCode.N);
        SlotFailed before = (SlotFailed) frame().event();
        robot.push(KeyCode.getKeyCode(digit));
        awaitRun();
        assertEquals(policy, frame().scenario().policy().label());
        SlotFailed after = assertInstanceOf(SlotFailed.class, frame().event());
        assertNotNull(before);
        assertEquals(before.addr(), after.addr());
        assertTrue(find(robot, "#policy-" + policy, ToggleButton.class).isSelected());
    }

    @Test
    void aMomentThatTheOtherPolicyLacksBecomesTheOneBeforeIt(FxRobot robot) {
        robot.push(KeyCode.N);
        int failed = frame().step();
        robot.push(KeyCode.RIGHT, KeyCode.RIGHT);
        robot.push(KeyCode.DIGIT1);
        awaitRun();
        assertTrue(frame().step() >= failed, "stays at the failure or right behind it");
        assertTrue(frame().step() <= frame().timeline().size());
        VmemmapPolicy policy = frame().scenario().policy();
        assertEquals("original", policy.label());
    }

    @Test
    void aPolicyIsChosenByMouse(FxRobot robot) {
        robot.clickOn("#policy-posted-v1");
        awaitRun();
        assertEquals("posted-v1", frame().scenario().policy().label());
        robot.push(KeyCode.RIGHT);
        assertEquals(1, frame().step(), "the arrow steps although a button has the focus");
    }

    @Test
    void themeChangesEverythingShown(FxRobot robot) {
        robot.push(KeyCode.T);
        assertEquals(Theme.LIGHT, model.theme().get());
        Labeled name = find(robot, ".lab-name", Labeled.class);
        assertEquals(Theme.LIGHT.palette().color(Role.TEXT), name.getTextFill());
        // The menu opens at the screen's edge, beyond which the headless screen cannot draw.
        MenuButton looks = find(robot, "#theme", MenuButton.class);
        robot.interact(() -> looks.getItems().get(Look.DARK.ordinal()).fire());
        assertEquals(Theme.DARK.palette().color(Role.TEXT), name.getTextFill());
    }

    @Test
    void theWheelZoomsAboutThePointer(FxRobot robot) {
        Node map = find(robot, ".memory-map", Node.class);
        Point2D inTile = map.localToScreen(10, 5);
        robot.moveTo(inTile);
        int before = assertInstanceOf(Selection.PageFrame.class, model.hovered().get()).pfn();
        robot.interact(() -> scroll(map, map.localToScene(10, 5), 400));
        robot.moveTo(inTile.add(1, 0)).moveTo(inTile);
        int after = assertInstanceOf(Selection.PageFrame.class, model.hovered().get()).pfn();
        assertTrue(Math.abs(before - after) <= 64, before + " became " + after);
        robot.moveTo(inTile.add(40, 0));
        int beside = assertInstanceOf(Selection.PageFrame.class, model.hovered().get()).pfn();
        assertEquals(before >> 9, beside >> 9, "a tile is now wider than 40 pixels");
    }

    private static void scroll(Node map, Point2D at, double delta) {
        Node surface = map.lookup(".map-surface");
        Event.fireEvent(
                surface,
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
                        0,
                        delta,
                        0,
                        delta,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    @Test
    void pointingTellsTheFrame(FxRobot robot) {
        Node map = find(robot, ".memory-map", Node.class);
        Bounds bounds = map.localToScreen(map.getBoundsInLocal());
        robot.moveTo(bounds.getMinX() + 6, bounds.getMinY() + 5);
        int pfn = assertInstanceOf(Selection.PageFrame.class, model.hovered().get()).pfn();
        String told =
                robot.lookup(".tip .label").queryAllAs(Labeled.class).stream()
                        .map(Labeled::getText)
                        .reduce("", (a, b) -> a + "\n" + b);
        assertTrue(told.contains("0x" + Integer.toHexString(pfn)), told);
        assertEquals(FrameKind.RESERVED, frame().kernel().memory().kindOf(pfn));
        assertTrue(told.contains("reserved at boot"), told);
        robot.clickOn(bounds.getMinX() + 6, bounds.getMinY() + 5);
        assertEquals(new Selection.PageFrame(pfn), model.selected().get());
        robot.push(KeyCode.ESCAPE);
        assertEquals(new Selection.None(), model.selected().get());
    }

    @Test
    void theLegendLightsARole(FxRobot robot) {
        robot.moveTo(".legend-entry");
        assertEquals(new Selection.OfRole(Role.FREE), model.hovered().get());
    }

    @Test
    void aBrokenFileIsToldAndWhatIsOpenStays(FxRobot robot) {
        robot.push(KeyCode.N);
        Frame before = frame();
        robot.interact(() -> window.opening().open(Path.of("broken.json")));
        awaitRun();
        Labeled sentence = find(robot, ".notice .label", Labeled.class);
        assertEquals(TestFiles.FIRST, sentence.getText());
        assertEquals(before, frame());
        robot.clickOn(".notice .toggle-button");
        assertEquals(
                "broken.json:9:1: a brace is missing.",
                find(robot, ".notice-details .label", Labeled.class).getText());
        robot.push(KeyCode.RIGHT);
        assertTrue(frame().step() > before.step(), "stepping goes on under a notice");
        robot.push(KeyCode.ESCAPE);
        assertTrue(robot.lookup(".notice").tryQuery().isEmpty());
    }

    @Test
    void aGoodFileReplacesTheRun(FxRobot robot) {
        robot.push(KeyCode.END);
        robot.interact(() -> window.opening().open(Path.of("good")));
        awaitRun();
        assertEquals("posted-v1", frame().scenario().policy().label());
        assertEquals(0, frame().step());
    }

    @Test
    void questionMarkListsTheKeys(FxRobot robot) {
        Node help = find(robot, ".veil", Node.class);
        assertFalse(help.isVisible());
        robot.push(KeyCode.F1);
        assertTrue(help.isVisible());
        robot.push(KeyCode.RIGHT);
        assertEquals(1, frame().step(), "the window goes on working below it");
        robot.push(KeyCode.ESCAPE);
        assertFalse(help.isVisible());
    }

    @Test
    void everyButtonHasAName(FxRobot robot) {
        for (ButtonBase button : robot.lookup(".button").queryAllAs(ButtonBase.class)) {
            String name =
                    button.getAccessibleText() == null
                            ? button.getText()
                            : button.getAccessibleText();
            assertTrue(name != null && name.length() > 1, button + " has no name");
        }
    }

    @Test
    void aWindowThatIsTooSmallSaysSo(FxRobot robot) {
        robot.interact(() -> {
            stage.setWidth(900);
            stage.setHeight(600);
            model.textScale().set(2);
        });
        WaitForAsyncUtils.waitForFxEvents();
        Labeled message = find(robot, ".too-small", Labeled.class);
        assertTrue(message.isVisible());
        assertTrue(message.getText().contains("larger"));
        assertFalse(robot.lookup(".memory").query().isVisible());
    }
}
