package io.github.vmemmaplab.ui;

/// Something at which a run stops that is played forward or backward.
public sealed interface Breakpoint {
    /// Every event of a kind.
    record OnKind(EventKind kind) implements Breakpoint {}

    /// Every event that happens at a line of pseudocode.
    ///
    /// @param listing title of the routine
    /// @param line index of the line in it, from 0
    record OnLine(String listing, int line) implements Breakpoint {}
}
