package io.github.vmemmaplab.ui.workbench;

import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Shows the window's content at the size that the user wants to read it, and larger where there is
/// much more room than it needs, as on a 4K screen that is not scaled.
final class Magnifier extends Region {
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;
    private static final double STEPS = 4;

    private final Region content;
    private final Scale scale = new Scale();

    private final ObservableDoubleValue textScale;

    /// `content`, magnified.
    ///
    /// @param textScale by how much, beyond what the room allows
    Magnifier(Region content, ObservableDoubleValue textScale) {
        this.content = content;
        this.textScale = textScale;
        textScale.subscribe(this::requestLayout);
        content.getTransforms().add(scale);
        getChildren().add(content);
    }

    @Override
    protected void layoutChildren() {
        double room = Math.min(getWidth() / WIDTH, getHeight() / HEIGHT);
        double by = Math.max(1, Math.floor(room * STEPS) / STEPS) * textScale.get();
        scale.setX(by);
        scale.setY(by);
        content.resizeRelocate(0, 0, getWidth() / by, getHeight() / by);
    }
}
