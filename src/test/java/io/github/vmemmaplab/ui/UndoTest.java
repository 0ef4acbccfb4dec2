package io.github.vmemmaplab.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.testkit.Runs;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Settings go back and forth, each with the step that was shown.
final class UndoTest {
    private final Scenario first = Runs.thread(new VmemmapPolicy.PerSection(), 40);
    private final Deque<Runnable> underWay = new ArrayDeque<>();
    private boolean isSlow;
    private final LabModel model = new LabModel(first, Simulation.run(first), this::run);

    private void run(Scenario scenario, Consumer<Timeline> show) {
        Runnable work = () -> show.accept(Simulation.run(scenario));
        if (isSlow) {
            underWay.add(work);
        } else {
            work.run();
        }
    }

    private void turn(UnaryOperator<FragmentedMemory> change) {
        Scenario wanted = model.wanted().get();
        model.request(wanted.withStart(change.apply((FragmentedMemory) wanted.start())));
    }

    private void slide(int percent) {
        turn(memory -> memory.withFragmentation(percent));
    }

    private FragmentedMemory shown() {
        return (FragmentedMemory) model.frame().get().scenario().start();
    }

    @Test
    void goesBackAndForthWithTheSteps() {
        model.seek(20);
        slide(50);
        model.seek(30);
        turn(memory -> memory.withPattern(Pattern.AGED));
        model.seek(10);
        model.undo();
        assertEquals(Pattern.MIXED, shown().pattern());
        assertEquals(30, model.frame().get().step());
        model.undo();
        assertEquals(first, model.frame().get().scenario());
        assertEquals(20, model.frame().get().step());
        assertFalse(model.canUndo().get());
        model.undo();
        assertEquals(20, model.frame().get().step());
        model.redo();
        assertEquals(50, shown().fragmentation());
        assertEquals(30, model.frame().get().step());
        model.redo();
        assertEquals(Pattern.AGED, shown().pattern());
        assertEquals(10, model.frame().get().step());
        assertFalse(model.canRedo().get());
    }

    @Test
    void thePolicyIsASettingToo() {
        model.request(first.withPolicy(new VmemmapPolicy.Original()));
        model.undo();
        assertEquals(new VmemmapPolicy.PerSection(), model.frame().get().scenario().policy());
    }

    @Test
    void aDragIsOneStep() {
        model.gesture().set(true);
        for (int percent = 41; percent <= 90; percent++) {
            slide(percent);
        }
        model.gesture().set(false);
        model.gesture().set(true);
        slide(95);
        model.gesture().set(false);
        model.undo();
        assertEquals(90, shown().fragmentation());
        model.undo();
        assertEquals(40, shown().fragmentation());
        model.redo();
        assertEquals(90, shown().fragmentation());
    }

    @Test
    void aNewChangeForgetsWhatWasUndone() {
        slide(50);
        model.undo();
        assertTrue(model.canRedo().get());
        slide(60);
        assertFalse(model.canRedo().get());
        model.redo();
        assertEquals(60, shown().fragmentation());
    }

    @Test
    void changesBuildOnThoseUnderWay() {
        isSlow = true;
        slide(50);
        turn(memory -> memory.withSeed(99));
        model.undo();
        model.undo();
        underWay.getLast().run();
        assertEquals(first, model.frame().get().scenario());
        model.redo();
        model.redo();
        underWay.getLast().run();
        assertEquals(50, shown().fragmentation());
        assertEquals(99, shown().seed());
    }

    @Test
    void whatNeverCameIsNotGoneBackTo() {
        slide(50);
        isSlow = true;
        slide(60);
        model.giveUp();
        assertEquals(50, ((FragmentedMemory) model.wanted().get().start()).fragmentation());
        isSlow = false;
        model.undo();
        assertEquals(40, shown().fragmentation());
    }

    @Test
    void askingForWhatIsWantedIsNoChange() {
        slide(40);
        assertFalse(model.canUndo().get());
    }

    @Test
    void anotherScenarioHasNoPast() {
        slide(50);
        Scenario other = Runs.thread(new VmemmapPolicy.PostedV1(), 12);
        model.open(other, Simulation.run(other), 0);
        assertFalse(model.canUndo().get());
        model.undo();
        assertEquals(other, model.frame().get().scenario());
        assertEquals(other, model.wanted().get());
    }

    @Test
    void thePastIsBounded() {
        for (int seed = 1; seed <= 300; seed++) {
            int next = seed;
            turn(memory -> memory.withSeed(1000 + next));
        }
        int undone = 0;
        while (model.canUndo().get()) {
            model.undo();
            undone++;
        }
        assertEquals(200, undone);
        assertEquals(1100, shown().seed());
    }
}
