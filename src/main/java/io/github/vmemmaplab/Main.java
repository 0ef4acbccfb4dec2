package io.github.vmemmaplab;

import io.github.vmemmaplab.ui.stub.StubWindow;

/// Starts the program.
public final class Main {
    private Main() {}

    /// Opens the window.
    ///
    /// @param arguments what the command line holds
    public static void main(String[] arguments) {
        StubWindow.open(arguments);
    }
}
