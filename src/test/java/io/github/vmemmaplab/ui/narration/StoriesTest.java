package io.github.vmemmaplab.ui.narration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.event.AllocationFailure.Compaction;
import io.github.vmemmaplab.kernel.event.AllocationFailure.ZoneState;
import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationEnded;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePagesEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.timeline.Outline;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

/// Stories tell the event's own numbers.
final class StoriesTest {
    private static final Narrator NARRATOR = Narrator.inUsersLanguage();

    private static Story tell(Scenario scenario, Timeline timeline, int step) {
        return NARRATOR.tell(scenario, Outline.of(timeline), step);
    }

    private static Story tell(AllocationFailure failure) {
        Scenario scenario = Runs.thread(new VmemmapPolicy.PerSection());
        Timeline timeline = Simulation.run(scenario);
        int step = Runs.step(timeline, SlotFailed.class, 1);
        SlotFailed failed = (SlotFailed) timeline.event(step);
        return NARRATOR.tell(
                new Scene(scenario, Outline.of(timeline), step),
                new SlotFailed(failed.addr(), failure));
    }

    private static AllocationFailure failure(int largest, long boost, Compaction compaction) {
        ZoneState zone = new ZoneState(2, 1_200, 0, 900 + boost, boost, largest, List.of());
        return new AllocationFailure(9, List.of(zone), compaction, 1);
    }

    @Test
    void aFailedSlotTellsFreeMemoryAndTheLargestBlock() {
        Scenario scenario = Runs.thread(new VmemmapPolicy.PerSection());
        Timeline timeline = Simulation.run(scenario);
        int step = Runs.step(timeline, SlotFailed.class, 1);
        AllocationFailure failure = ((SlotFailed) timeline.event(step)).failure();
        Story story = tell(scenario, timeline, step);
        assertEquals(Story.Tone.FAILURE, story.tone());
        assertEquals("PMD_SIZE allocation failed in slot 4.", story.headline());
        assertEquals(
                "Free: %s, but no aligned run of 512 frames: the largest free block is of order %d."
                        .formatted(
                                Figures.bytes(failure.freePages() * 4096), failure.largestOrder()),
                story.sentences().getFirst());
        assertEquals(
                "The slot falls back to base pages: 1 table page and 512 single frames, from the"
                        + " smallest blocks first.",
                story.sentences().getLast());
    }

    @Test
    void aWatermarkThatRefusesIsNamedWithItsFigures() {
        Story story = tell(failure(10, 0, Compaction.SKIPPED));
        String spoken = story.spoken().replaceAll("[\\u202f\\u00a0]", " ");
        assertTrue(
                spoken.contains(
                        "A free block of order 10 is there, but the watermark refuses it: zone"
                                + " Normal has 1 200 free pages, this takes 512, and 900 must"
                                + " stay."),
                spoken);
        assertTrue(spoken.contains("Compaction does not run"), spoken);
    }

    @Test
    void aBoostIsNamed() {
        assertTrue(
                tell(failure(9, 300, Compaction.SKIPPED))
                        .spoken()
                        .contains("Of these 300 are a boost"));
    }

    @Test
    void whatBecameOfCompactionIsSaid() {
        assertTrue(
                tell(failure(8, 0, Compaction.FAILED))
                        .spoken()
                        .contains("no such block came of it"));
        assertTrue(
                tell(failure(8, 0, Compaction.DEFERRED))
                        .spoken()
                        .contains("is left alone this time"));
    }

    @Test
    void freeingTellsWhichPolicyAsked() {
        Scenario scenario = Runs.thread(new VmemmapPolicy.PostedV1());
        Timeline timeline = Simulation.run(scenario);
        Story story = tell(scenario, timeline, Runs.step(timeline, FreeEntered.class, 1));
        assertEquals("vmemmap_free begins: 8 slots.", story.headline());
        assertEquals(
                "The posted-v1 policy asks for it, to start again with base pages.",
                story.sentences().getFirst());
    }

    @Test
    void freeingTellsAsManyEntriesAsTheKernelCounted() {
        Scenario scenario = Runs.thread(new VmemmapPolicy.PostedV1());
        Timeline timeline = Simulation.run(scenario);
        int step = Runs.step(timeline, FreeReturned.class, 1);
        timeline.seek(step);
        long none = timeline.kernel().counters().get(Counter.VISITED_NONE);
        long all = none + timeline.kernel().counters().get(Counter.VISITED_MAPPED);
        assertEquals(
                "vmemmap_free is done: %s entries visited, %s of them none."
                        .formatted(Figures.count(all), Figures.count(none)),
                tell(scenario, timeline, step).headline());
    }

    @Test
    void theOriginalPolicyLetsTheHotAddFail() {
        Scenario scenario = Runs.thread(new VmemmapPolicy.Original());
        Timeline timeline = Simulation.run(scenario);
        Story story = tell(scenario, timeline, Runs.step(timeline, OperationEnded.class, 1));
        assertEquals("The hot-add fails with -ENOMEM.", story.headline());
        assertEquals(Story.Tone.FAILURE, story.tone());
    }

    @Test
    void basePagesAreCountedWithinTheirSlot() {
        Scenario scenario = Runs.thread(new VmemmapPolicy.PerSection());
        Timeline timeline = Simulation.run(scenario);
        assertEquals(
                "Slot 4: base page 312 of 512 is mapped.",
                tell(scenario, timeline, Runs.step(timeline, BasePageMapped.class, 312))
                        .headline());
    }

    private static List<Selection> things(Story story) {
        return Stream.concat(Stream.of(story.title()), story.body().stream())
                .flatMap(sentence -> sentence.parts().stream())
                .flatMap(part -> part.thing().stream())
                .toList();
    }

    @Test
    void figuresStandForWhatTheEventNames() {
        Scenario scenario = Runs.thread(new VmemmapPolicy.PerSection());
        Timeline timeline = Simulation.run(scenario);
        int step = Runs.step(timeline, SlotFailed.class, 1);
        SlotFailed failed = (SlotFailed) timeline.event(step);
        int any = Selection.FreeList.ANY_TYPE;
        assertEquals(
                List.of(
                        new Selection.VirtualAddress(failed.addr()),
                        new Selection.FreeList(9, any),
                        new Selection.FreeList(failed.failure().largestOrder(), any)),
                things(tell(scenario, timeline, step)));
        int mapped = Runs.step(timeline, BasePageMapped.class, 7);
        BasePageMapped page = (BasePageMapped) timeline.event(mapped);
        assertEquals(
                List.of(
                        new Selection.VirtualAddress(page.addr()),
                        new Selection.PageFrame(page.pfn())),
                things(tell(scenario, timeline, mapped)));
    }

    @Test
    void figuresInsideAChoiceStandForThingsToo() {
        Scenario scenario = Runs.thread(new VmemmapPolicy.PostedV1());
        Timeline timeline = Simulation.run(scenario);
        int step = Runs.step(timeline, BasePagesEntered.class, 1);
        BasePagesEntered entered = (BasePagesEntered) timeline.event(step);
        Story story = tell(scenario, timeline, step);
        assertEquals("Base pages for slots 0 to 7.", story.headline());
        assertEquals(
                List.of(
                        new Selection.VirtualAddress(entered.start()),
                        new Selection.VirtualAddress(entered.end() - 1)),
                things(story));
    }
}
