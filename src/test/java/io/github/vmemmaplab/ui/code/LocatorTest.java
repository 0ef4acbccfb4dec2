package io.github.vmemmaplab.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.BlockAllocated;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.CompactionEnded;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationBegun;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.RemedyChosen;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.testkit.Events;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.timeline.Outline;
import io.github.vmemmaplab.ui.timeline.Span;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// Every event has its line, under every policy and in whatever call it happens.
final class LocatorTest {
    private static Place locate(VmemmapPolicy policy, Class<? extends Event> type, int nth) {
        Timeline timeline = Simulation.run(Runs.thread(policy));
        int step = Runs.step(timeline, type, nth);
        Span span = Objects.requireNonNull(Outline.of(timeline).spanAt(step));
        return new Locator(policy).locate(timeline.event(step), span);
    }

    private static List<Call> calls(VmemmapPolicy policy, Class<? extends Event> type, int nth) {
        Timeline timeline = Simulation.run(Runs.thread(policy));
        int step = Runs.step(timeline, type, nth);
        Span span = Objects.requireNonNull(Outline.of(timeline).spanAt(step));
        return new Locator(policy).calls(timeline.event(step), span);
    }

    private static List<String> names(List<Call> calls) {
        return calls.stream().map(Call::name).toList();
    }

    private static String line(Call call) {
        return call.listing().lines().get(call.line()).text().strip();
    }

    private static String line(Place place) {
        return place.listing().lines().get(place.index()).text().strip();
    }

    @Test
    void everyEventOfARunHasALine() {
        for (VmemmapPolicy policy : Policies.ALL) {
            Timeline timeline = Simulation.run(Runs.thread(policy));
            Outline outline = Outline.of(timeline);
            Locator locator = new Locator(policy);
            for (int step = 1; step <= timeline.size(); step++) {
                Span span = Objects.requireNonNull(outline.spanAt(step));
                Place place = locator.locate(timeline.event(step), span);
                assertTrue(place.index() >= 0, timeline.event(step) + " under " + policy);
            }
        }
    }

    @Test
    void everyKindOfEventHasALineUnderEveryPolicy() {
        for (VmemmapPolicy policy : Policies.ALL) {
            for (Event event : Events.samples()) {
                assertTrue(hasLine(new Locator(policy), event), event + " under " + policy);
            }
        }
    }

    // Not every event happens in every kind of request.
    private static boolean hasLine(Locator locator, Event event) {
        return List.of(
                        new Operation.Add(0, 1, false),
                        new Operation.Online(0, 1, Operation.OnlineType.KERNEL),
                        new Operation.Offline(0, 1),
                        new Operation.Remove(0, 1))
                .stream()
                .map(operation -> new OperationBegun(1, operation))
                .map(begun -> new Span(Span.Kind.REQUEST, 1, 0, 0, begun, null))
                .anyMatch(request -> locator.locate(event, request).index() >= 0);
    }

    @Test
    void aFailureLightsTheTest() {
        Place place = locate(new VmemmapPolicy.PerSection(), SlotFailed.class, 1);
        assertEquals("if p is none:", line(place));
        assertEquals(
                List.of(
                        "add_memory",
                        "arch_add_memory",
                        "__add_pages",
                        "section_activate",
                        "vmemmap_populate"),
                names(calls(new VmemmapPolicy.PerSection(), SlotFailed.class, 1)));
    }

    @Test
    void theRemedyIsThePolicysOwnLine() {
        assertEquals(
                "populate base pages(slot)",
                line(locate(new VmemmapPolicy.PerSection(), RemedyChosen.class, 1)));
        assertEquals(
                "vmemmap_free(start, end)",
                line(locate(new VmemmapPolicy.PostedV1(), RemedyChosen.class, 1)));
        assertEquals(
                "vmemmap_free(start, slot)",
                line(locate(new VmemmapPolicy.UnmapRebuild(), RemedyChosen.class, 1)));
    }

    @Test
    void basePagesAreInARoutineOfTheirOwn() {
        Place place = locate(new VmemmapPolicy.PerSection(), BasePageMapped.class, 1);
        assertEquals("vmemmap_populate_basepages", place.listing().title());
        List<Call> calls = calls(new VmemmapPolicy.PerSection(), BasePageMapped.class, 1);
        assertEquals("vmemmap_populate_basepages", calls.getLast().name());
    }

    @Test
    void freeingIsCalledByThePolicyOrByTheRollback() {
        List<String> byPolicy = names(calls(new VmemmapPolicy.PostedV1(), FreeEntered.class, 1));
        assertEquals(
                List.of("vmemmap_populate", "vmemmap_free"), byPolicy.subList(4, byPolicy.size()));
        List<String> byRollback = names(calls(new VmemmapPolicy.Original(), FreeEntered.class, 1));
        assertEquals(
                List.of("section_activate", "vmemmap_free"),
                byRollback.subList(3, byRollback.size()));
    }

    @Test
    void everyCallerIsAtTheLineThatCalls() {
        List<Call> perSection = calls(new VmemmapPolicy.PerSection(), BasePageMapped.class, 1);
        assertEquals(
                List.of(
                        "arch_add_memory:",
                        "for each section of the range:",
                        "for each section of the range:",
                        "struct pages: vmemmap_populate",
                        "populate base pages(slot)",
                        "set PTE as a base page → p"),
                perSection.stream().map(LocatorTest::line).toList());
        List<Call> posted = calls(new VmemmapPolicy.PostedV1(), BasePageMapped.class, 1);
        assertEquals("return populate base pages(start, end)", line(posted.get(4)));
        List<Call> freeing = calls(new VmemmapPolicy.PostedV1(), FreeEntered.class, 1);
        assertEquals("vmemmap_free(start, end)", line(freeing.get(4)));
    }

    @Test
    void compactionIsInThePageAllocatorThatTheSlotWaitsFor() {
        VmemmapPolicy policy = new VmemmapPolicy.PerSection();
        Place place = locate(policy, CompactionEnded.class, 1);
        assertEquals("alloc_pages", place.listing().title());
        assertEquals("compaction: move pages together", line(place));
        List<Call> calls = calls(policy, CompactionEnded.class, 1);
        assertEquals("alloc_pages", calls.getLast().name());
        assertEquals("p = alloc block(PMD_SIZE, order 9)", line(calls.get(calls.size() - 2)));
    }

    @Test
    void whatTheFreeListsGiveAtOnceLeavesTheCallersCodeInView() {
        VmemmapPolicy policy = new VmemmapPolicy.PerSection();
        Place place = locate(policy, BlockAllocated.class, 1);
        assertEquals("vmemmap_populate", place.listing().title());
        assertEquals(
                "take the smallest free block that fits, split it",
                line(calls(policy, BlockAllocated.class, 1).getLast()));
    }

    @Test
    void everyCallOfARunIsAtALine() {
        for (VmemmapPolicy policy : Policies.ALL) {
            Timeline timeline = Simulation.run(Runs.thread(policy));
            Outline outline = Outline.of(timeline);
            Locator locator = new Locator(policy);
            for (int step = 1; step <= timeline.size(); step++) {
                Span span = Objects.requireNonNull(outline.spanAt(step));
                for (Call call : locator.calls(timeline.event(step), span)) {
                    assertTrue(call.line() >= 0, call + " at step " + step + " under " + policy);
                }
            }
        }
    }
}
