package io.github.vmemmaplab.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
                place.stack());
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
        assertEquals("vmemmap_populate_basepages", place.stack().getLast());
    }

    @Test
    void freeingIsCalledByThePolicyOrByTheRollback() {
        Place byPolicy = locate(new VmemmapPolicy.PostedV1(), FreeEntered.class, 1);
        assertEquals(
                List.of("vmemmap_populate", "vmemmap_free"),
                byPolicy.stack().subList(4, byPolicy.stack().size()));
        Place byRollback = locate(new VmemmapPolicy.Original(), FreeEntered.class, 1);
        assertEquals(
                List.of("section_activate", "vmemmap_free"),
                byRollback.stack().subList(3, byRollback.stack().size()));
    }
}
