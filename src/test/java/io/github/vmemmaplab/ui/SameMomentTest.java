package io.github.vmemmaplab.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.AllocationFailed;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationEnded;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.testkit.Runs;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// Settings change around a moment, and the moment stays what it was.
final class SameMomentTest {
    private final LabModel model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection(), 96));

    private void slide(int percent) {
        Scenario wanted = model.wanted().get();
        FragmentedMemory memory = (FragmentedMemory) wanted.start();
        model.request(wanted.withStart(memory.withFragmentation(percent)));
    }

    private Event now() {
        return Objects.requireNonNull(model.frame().get().event());
    }

    private int failuresSoFar() {
        return (int)
                model
                        .frame()
                        .get()
                        .timeline()
                        .events()
                        .subList(0, model.frame().get().step())
                        .stream()
                        .filter(SlotFailed.class::isInstance)
                        .count();
    }

    private long failedSlot() {
        return assertInstanceOf(SlotFailed.class, now()).addr();
    }

    @Test
    void theFirstFailureStaysTheFirstWhicheverSlotItStrikes() {
        Runs.seek(model, SlotFailed.class, 1);
        long before = failedSlot();
        slide(99);
        assertTrue(failedSlot() < before);
        assertEquals(1, failuresSoFar());
        for (int percent = 98; percent >= 93; percent--) {
            slide(percent);
            assertInstanceOf(SlotFailed.class, now(), "at " + percent);
            assertEquals(1, failuresSoFar());
        }
    }

    @Test
    void theSecondFailureIsTheLastWhereThereIsOnlyOneAndTheSecondAgainLater() {
        Runs.seek(model, SlotFailed.class, 2);
        int step = model.frame().get().step();
        Scenario perSection = model.wanted().get();
        model.request(perSection.withPolicy(new VmemmapPolicy.PostedV1()));
        assertInstanceOf(SlotFailed.class, now());
        assertEquals(1, failuresSoFar());
        model.request(perSection.withPolicy(new VmemmapPolicy.PerSection()));
        assertEquals(2, failuresSoFar());
        assertEquals(step, model.frame().get().step());
    }

    @Test
    void whereNothingFailsTheSameSlotGetsItsBlockAndFailsAgainLater() {
        Runs.seek(model, SlotFailed.class, 1);
        int step = model.frame().get().step();
        long slot = failedSlot();
        slide(10);
        assertEquals(slot, assertInstanceOf(SlotMapped.class, now()).addr());
        slide(96);
        assertEquals(step, model.frame().get().step());
    }

    @Test
    void aSlotThatGotItsBlockIsSeenToFail() {
        slide(10);
        Runs.seek(model, SlotMapped.class, 8);
        long slot = assertInstanceOf(SlotMapped.class, now()).addr();
        slide(96);
        assertEquals(slot, failedSlot());
    }

    @Test
    void everyMomentIsComeBackTo() {
        int size = model.frame().get().timeline().size();
        for (int step = 0; step <= size; step += 97) {
            model.seek(step);
            slide(99);
            slide(4);
            slide(96);
            assertEquals(step, model.frame().get().step());
        }
    }

    @Test
    void theSameBasePageIsShown() {
        Runs.seek(model, BasePageMapped.class, 312);
        long page = assertInstanceOf(BasePageMapped.class, now()).addr();
        slide(99);
        assertEquals(page, assertInstanceOf(BasePageMapped.class, now()).addr());
    }

    @Test
    void whatTheAllocatorDidIsLookedForInTheSameSlot() {
        Runs.seek(model, AllocationFailed.class, 2);
        slide(99);
        assertInstanceOf(AllocationFailed.class, now());
        assertNotEquals(0, failuresSoFar());
    }

    @Test
    void theEndStaysTheEnd() {
        Runs.seek(model, OperationEnded.class, 2);
        slide(30);
        assertInstanceOf(OperationEnded.class, now());
        assertEquals(model.frame().get().timeline().size(), model.frame().get().step());
    }

    @Test
    void goingElsewhereChoosesAnotherMoment() {
        Runs.seek(model, SlotFailed.class, 1);
        slide(10);
        model.seek(5);
        slide(96);
        assertEquals(5, model.frame().get().step());
    }

    @Test
    void theSecondRequestIsNotTakenForTheFirst() {
        Scenario scenario = model.wanted().get();
        var add = scenario.operations().getFirst();
        Scenario twice =
                new Scenario(
                        "",
                        "",
                        scenario.machine(),
                        scenario.start(),
                        scenario.policy(),
                        List.of(add, add),
                        null);
        model.open(twice, Simulation.run(twice), 0);
        Runs.seek(model, OperationEnded.class, 2);
        slide(97);
        assertEquals(2, assertInstanceOf(OperationEnded.class, now()).number());
    }
}
