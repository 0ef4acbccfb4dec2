package io.github.vmemmaplab.ui;

/// Why a run to the next or the previous breakpoint stopped where it did.
public sealed interface Halt {
    /// It was not run, or the cursor moved on since.
    record None() implements Halt {}

    /// At a breakpoint.
    ///
    /// @param step number of the event
    /// @param breakpoint one that matched
    record At(int step, Breakpoint breakpoint) implements Halt {}

    /// At the end of the run, going forward, or at its start, going back: nothing on the way
    /// matched.
    ///
    /// @param forward which way
    /// @param breakpoints how many were set
    record AtEdge(boolean forward, int breakpoints) implements Halt {}
}
