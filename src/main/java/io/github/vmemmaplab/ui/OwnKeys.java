package io.github.vmemmaplab.ui;

import javafx.scene.input.KeyEvent;

/// A node that has uses of its own for some keys while the focus is on it or inside it; the keys of
/// the window leave those to it.
public interface OwnKeys {
    /// {@return whether the node wants this press, as things are now}
    boolean needs(KeyEvent event);
}
