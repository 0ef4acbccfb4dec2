package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.timeline.Timeline;

import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.stream.IntStream;

/// The breakpoints that are set, and the way to the next one.
///
/// Looking costs the events on the way. FX thread only.
final class Breakpoints {
    private final ObservableSet<Breakpoint> set =
            FXCollections.observableSet(new LinkedHashSet<>());
    private LineFinder lines = (_, _) -> Optional.empty();
    private @Nullable Timeline counted;
    private int[] steps = new int[0];

    Breakpoints() {
        set.addListener((SetChangeListener<Breakpoint>) _ -> counted = null);
    }

    ObservableSet<Breakpoint> set() {
        return set;
    }

    void findLines(LineFinder finder) {
        lines = finder;
    }

    LineFinder lines() {
        return lines;
    }

    /// {@return the first match after the frame's step, or that nothing on the way to the end is}
    Halt next(Frame frame) {
        boolean byLine = hasLines();
        for (int step = frame.step() + 1; step <= frame.timeline().size(); step++) {
            Optional<Breakpoint> match = matchAt(frame, step, byLine);
            if (match.isPresent()) {
                return new Halt.At(step, match.get());
            }
        }
        return new Halt.AtEdge(true, set.size());
    }

    /// {@return the last match before the frame's step, or that nothing back to the start is}
    Halt previous(Frame frame) {
        boolean byLine = hasLines();
        for (int step = frame.step() - 1; step >= 1; step--) {
            Optional<Breakpoint> match = matchAt(frame, step, byLine);
            if (match.isPresent()) {
                return new Halt.At(step, match.get());
            }
        }
        return new Halt.AtEdge(false, set.size());
    }

    /// {@return all steps of a run that match, in order; O(events) when the run or the set changed}
    int[] steps(Frame frame) {
        if (!frame.timeline().equals(counted)) {
            counted = frame.timeline();
            boolean byLine = hasLines();
            steps =
                    set.isEmpty()
                            ? new int[0]
                            : IntStream.rangeClosed(1, frame.timeline().size())
                                    .filter(step -> matchAt(frame, step, byLine).isPresent())
                                    .toArray();
        }
        return steps;
    }

    private boolean hasLines() {
        return set.stream().anyMatch(Breakpoint.OnLine.class::isInstance);
    }

    // Where a line is costs more to tell than what kind an event is.
    private Optional<Breakpoint> matchAt(Frame frame, int step, boolean byLine) {
        Breakpoint kind = new Breakpoint.OnKind(EventKind.of(frame.timeline().event(step)));
        if (set.contains(kind)) {
            return Optional.of(kind);
        }
        return byLine
                ? lines.lineAt(frame, step).filter(set::contains).map(Breakpoint.class::cast)
                : Optional.empty();
    }
}
