package io.github.vmemmaplab.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.VmemmapEvent.RemedyChosen;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.Breakpoint;
import io.github.vmemmaplab.ui.EventKind;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.ThreadCase;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// The keys that play and run to breakpoints, in the whole window.
@ExtendWith(ApplicationExtension.class)
final class RunKeysTest {
    private final Scenario scenario = ThreadCase.under("per-section");
    private LabWindow window;
    private LabModel model;
    private Person person;

    @Start
    private void start(Stage stage) {
        window =
                new LabWindow(scenario, Simulation.run(scenario), new TestFiles(), Optional::empty);
        model = window.model();
        window.show(stage);
        stage.setWidth(1280);
        stage.setHeight(800);
    }

    @BeforeEach
    void sitDown(FxRobot robot) {
        person = new Person(robot, window);
        person.await();
    }

    private int step() {
        return model.frame().get().step();
    }

    private void seek(int step) {
        person.robot().interact(() -> model.seek(step));
    }

    @Test
    void bSetsTheKindShownAndF5RunsToItBothWays() {
        person.press(KeyCode.N);
        int first = step();
        person.press(KeyCode.B);
        assertEquals(
                Set.of(new Breakpoint.OnKind(EventKind.SLOT_FAILED)),
                Set.copyOf(model.breakpoints()));
        person.press(KeyCode.F5);
        assertTrue(step() > first && model.frame().get().event() instanceof SlotFailed);
        person.press(KeyCode.SHIFT, KeyCode.F5);
        assertEquals(first, step());
        person.press(KeyCode.SHIFT, KeyCode.F5);
        assertEquals(0, step());
        assertTrue(
                person.read(".notice .label")
                        .contains(
                                "The breakpoint is not met before that: this is the start of the"
                                        + " run."));
        person.press(KeyCode.RIGHT);
        assertTrue(person.robot().lookup(".notice").tryQuery().isEmpty(), "it has been read");
        person.press(KeyCode.SHIFT, KeyCode.B);
        assertTrue(model.breakpoints().isEmpty());
    }

    @Test
    void controlBOpensTheListAndSpaceTicksInIt() {
        int remedy = model.frame().get().timeline().next(0, event -> event instanceof RemedyChosen);
        seek(remedy);
        person.press(KeyCode.CONTROL, KeyCode.B);
        Node card = person.robot().lookup("#breakpoint-card").query();
        assertTrue(card.isVisible());
        person.press(KeyCode.SPACE);
        assertFalse(model.playing().get(), "the space bar is the list's");
        assertEquals(
                Set.of(new Breakpoint.OnKind(EventKind.FALLBACK_BEGINS)),
                Set.copyOf(model.breakpoints()));
        person.press(KeyCode.LEFT);
        assertTrue(step() < remedy, "the window goes on working below it");
        person.press(KeyCode.ESCAPE);
        assertFalse(card.isVisible());
    }

    @Test
    void spacePlaysAndAtTheEndStartsOver() {
        person.press(KeyCode.END);
        person.press(KeyCode.SPACE);
        assertTrue(model.playing().get());
        assertTrue(step() < model.frame().get().timeline().size());
        person.press(KeyCode.RIGHT);
        assertFalse(model.playing().get(), "a step stops playing");
        person.press(KeyCode.SPACE);
        person.press(KeyCode.SPACE);
        assertFalse(model.playing().get());
    }

    @Test
    void commaAndPeriodHalveAndDoubleTheSpeed() {
        person.press(KeyCode.PERIOD);
        person.press(KeyCode.PERIOD);
        assertEquals(4, model.speed().get());
        person.press(KeyCode.COMMA);
        assertEquals(2, model.speed().get());
        for (int i = 0; i < 20; i++) {
            person.press(KeyCode.COMMA);
        }
        assertEquals(0.25, model.speed().get());
        assertTrue(person.read(".timeline .caption").contains("Speed 0.25/s"));
    }

    @Test
    void sPlaysEveryEvent() {
        assertTrue(model.skipping().get());
        person.press(KeyCode.S);
        assertFalse(model.skipping().get());
        person.robot().clickOn("#skipping");
        assertTrue(model.skipping().get());
    }

    @Test
    void controlUpAndDownMagnifyTheTimeline() {
        Node track = person.robot().lookup("#track").query();
        person.press(KeyCode.N);
        int[] before = person.pixels(track);
        person.press(KeyCode.CONTROL, KeyCode.UP);
        assertFalse(Arrays.equals(before, person.pixels(track)));
        person.press(KeyCode.CONTROL, KeyCode.DOWN);
        assertTrue(Arrays.equals(before, person.pixels(track)));
        person.press(KeyCode.Z);
        assertFalse(Arrays.equals(before, person.pixels(track)));
        person.press(KeyCode.Z);
        assertTrue(Arrays.equals(before, person.pixels(track)));
    }

    @Test
    void controlZTakesASettingBack() {
        person.press(KeyCode.DIGIT2);
        assertEquals("posted-v1", model.frame().get().scenario().policy().label());
        person.press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals("per-section", model.frame().get().scenario().policy().label());
        person.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertEquals("posted-v1", model.frame().get().scenario().policy().label());
    }
}
