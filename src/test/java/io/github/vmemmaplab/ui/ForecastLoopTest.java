package io.github.vmemmaplab.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Forecast;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.ui.testkit.Runs;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The future becomes known bit by bit, behind everybody's back.
@ExtendWith(ApplicationExtension.class)
final class ForecastLoopTest {
    private final Scenario thread = Runs.thread(new VmemmapPolicy.PerSection(), 40);
    private final List<Forecast> seen = new ArrayList<>();
    private final ForecastLoop loop = new ForecastLoop();

    @Start
    private void start(Stage stage) {
        stage.show();
    }

    private void foretell(FxRobot robot, Scenario scenario) {
        robot.interact(() -> loop.foretell(scenario, seen::add));
    }

    private Forecast awaitAll() throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () ->
                        WaitForAsyncUtils.waitForAsyncFx(
                                10_000, () -> !seen.isEmpty() && seen.getLast().isComplete()));
        return seen.getLast();
    }

    @Test
    void comesToWhatIsForetoldAtOnce(FxRobot robot) throws TimeoutException {
        foretell(robot, thread);
        assertEquals(Forecast.of(thread), awaitAll());
        for (int i = 1; i < seen.size(); i++) {
            assertTrue(seen.get(i).known() > seen.get(i - 1).known());
        }
    }

    @Test
    void theValueOfTheThumbIsKnownFirst(FxRobot robot) throws TimeoutException {
        foretell(robot, thread);
        awaitAll();
        Forecast first = seen.stream().filter(known -> known.known() > 0).findFirst().orElseThrow();
        assertTrue(first.at(40).isPresent());
    }

    @Test
    void whatIsKnownIsNotMadeAgain(FxRobot robot) throws TimeoutException {
        foretell(robot, thread);
        Forecast known = awaitAll();
        seen.clear();
        foretell(robot, thread.withPolicy(new VmemmapPolicy.Original()));
        awaitAll();
        seen.clear();
        FragmentedMemory memory = (FragmentedMemory) thread.start();
        foretell(robot, thread.withStart(memory.withFragmentation(77)));
        assertEquals(List.of(known), seen);
    }

    @Test
    void anotherSubjectOvertakes(FxRobot robot) throws TimeoutException {
        FragmentedMemory memory = (FragmentedMemory) thread.start();
        Scenario other = thread.withStart(memory.withSeed(12));
        robot.interact(() -> {
            loop.foretell(thread, _ -> seen.add(Forecast.UNKNOWN));
            loop.foretell(other, seen::add);
        });
        assertEquals(Forecast.of(other), awaitAll());
        assertEquals(2, seen.stream().filter(known -> known.known() == 0).count());
    }

    @Test
    void standsAsideAndGoesOnLater(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            loop.stepAside();
            loop.foretell(thread, seen::add);
        });
        assertEquals(0, seen.getFirst().known());
        awaitAll();
    }

    @Test
    void whatIsCancelledIsTakenUpAgain(FxRobot robot) throws TimeoutException {
        foretell(robot, thread);
        robot.interact(loop::cancel);
        foretell(robot, thread);
        assertEquals(Forecast.of(thread), awaitAll());
    }

    @Test
    void memoryThatCannotBeLaidOutStaysUnknown(FxRobot robot) throws TimeoutException {
        Scenario tiny =
                thread.withStart(
                        new FragmentedMemory(
                                Runs.START,
                                2L << 20,
                                ((FragmentedMemory) thread.start()).pattern(),
                                0,
                                1,
                                50));
        foretell(robot, tiny);
        foretell(robot, thread);
        awaitAll();
        seen.clear();
        foretell(robot, tiny);
        assertFalse(seen.getLast().isComplete());
        assertEquals(0, seen.getLast().known());
    }
}
