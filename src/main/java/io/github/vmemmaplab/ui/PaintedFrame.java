package io.github.vmemmaplab.ui;

import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.shape.Rectangle;

import java.util.function.BooleanSupplier;

/// Tells when a scene has been painted and its pixels have been pushed to the screen.
///
/// The toolkit tells of a pulse's layout only; what follows it (painting on a thread of its own,
/// then pushing pixels, on the FX thread again) it does in order. So a picture of a single pixel
/// that is asked for after the pulse comes back once the frame is painted, and what is then put
/// behind everything else on the FX thread comes after the push. The FX thread waits meanwhile,
/// which is why this is for measuring only.
public final class PaintedFrame {
    private final Scene scene;
    private final BooleanSupplier shown;
    private final Runnable laidOut;
    private final Runnable painted;
    private final Runnable listener = this::laidOut;

    private PaintedFrame(Scene scene, BooleanSupplier shown, Runnable laidOut, Runnable painted) {
        this.scene = scene;
        this.shown = shown;
        this.laidOut = laidOut;
        this.painted = painted;
    }

    /// Calls `painted` once after the next frame has been painted.
    public static void next(Scene scene, Runnable painted) {
        first(scene, () -> true, () -> {}, painted);
    }

    /// Waits for the first frame that is laid out while `shown` holds; calls `laidOut` in its
    /// pulse, and `painted` once it has been painted. FX thread only, as are the calls.
    public static void first(
            Scene scene, BooleanSupplier shown, Runnable laidOut, Runnable painted) {
        scene.addPostLayoutPulseListener(new PaintedFrame(scene, shown, laidOut, painted).listener);
    }

    private void laidOut() {
        if (shown.getAsBoolean()) {
            scene.removePostLayoutPulseListener(listener);
            laidOut.run();
            FxLoop.later(this::awaitPainting);
        }
    }

    private void awaitPainting() {
        new Rectangle(1, 1).snapshot(new SnapshotParameters(), new WritableImage(1, 1));
        FxLoop.later(painted);
    }
}
