package io.github.vmemmaplab.ui.tables;

import javafx.scene.control.Label;

/// Words that are shown whole or not at all: what they say can be read elsewhere too, and half of
/// it is of no use.
final class WholeLabel extends Label {
    WholeLabel() {
        setMinWidth(0);
        widthProperty().subscribe(this::fit);
        textProperty().subscribe(this::fit);
        fontProperty().subscribe(this::fit);
    }

    private void fit() {
        setOpacity(getWidth() + 1 < prefWidth(-1) ? 0 : 1);
    }
}
