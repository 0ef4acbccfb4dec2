package io.github.vmemmaplab.ui.timeline;

import javafx.scene.text.Text;

/// How wide words are in the small print of the timeline, in pixels.
final class TextWidths {
    private static final Text RULER = new Text();

    private TextWidths() {}

    static double of(String text) {
        RULER.setFont(TrackPainter.font());
        RULER.setText(text);
        return RULER.getLayoutBounds().getWidth();
    }
}
