package io.github.vmemmaplab.ui.bench;

import io.github.vmemmaplab.bench.Samples;
import io.github.vmemmaplab.ui.bench.MeasuredWindow.Count;
import io.github.vmemmaplab.ui.bench.MeasuredWindow.Input;

import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import java.nio.IntBuffer;
import java.util.Arrays;

/// The yardstick of everything that is drawn: a window of the same size that holds nothing but a
/// buffer of pixels, filled with one colour and pushed to the screen.
final class BareBuffer {
    private static final int OPAQUE = 0xff000000;

    private final int[] pixels;
    private final PixelBuffer<IntBuffer> buffer;

    private BareBuffer() {
        int width = (int) MeasuredWindow.WIDTH;
        int height = (int) MeasuredWindow.HEIGHT;
        pixels = new int[width * height];
        buffer =
                new PixelBuffer<>(
                        width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    }

    /// {@return how long such a buffer takes}
    static Samples times(Effort effort, Count count) {
        BareBuffer bare = new BareBuffer();
        try (MeasuredWindow window = MeasuredWindow.open(bare::show)) {
            return window.times(effort, count, i -> new Input(() -> bare.fill(OPAQUE | i)));
        }
    }

    private void show(Stage stage) {
        stage.setScene(
                new Scene(
                        new Group(new ImageView(new WritableImage(buffer))),
                        MeasuredWindow.WIDTH,
                        MeasuredWindow.HEIGHT));
        stage.show();
    }

    private void fill(int color) {
        Arrays.fill(pixels, color);
        buffer.updateBuffer(_ -> null);
    }
}
