package io.github.vmemmaplab.ui.canvas;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.transform.Scale;

/// A region that is drawn with a {@link GraphicsContext}: for up to a few thousand shapes and for
/// text.
///
/// Crisp at any magnification.
public final class CanvasRegion extends DrawnRegion {
    private final Canvas canvas = new Canvas();
    private final Painter painter;

    /// Draws everything, on a clear ground, in the region's own units.
    @FunctionalInterface
    public interface Painter {
        /// Draws everything.
        void paint(GraphicsContext g, double width, double height);
    }

    /// A region that `painter` draws.
    public CanvasRegion(Painter painter) {
        this.painter = painter;
        canvas.setManaged(false);
        inside().getChildren().add(canvas);
    }

    /// Gives the drawing the ground of a panel, opaque, so that nothing behind it is painted.
    ///
    /// @return this
    public CanvasRegion onGround() {
        getStyleClass().add("ground");
        return this;
    }

    @Override
    final void draw(double width, double height) {
        double scale = magnification();
        fit(Math.ceil(width * scale), Math.ceil(height * scale), scale);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.save();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.scale(scale, scale);
        painter.paint(g, width, height);
        g.restore();
    }

    private void fit(double width, double height, double scale) {
        canvas.setWidth(width);
        canvas.setHeight(height);
        canvas.getTransforms().setAll(new Scale(1 / scale, 1 / scale));
    }
}
