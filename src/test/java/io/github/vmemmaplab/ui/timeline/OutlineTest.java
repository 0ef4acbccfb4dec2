package io.github.vmemmaplab.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.BlockStolen;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.MemoryFreed;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.testkit.Runs;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// A run's outline holds every event once and knows the calls around it.
final class OutlineTest {
    private static Outline outline(VmemmapPolicy policy) {
        return Outline.of(Simulation.run(Runs.thread(policy)));
    }

    private static List<Phase.Kind> kinds(VmemmapPolicy policy) {
        return outline(policy).phases().stream().map(Phase::kind).distinct().toList();
    }

    @Test
    void phasesFollowEachOtherWithoutAGap() {
        for (VmemmapPolicy policy : Policies.ALL) {
            Outline outline = outline(policy);
            int next = 1;
            for (Phase phase : outline.phases()) {
                assertEquals(next, phase.first());
                next = phase.last() + 1;
            }
            assertEquals(outline.timeline().size() + 1, next);
        }
    }

    @Test
    void everyEventIsInItsPhase() {
        Outline outline = outline(new VmemmapPolicy.PerSection());
        for (int step = 1; step <= outline.timeline().size(); step++) {
            assertTrue(outline.phases().get(outline.phaseIndexAt(step)).contains(step));
        }
    }

    @Test
    void perSectionGoesFromBlocksToBasePages() {
        assertEquals(
                List.of(
                        Phase.Kind.LINEAR_MAP,
                        Phase.Kind.BLOCK,
                        Phase.Kind.COMPACTION,
                        Phase.Kind.FAILURE,
                        Phase.Kind.BASE_PAGES,
                        Phase.Kind.ONLINE),
                kinds(new VmemmapPolicy.PerSection()));
    }

    @Test
    void postedV1FreesBetween() {
        assertEquals(
                List.of(
                        Phase.Kind.LINEAR_MAP,
                        Phase.Kind.BLOCK,
                        Phase.Kind.COMPACTION,
                        Phase.Kind.FAILURE,
                        Phase.Kind.FREE,
                        Phase.Kind.BASE_PAGES,
                        Phase.Kind.ONLINE),
                kinds(new VmemmapPolicy.PostedV1()));
    }

    @Test
    void originalTakesEverythingDownAndIsRefusedOnline() {
        assertEquals(
                List.of(
                        Phase.Kind.LINEAR_MAP,
                        Phase.Kind.BLOCK,
                        Phase.Kind.COMPACTION,
                        Phase.Kind.FAILURE,
                        Phase.Kind.FREE,
                        Phase.Kind.LINEAR_FREE,
                        Phase.Kind.ONLINE),
                kinds(new VmemmapPolicy.Original()));
    }

    @Test
    void basePagesOfManySlotsAreAPhaseEach() {
        Outline outline = outline(new VmemmapPolicy.PostedV1());
        List<Integer> slots =
                outline.phases().stream()
                        .filter(phase -> phase.kind() == Phase.Kind.BASE_PAGES)
                        .map(Phase::slot)
                        .toList();
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), slots);
    }

    @Test
    void theCallsAroundABasePageAreKnown() {
        Outline outline = outline(new VmemmapPolicy.PerSection());
        int step = Runs.step(outline.timeline(), BasePageMapped.class, 1);
        Span span = Objects.requireNonNull(outline.spanAt(step));
        assertEquals(Span.Kind.BASE_PAGES, span.kind());
        assertEquals(Span.Kind.SLOT, Objects.requireNonNull(span.caller()).kind());
        assertTrue(span.enclosing(Span.Kind.REQUEST) != null);
    }

    @Test
    void aWalkIsAtTheSlotItLooksAt() {
        Outline outline = outline(new VmemmapPolicy.PostedV1());
        Timeline timeline = outline.timeline();
        for (int nth = 1; nth <= 4; nth++) {
            assertEquals(nth - 1, outline.slotAt(Runs.step(timeline, MemoryFreed.class, nth)));
        }
    }

    @Test
    void marksAreAtTheirEvents() {
        Outline outline = outline(new VmemmapPolicy.PostedV1());
        assertEquals(
                List.of(Mark.Kind.FAILURE, Mark.Kind.FALLBACK, Mark.Kind.FREE, Mark.Kind.ONLINE),
                outline.marks().stream()
                        .map(Mark::kind)
                        .filter(kind -> kind != Mark.Kind.STEAL)
                        .toList());
    }

    @Test
    void everyStealIsMarked() {
        Outline outline = outline(new VmemmapPolicy.PostedV1());
        assertEquals(
                outline.timeline().events().stream().filter(BlockStolen.class::isInstance).count(),
                outline.marks().stream().filter(m -> m.kind() == Mark.Kind.STEAL).count());
    }
}
