package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.ui.narration.Texts;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// The words under the phases: one for each run of phases of one kind, as long as there is room for
/// in view, so that no two touch.
final class PhaseLabels {
    private static final double GAP = 6;

    private final Texts texts;
    private final ToDoubleFunction<String> widthOf;

    /// A text centred at `x`.
    ///
    /// @param kind what it stands for
    /// @param left where its room begins
    /// @param right where its room ends
    record Placed(Phase.Kind kind, String text, double x, double left, double right) {}

    PhaseLabels(Texts texts, ToDoubleFunction<String> widthOf) {
        this.texts = texts;
        this.widthOf = widthOf;
    }

    List<Placed> place(TimeAxis axis) {
        List<Placed> placed = new ArrayList<>();
        Set<Phase.Kind> seen = EnumSet.noneOf(Phase.Kind.class);
        int request = 0;
        List<Phase> phases = axis.phases();
        for (int i = 0; i < phases.size(); ) {
            int end = endOfGroup(phases, i);
            if (phases.get(i).request() != request) {
                request = phases.get(i).request();
                seen.clear();
            }
            boolean first = seen.add(phases.get(i).kind());
            add(placed, axis, i, end, first);
            i = end;
        }
        return placed;
    }

    private static int endOfGroup(List<Phase> phases, int start) {
        Phase first = phases.get(start);
        int end = start + 1;
        while (end < phases.size()
                && phases.get(end).kind() == first.kind()
                && phases.get(end).request() == first.request()) {
            end++;
        }
        return end;
    }

    private void add(List<Placed> placed, TimeAxis axis, int start, int end, boolean first) {
        double left = Math.max(0, axis.left(start));
        double right = Math.min(axis.width(), axis.right(end - 1));
        Phase phase = axis.phases().get(start);
        int lastSlot = axis.phases().get(end - 1).slot();
        String name = phase.kind().name();
        // With larger pages several calls share a slot.
        int count = phase.slot() == lastSlot ? 1 : end - start;
        Object[] slots = {count, phase.slot(), lastSlot};
        List<String> candidates =
                first
                        ? List.of(texts.of(name + ".long", slots), texts.of(name + ".short", slots))
                        : List.of(texts.of(name + ".short", slots));
        candidates.stream()
                .filter(text ->
                        !text.isEmpty() && widthOf.applyAsDouble(text) + GAP <= right - left)
                .findFirst()
                .ifPresent(text ->
                        placed.add(
                                new Placed(phase.kind(), text, (left + right) / 2, left, right)));
    }
}
