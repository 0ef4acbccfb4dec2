package io.github.vmemmaplab.ui.workbench;

/// What can be done with the window itself.
interface WindowActions {
    /// For a workbench without a window.
    WindowActions NONE =
            new WindowActions() {
                @Override
                public void another() {
                    // No window to open beside.
                }

                @Override
                public void close() {
                    // No window to close.
                }

                @Override
                public void fullScreen() {
                    // No window to enlarge.
                }
            };

    /// Opens another window on the same scenario.
    void another();

    /// Closes the window.
    void close();

    /// Fills the screen, or goes back.
    void fullScreen();
}
