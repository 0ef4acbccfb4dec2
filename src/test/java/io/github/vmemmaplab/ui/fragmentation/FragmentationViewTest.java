package io.github.vmemmaplab.ui.fragmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.scenario.StartState;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.testkit.PanelStage;
import io.github.vmemmaplab.ui.testkit.Runs;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
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
import java.util.Locale;

/// Everything follows the thumb.
@ExtendWith(ApplicationExtension.class)
final class FragmentationViewTest {
    private LabModel model;

    @Start
    private void start(Stage stage) {
        model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection(), 40));
        PanelStage.show(stage, model, new FragmentationView(model).node(), 1200, 92);
    }

    private FragmentedMemory memory() {
        WaitForAsyncUtils.waitForFxEvents();
        return (FragmentedMemory) model.frame().get().scenario().start();
    }

    private static Slider slider(FxRobot robot) {
        return robot.lookup("#fragmentation-slider").queryAs(Slider.class);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class).getText();
    }

    @Test
    void keysMoveTheThumbAndTheRunFollows(FxRobot robot) {
        assertEquals("40 %", text(robot, ".big-value"));
        robot.interact(() -> slider(robot).requestFocus());
        robot.push(KeyCode.RIGHT);
        assertEquals(41, memory().fragmentation());
        assertEquals("41 %", text(robot, ".big-value"));
        robot.push(KeyCode.END);
        assertEquals(100, memory().fragmentation());
        FreeMemory free = FreeMemory.of(model.frame().get().kernel());
        assertEquals("0 of " + free.blocksPossible(), text(robot, "#blocks"));
        robot.push(KeyCode.HOME);
        assertEquals(0, memory().fragmentation());
    }

    @Test
    void draggingShowsWhatIsPassed(FxRobot robot) {
        List<Integer> seen = new ArrayList<>();
        robot.interact(() ->
                model.frame()
                        .addListener((_, _, frame) ->
                                seen.add(
                                        ((FragmentedMemory) frame.scenario().start())
                                                .fragmentation())));
        Node thumb = robot.lookup("#fragmentation-slider .thumb").query();
        robot.moveTo(thumb).press(MouseButton.PRIMARY).moveBy(120, 0);
        robot.release(MouseButton.PRIMARY);
        assertTrue(memory().fragmentation() > 60, "at " + memory().fragmentation());
        assertTrue(seen.size() > 2, "seen " + seen);
        assertEquals(seen.stream().sorted().toList(), seen);
        robot.interact(model::undo);
        assertEquals(40, memory().fragmentation());
        robot.interact(model::redo);
        assertEquals(seen.getLast(), memory().fragmentation());
    }

    @Test
    void theMomentIsKept(FxRobot robot) {
        robot.interact(() -> {
            Scenario broken = Runs.thread(new VmemmapPolicy.PerSection(), 96);
            model.open(broken, Simulation.run(broken), 0);
            Runs.seek(model, SlotFailed.class, 1);
            slider(robot).requestFocus();
        });
        robot.push(KeyCode.RIGHT);
        assertEquals(97, memory().fragmentation());
        assertTrue(model.frame().get().event() instanceof SlotFailed);
    }

    @Test
    void theOtherKnobsTurnToo(FxRobot robot) {
        ComboBox<?> pattern = robot.lookup("#pattern").queryComboBox();
        robot.interact(pattern::requestFocus);
        robot.push(KeyCode.DOWN);
        assertEquals(Pattern.AGED, memory().pattern());
        TextField seed = robot.lookup("#seed").queryAs(TextField.class);
        robot.interact(seed::clear);
        robot.clickOn(seed).write("42").push(KeyCode.ENTER);
        assertEquals(42, memory().seed());
        ComboBox<?> inUse = robot.lookup("#inUse").queryComboBox();
        robot.interact(inUse::requestFocus);
        robot.push(KeyCode.UP);
        assertEquals(50, memory().inUsePercent());
        ComboBox<?> request = robot.lookup("#request").queryComboBox();
        robot.interact(request::requestFocus);
        robot.push(KeyCode.DOWN);
        assertEquals(2L << 30, model.frame().get().scenario().operations().getFirst().size());
    }

    @Test
    void theDiceChooseAnotherSeed(FxRobot robot) {
        List<Long> seeds = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            robot.clickOn("#dice");
            seeds.add(memory().seed());
        }
        assertNotEquals(1, seeds.stream().distinct().count());
        assertEquals(
                seeds.getLast().toString(),
                robot.lookup("#seed").queryAs(TextField.class).getText());
    }

    @Test
    void theDiceRollByKeyToo(FxRobot robot) {
        List<Long> seeds = new ArrayList<>();
        robot.interact(() -> robot.lookup("#dice").query().requestFocus());
        for (int i = 0; i < 4; i++) {
            robot.push(KeyCode.SPACE);
            seeds.add(memory().seed());
        }
        assertNotEquals(1, seeds.stream().distinct().count());
    }

    @Test
    void theOtherKnobsTurnByMouseAndBack(FxRobot robot) {
        robot.clickOn("#pattern").clickOn("pinned");
        assertEquals(Pattern.PINNED, memory().pattern());
        robot.clickOn("#request").clickOn("4\u00a0GiB");
        assertEquals(4L << 30, model.frame().get().scenario().operations().getFirst().size());
        robot.interact(model::undo);
        assertEquals(1L << 30, model.frame().get().scenario().operations().getFirst().size());
        robot.interact(model::undo);
        assertEquals(Pattern.MIXED, memory().pattern());
        assertEquals(
                "mixed",
                robot.lookup("#pattern")
                        .queryComboBox()
                        .getValue()
                        .toString()
                        .toLowerCase(Locale.ROOT));
    }

    @Test
    void aSeedThatIsNoNumberIsMarkedAndNotTaken(FxRobot robot) {
        TextField seed = robot.lookup("#seed").queryAs(TextField.class);
        robot.interact(seed::clear);
        robot.clickOn(seed).write("abc").push(KeyCode.ENTER);
        assertEquals(7, memory().seed());
        assertTrue(
                seed.getPseudoClassStates().stream()
                        .anyMatch(state -> state.getPseudoClassName().equals("wrong")));
    }

    @Test
    void memoryFromARealMachineCannotBeSlidAndSaysWhy(FxRobot robot) {
        Scenario shown = model.frame().get().scenario();
        StartState real =
                new StartState() {
                    @Override
                    public void layOut(Kernel kernel) {
                        shown.start().layOut(kernel);
                    }

                    @Override
                    public String provenance() {
                        return "a real machine";
                    }
                };
        robot.interact(() -> model.requestFromStart(shown.withStart(real)));
        assertTrue(slider(robot).isDisabled());
        assertTrue(slider(robot).getAccessibleHelp().contains("a real machine"));
        assertTrue(text(robot, "#fixed-memory").contains("a real machine"));
        assertFalse(robot.lookup("#future").query().getParent().isVisible());
        assertTrue(robot.lookup("#pattern").query().isDisabled());
        assertFalse(robot.lookup("#request").query().isDisabled());
        robot.interact(() -> model.requestFromStart(shown));
        assertFalse(slider(robot).isDisabled());
        assertTrue(robot.lookup("#future").query().getParent().isVisible());
    }
}
