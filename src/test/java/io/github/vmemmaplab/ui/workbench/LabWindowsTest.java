package io.github.vmemmaplab.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.ThreadCase;
import io.github.vmemmaplab.ui.theme.Look;

import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Several windows live side by side, and what the last one was like is kept.
@ExtendWith(ApplicationExtension.class)
final class LabWindowsTest {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Scenario scenario = ThreadCase.under("per-section");
    private final List<WindowState> kept = new ArrayList<>();
    private int ended;
    private LabWindows windows;
    private LabWindow first;
    private Person person;

    private final StateStore store =
            new StateStore() {
                @Override
                public WindowState load() {
                    return WindowState.first();
                }

                @Override
                public void save(WindowState state) {
                    kept.add(state);
                }
            };

    @Start
    private void start(Stage unused) {
        windows = new LabWindows(new TestFiles(), store, () -> ended++);
        WindowState state =
                WindowState.first()
                        .withBounds(new Rectangle2D(10, 20, 1100, 720))
                        .withOpened(Optional.of(new Source.Shipped("good")));
        first = windows.open(scenario, Simulation.run(scenario), state);
    }

    @BeforeEach
    void sitDown(FxRobot robot) {
        person = new Person(robot, first);
        person.await();
    }

    @AfterEach
    void closeAll() {
        fx(() -> windows.stages().forEach(Stage::close));
    }

    private static void fx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, action);
    }

    private void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE_MILLIS,
                    TimeUnit.MILLISECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain", e);
        }
    }

    private void openAnother() {
        person.press(KeyCode.CONTROL, KeyCode.N);
        await(() -> windows.stages().size() == 2);
    }

    @Test
    void theWindowLiesWhereItLay() {
        Stage stage = windows.stages().getFirst();
        assertEquals(10, stage.getX());
        assertEquals(20, stage.getY());
        assertEquals(1100, stage.getWidth());
        assertEquals(scenario.title() + " – Vmemmap Lab", stage.getTitle());
    }

    @Test
    void anotherWindowShowsTheSameMomentAndGoesItsOwnWay() {
        person.press(KeyCode.N);
        person.press(KeyCode.T);
        int failure = first.model().frame().get().step();
        openAnother();
        Stage second = windows.stages().get(1);
        assertNotSame(windows.stages().getFirst(), second);
        assertNotEquals(windows.stages().getFirst().getX(), second.getX(), "not on each other");
        fx(() -> first.model().seek(0));
        fx(second::close);
        assertEquals(1, windows.stages().size());
        assertEquals(0, ended, "closing one leaves the others");
        assertEquals(0, first.model().frame().get().step());
        assertTrue(failure > 0);
        assertEquals(Look.of(first.model().theme().get()), kept.getLast().look());
    }

    @Test
    void theLastOneEndsTheProgramAndIsKept() {
        openAnother();
        person.press(KeyCode.PERIOD);
        Stage stage = windows.stages().getFirst();
        fx(() -> windows.stages().get(1).close());
        fx(() -> stage.getScene().getWindow().requestFocus());
        person.press(KeyCode.CONTROL, KeyCode.W);
        await(() -> ended == 1);
        WindowState last = kept.getLast();
        assertEquals(new Rectangle2D(10, 20, 1100, 720), last.bounds().orElseThrow());
        assertEquals(Optional.of(new Source.Shipped("good")), last.opened());
    }

    @Test
    void whatWasSetIsKept() {
        fx(() -> {
            first.model().look().set(Look.CONTRAST_DARK);
            first.model().textScale().set(1.25);
            first.model().speed().set(32);
            first.model().skipping().set(false);
        });
        person.press(KeyCode.W);
        fx(() -> windows.stages().getFirst().close());
        WindowState last = kept.getLast();
        assertEquals(Look.CONTRAST_DARK, last.look());
        assertEquals(1.25, last.textScale());
        assertEquals(32, last.speed());
        assertTrue(!last.skipping() && last.words());
    }

    @Test
    void aPlaceOffTheScreenIsNotTaken() {
        fx(() ->
                windows.open(
                        scenario,
                        Simulation.run(scenario),
                        WindowState.first().withBounds(new Rectangle2D(-9000, 20, 1100, 720))));
        assertTrue(windows.stages().get(1).getX() > -1000);
    }
}
