package io.github.vmemmaplab.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.testkit.Runs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// A magnified track shows part of the run, and steps and places still belong together.
final class TimeAxisTest {
    private static final double WIDTH = 1000;

    private final List<Phase> phases =
            Outline.of(Simulation.run(Runs.thread(new VmemmapPolicy.PerSection()))).phases();
    private final TimeAxis whole = TimeAxis.of(new PhaseLayout(phases, WIDTH), WIDTH);

    @ParameterizedTest
    @ValueSource(doubles = {0, 250, 733, 1000})
    void whatIsUnderThePointerStaysThere(double x) {
        int step = whole.stepAt(x);
        TimeAxis close = whole.zoomedBy(8, x);
        assertEquals(step, close.stepAt(x));
        assertEquals(8, close.zoom());
        assertEquals(whole, close.zoomedBy(1.0 / 8, x));
    }

    @Test
    void magnifiedFullySingleEventsCanBeHit() {
        TimeAxis close = whole.zoomedBy(1e9, 500);
        int step = close.stepAt(500);
        assertTrue(close.xOf(step + 1) - close.xOf(step) >= 10);
        for (int x = 0; x < WIDTH; x++) {
            int at = close.stepAt(x);
            assertEquals(at, close.stepAt(close.xOf(at)));
        }
    }

    @Test
    void theViewNeverLeavesTheRun() {
        TimeAxis close = whole.zoomedBy(10, 500);
        assertEquals(0, close.movedBy(-1e9).from());
        assertEquals(1, close.movedBy(1e9).to(), 1e-9);
        assertEquals(0.1, close.to() - close.from(), 1e-9);
        assertEquals(0.3, (close.centredAt(0.3).from() + close.centredAt(0.3).to()) / 2, 1e-9);
        assertEquals(whole, whole.movedBy(300));
    }

    @Test
    void aPhaseFillsTheTrack() {
        for (int i = 0; i < phases.size(); i++) {
            TimeAxis close = whole.onPhase(i);
            assertTrue(close.left(i) >= -1e-6 && close.right(i) <= WIDTH + 1e-6);
            assertTrue(
                    close.right(i) - close.left(i) > WIDTH / 2 || phases.get(i).events() < 60,
                    "phase " + phases.get(i) + " at " + close.zoom());
        }
    }

    @Test
    void aStepOutOfViewIsBroughtIn() {
        TimeAxis close = whole.zoomedBy(20, 0);
        int last = phases.getLast().last();
        assertTrue(close.xOf(last) > WIDTH);
        TimeAxis moved = close.showing(last);
        assertTrue(moved.xOf(last) >= 0 && moved.xOf(last) <= WIDTH);
        assertEquals(moved, moved.showing(last), "what is in view stays where it is");
    }

    @Test
    void anotherWidthShowsTheSamePart() {
        TimeAxis close = whole.zoomedBy(5, 800);
        TimeAxis wider = close.over(new PhaseLayout(phases, 2 * WIDTH), 2 * WIDTH);
        assertEquals(close.from(), wider.from(), 1e-9);
        assertEquals(close.to(), wider.to(), 1e-9);
    }
}
