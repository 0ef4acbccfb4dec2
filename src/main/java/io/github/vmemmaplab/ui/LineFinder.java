package io.github.vmemmaplab.ui;

import java.util.Optional;

/// Tells at which line of pseudocode a step of a run happened; on any thread.
@FunctionalInterface
public interface LineFinder {
    /// {@return the line of step `step` of the run that `frame` shows, if it has one}
    Optional<Breakpoint.OnLine> lineAt(Frame frame, int step);
}
