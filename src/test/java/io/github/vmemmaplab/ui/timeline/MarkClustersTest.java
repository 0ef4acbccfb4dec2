package io.github.vmemmaplab.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.timeline.MarkClusters.Cluster;
import io.github.vmemmaplab.ui.timeline.MarkClusters.Sign;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// No mark is dropped, however dense they lie, and no sign lies on another.
final class MarkClustersTest {
    private static final double DIGIT = 7;

    private static List<Cluster> clusters(Outline outline, TimeAxis axis) {
        return MarkClusters.of(
                outline.marks(), axis, count -> DIGIT * String.valueOf(count).length());
    }

    private static Map<Mark.Kind, Integer> counted(List<Cluster> clusters) {
        Map<Mark.Kind, Integer> counts = new EnumMap<>(Mark.Kind.class);
        for (Cluster cluster : clusters) {
            for (Sign sign : cluster.signs()) {
                counts.merge(sign.kind(), sign.count(), Integer::sum);
            }
        }
        return counts;
    }

    private static Map<Mark.Kind, Integer> all(List<Mark> marks) {
        Map<Mark.Kind, Integer> counts = new EnumMap<>(Mark.Kind.class);
        marks.forEach(mark -> counts.merge(mark.kind(), 1, Integer::sum));
        return counts;
    }

    @ParameterizedTest
    @ValueSource(doubles = {60, 400, 1090, 5000})
    void everyMarkIsCountedOnce(double width) {
        for (VmemmapPolicy policy : Policies.ALL) {
            Outline outline = Outline.of(Simulation.run(Runs.thread(policy)));
            TimeAxis axis = TimeAxis.of(new PhaseLayout(outline.phases(), width), width);
            assertEquals(all(outline.marks()), counted(clusters(outline, axis)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {60, 400, 1090, 5000})
    void signsDoNotLieOnEachOther(double width) {
        Outline outline = Outline.of(Simulation.run(Runs.thread(new VmemmapPolicy.PostedV1())));
        TimeAxis axis = TimeAxis.of(new PhaseLayout(outline.phases(), width), width);
        List<Sign> signs = new ArrayList<>();
        clusters(outline, axis).forEach(cluster -> signs.addAll(cluster.signs()));
        for (int i = 1; i < signs.size(); i++) {
            assertTrue(signs.get(i).left() >= signs.get(i - 1).right() - 1e-9);
        }
    }

    @Test
    void signsStayInsideAtTheEnd() {
        List<Phase> phases = List.of(new Phase(Phase.Kind.BASE_PAGES, 1, 1000, 0, 1));
        List<Mark> marks = new ArrayList<>();
        for (int step = 1; step <= 1000; step++) {
            marks.add(new Mark(step % 2 == 0 ? Mark.Kind.FAILURE : Mark.Kind.FALLBACK, step));
        }
        TimeAxis axis = TimeAxis.of(new PhaseLayout(phases, 333), 333);
        List<Cluster> clusters = MarkClusters.of(marks, axis, _ -> 20);
        assertTrue(clusters.getLast().right() <= 333 + 1e-9);
        for (int i = 1; i < clusters.size(); i++) {
            assertTrue(clusters.get(i).left() >= clusters.get(i - 1).right());
        }
        assertEquals(all(marks), counted(clusters));
    }

    @Test
    void magnifyingTakesClustersApart() {
        Outline outline = Outline.of(Simulation.run(Runs.thread(new VmemmapPolicy.PerSection())));
        TimeAxis whole = TimeAxis.of(new PhaseLayout(outline.phases(), 500), 500);
        int failure =
                outline.marks().stream()
                        .filter(mark -> mark.kind() == Mark.Kind.FAILURE)
                        .findFirst()
                        .orElseThrow()
                        .step();
        TimeAxis close = whole.zoomedBy(1e6, whole.xOf(failure)).showing(failure);
        Sign sign =
                clusters(outline, close).stream()
                        .flatMap(cluster -> cluster.signs().stream())
                        .filter(each -> each.kind() == Mark.Kind.FAILURE)
                        .findFirst()
                        .orElseThrow();
        assertEquals(1, sign.count());
    }

    @Test
    void aSignForManyLeadsFromOneToTheNext() {
        Outline outline = Outline.of(Simulation.run(Runs.thread(new VmemmapPolicy.PerSection())));
        TimeAxis axis = TimeAxis.of(new PhaseLayout(outline.phases(), 80), 80);
        List<Cluster> clusters = clusters(outline, axis);
        TrackContent content = new TrackContent(outline, axis, clusters, List.of(), new int[0]);
        Cluster dense =
                clusters.stream()
                        .filter(each -> each.signs().getFirst().count() > 1)
                        .findFirst()
                        .orElseThrow();
        Sign sign = dense.signs().getFirst();
        double x = sign.left() + 1;
        int first = content.stepOfSign(x, 0);
        int second = content.stepOfSign(x, first);
        assertTrue(second > first);
        assertEquals(first, content.stepOfSign(x, dense.last()), "round again");
        assertEquals(-1, content.stepOfSign(dense.left() - 1e6, 0));
    }
}
