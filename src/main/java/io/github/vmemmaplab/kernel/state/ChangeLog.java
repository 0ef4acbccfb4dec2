package io.github.vmemmaplab.kernel.state;

/// Hears of every change to a {@linkplain Cell cell} of kernel state, in order.
///
/// A change is told as the exclusive-or of the old and the new value, so that applying it once
/// redoes it and applying it again undoes it. Called from the thread that runs the model; must not
/// change any cell itself.
@FunctionalInterface
public interface ChangeLog {
    /// Hears nothing: the model runs without history.
    ChangeLog OFF = (cell, delta) -> {};

    /// Hears that `cell` changed by `delta`, which is never zero.
    void changed(long cell, long delta);
}
