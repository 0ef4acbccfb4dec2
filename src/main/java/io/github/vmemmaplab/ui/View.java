package io.github.vmemmaplab.ui;

import javafx.scene.Parent;

/// A panel of the workbench.
public interface View {
    /// {@return the node to place}
    Parent node();

    /// Shows a frame; the only way to change what is shown. Called on the FX thread, at most once a
    /// pulse.
    void show(Frame frame);
}
