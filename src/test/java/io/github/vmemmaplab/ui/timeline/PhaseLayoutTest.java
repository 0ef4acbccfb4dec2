package io.github.vmemmaplab.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.testkit.Runs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/// Places on the track and steps belong together, and what is short can still be hit.
final class PhaseLayoutTest {
    private static final int HITTABLE = 14;

    private static List<Phase> phases(VmemmapPolicy policy) {
        return Outline.of(Simulation.run(Runs.thread(policy))).phases();
    }

    @ParameterizedTest
    @ValueSource(doubles = {120, 700, 1090})
    void everyStepIsFoundWhereItLies(double width) {
        for (VmemmapPolicy policy : Policies.ALL) {
            PhaseLayout layout = new PhaseLayout(phases(policy), width);
            int last = layout.phases().getLast().last();
            for (int step = 0; step <= last; step++) {
                assertEquals(step, layout.stepAt(layout.xOf(step)));
            }
        }
    }

    @Test
    void pointsOutsideMeanTheEnds() {
        PhaseLayout layout = new PhaseLayout(phases(new VmemmapPolicy.PerSection()), 1000);
        assertEquals(0, layout.stepAt(-5));
        assertEquals(layout.phases().getLast().last(), layout.stepAt(2000));
    }

    @Test
    void theTrackIsFilledFromEdgeToEdge() {
        PhaseLayout layout = new PhaseLayout(phases(new VmemmapPolicy.PerSection()), 1000);
        assertEquals(0, layout.left(0));
        assertEquals(1000, layout.right(layout.phases().size() - 1), 1e-6);
    }

    @Test
    void aFailedAllocationIsWideEnoughToHit() {
        PhaseLayout layout = new PhaseLayout(phases(new VmemmapPolicy.PerSection()), 1090);
        for (int i = 0; i < layout.phases().size(); i++) {
            if (layout.phases().get(i).kind() == Phase.Kind.FAILURE) {
                assertTrue(layout.right(i) - layout.left(i) >= HITTABLE);
            }
        }
    }

    @Test
    void anEmptyRunHasOnlyItsStart() {
        PhaseLayout layout = new PhaseLayout(List.of(), 500);
        assertEquals(0, layout.xOf(0));
        assertEquals(0, layout.stepAt(300));
    }

    @Test
    void thousandsOfPhasesStillFit() {
        List<Phase> many = new ArrayList<>();
        for (int i = 0; i < 16_384; i++) {
            Phase.Kind kind = i % 2 == 0 ? Phase.Kind.FAILURE : Phase.Kind.BASE_PAGES;
            many.add(new Phase(kind, 1 + 10 * i, 10 + 10 * i, i / 2, 1));
        }
        PhaseLayout layout = new PhaseLayout(many, 1090);
        assertEquals(1090, layout.right(many.size() - 1), 1e-6);
        assertEquals(100_000, layout.stepAt(layout.xOf(100_000)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {80, 300, 700, 1090, 3000})
    void labelsDoNotTouch(double width) {
        Texts texts = Texts.beside(TimelineView.class, "timeline");
        for (VmemmapPolicy policy : Policies.ALL) {
            PhaseLayout layout = new PhaseLayout(phases(policy), width);
            double free = 0;
            for (PhaseLabels.Placed label :
                    new PhaseLabels(texts, text -> text.length() * 7.0)
                            .place(TimeAxis.of(layout, width))) {
                double half = label.text().length() * 7.0 / 2;
                assertTrue(label.x() - half >= free, label + " at width " + width);
                free = label.x() + half;
            }
            assertTrue(free <= width);
        }
    }
}
