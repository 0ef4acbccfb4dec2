package io.github.vmemmaplab.ui.workbench;

import java.util.Optional;

/// Keeps what windows were like from one day to the next.
interface StateStore {
    /// Keeps nothing.
    StateStore NONE =
            new StateStore() {
                @Override
                public WindowState load() {
                    return WindowState.first();
                }

                @Override
                public void save(WindowState state) {
                    // Nobody asks for it again.
                }
            };

    /// {@return what the last window was like, as far as it is known}
    WindowState load();

    /// Keeps what a window is like, if that is possible.
    void save(WindowState state);

    /// {@return what went wrong with loading, as a sentence}
    default Optional<String> problem() {
        return Optional.empty();
    }
}
