package io.github.vmemmaplab.ui.canvas;

import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.jspecify.annotations.Nullable;

import java.nio.IntBuffer;

/// A region that is drawn pixel by pixel: for hundreds of thousands of cells.
///
/// One pixel of the buffer is one pixel of the screen. Filling costs about a millisecond a million
/// pixels.
public final class PixelRegion extends DrawnRegion {
    private final Painter painter;
    private final ImageView image = new ImageView();
    private Pixels pixels = new Pixels(0, 0, 1);
    private @Nullable PixelBuffer<IntBuffer> buffer;

    /// Draws everything; the pixels hold what was drawn last, or nothing after the size changed.
    @FunctionalInterface
    public interface Painter {
        /// Draws everything.
        void paint(Pixels pixels);
    }

    /// A region that `painter` draws.
    public PixelRegion(Painter painter) {
        this.painter = painter;
        image.setManaged(false);
        image.setSmooth(false);
        inside().getChildren().add(image);
    }

    @Override
    final void draw(double width, double height) {
        double density = density();
        PixelBuffer<IntBuffer> target =
                fit((int) Math.ceil(width * density), (int) Math.ceil(height * density), density);
        painter.paint(pixels);
        Rectangle2D changed = pixels.takeChanged();
        if (!changed.equals(Rectangle2D.EMPTY)) {
            target.updateBuffer(_ -> changed);
        }
    }

    private PixelBuffer<IntBuffer> fit(int width, int height, double density) {
        PixelBuffer<IntBuffer> now = buffer;
        if (now != null && pixels.isSized(width, height, density)) {
            return now;
        }
        pixels = new Pixels(width, height, density);
        PixelBuffer<IntBuffer> fresh =
                new PixelBuffer<>(
                        width,
                        height,
                        IntBuffer.wrap(pixels.argb()),
                        PixelFormat.getIntArgbPreInstance());
        buffer = fresh;
        image.setImage(new WritableImage(fresh));
        image.setFitWidth(width / density);
        image.setFitHeight(height / density);
        return fresh;
    }
}
