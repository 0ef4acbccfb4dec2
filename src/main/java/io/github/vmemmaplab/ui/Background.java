package io.github.vmemmaplab.ui;

import java.util.concurrent.Callable;

/// Does what the screen can do without for a moment: a chart over a long run, steps to light up.
///
/// FX thread only, but for the work itself.
@FunctionalInterface
public interface Background {
    /// Does `work`, now or soon, and then, on the FX thread, what it returned; newer work replaces
    /// older that is not done.
    void submit(Callable<Runnable> work);

    /// {@return one that does its work at once, as pictures need it that nobody waits for}
    static Background atOnce() {
        return work -> {
            try {
                work.call().run();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("work for the screen failed", e);
            }
        };
    }
}
