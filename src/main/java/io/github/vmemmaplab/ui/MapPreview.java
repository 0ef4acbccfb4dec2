package io.github.vmemmaplab.ui;

import javafx.scene.image.Image;

import java.util.Optional;

/// Draws a small picture of memory as it is at another step than the one shown.
@FunctionalInterface
public interface MapPreview {
    /// No pictures.
    MapPreview NONE = (_, _, _, _) -> Optional.empty();

    /// {@return a picture of memory at step `step` of the run that `frame` shows, if there is one}
    ///
    /// The run's cursor is moved and is back at the frame's step on return. FX thread only.
    ///
    /// @param width in units of the screen
    /// @param height in units of the screen
    Optional<Image> paint(Frame frame, int step, double width, double height);
}
