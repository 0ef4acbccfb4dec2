package io.github.vmemmaplab.ui.narration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationBegun;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.narration.Story.Tone;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.timeline.Outline;

import org.junit.jupiter.api.Test;

import java.util.List;

/// The recap tells what had happened by a step, and nothing that was to come.
final class RecapTest {
    private static final Narrator NARRATOR = Narrator.inUsersLanguage();

    private record Run(Scenario scenario, Timeline timeline, Outline outline) {
        static Run of(VmemmapPolicy policy) {
            Scenario scenario = Runs.thread(policy);
            Timeline timeline = Simulation.run(scenario);
            return new Run(scenario, timeline, Outline.of(timeline));
        }

        Recap at(int step) {
            return NARRATOR.recap(scenario, outline, step);
        }

        List<String> names(int step) {
            return RecapTest.names(at(step));
        }

        String line(int step, int line) {
            return at(step).lines().get(line).sentence().text();
        }
    }

    private static List<String> names(Recap recap) {
        return recap.lines().stream().map(Recap.Line::name).toList();
    }

    @Test
    void beforeTheFirstRequestThereIsNothing() {
        assertEquals(Recap.NONE, Run.of(new VmemmapPolicy.PerSection()).at(0));
    }

    @Test
    void whatIsAskedIsWhatTheRequestsOwnStepSays() {
        Run run = Run.of(new VmemmapPolicy.PerSection());
        int begun = Runs.step(run.timeline(), OperationBegun.class, 1);
        int mapped = Runs.step(run.timeline(), SlotMapped.class, 2);
        assertEquals(List.of("asked"), run.names(mapped));
        String asked = NARRATOR.tell(run.scenario(), run.outline(), begun).headline();
        assertEquals(asked, run.line(mapped, 0));
    }

    @Test
    void aFailureIsToldWhenItHasHappenedAndTheRemedyWhenItIsChosen() {
        Run run = Run.of(new VmemmapPolicy.PerSection());
        int failed = Runs.step(run.timeline(), SlotFailed.class, 1);
        assertEquals(List.of("asked"), run.names(failed - 1));
        assertEquals(List.of("asked", "failed"), run.names(failed));
        assertEquals(List.of("asked", "failed", "instead"), run.names(failed + 1));
    }

    @Test
    void aSecondFailureIsCounted() {
        Run run = Run.of(new VmemmapPolicy.PerSection());
        int first = Runs.step(run.timeline(), SlotFailed.class, 1);
        int second = Runs.step(run.timeline(), SlotFailed.class, 2);
        assertTrue(run.line(first, 1).startsWith("Slot 4: no run of 512"), run.line(first, 1));
        assertTrue(run.line(second, 1).startsWith("2 slots, the last 5: "), run.line(second, 1));
    }

    @Test
    void everyPolicyHasItsOwnAnswer() {
        assertEquals(Tone.FALLBACK, answer(new VmemmapPolicy.PerSection(), BasePageMapped.class));
        assertEquals(Tone.TEARDOWN, answer(new VmemmapPolicy.PostedV1(), BasePageMapped.class));
        assertEquals(Tone.TEARDOWN, answer(new VmemmapPolicy.UnmapRebuild(), FreeEntered.class));
        assertEquals(Tone.FAILURE, answer(new VmemmapPolicy.Original(), FreeEntered.class));
    }

    private static Tone answer(VmemmapPolicy policy, Class<? extends Event> moment) {
        Run run = Run.of(policy);
        Recap recap = run.at(Runs.step(run.timeline(), moment, 1));
        assertEquals(List.of("asked", "failed", "instead"), names(recap));
        return recap.lines().getLast().tone();
    }
}
