package io.github.vmemmaplab.ui.memorymap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.testkit.Runs;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.Arrays;

/// A preview shows another step and leaves the one that is shown alone.
@ExtendWith(ApplicationExtension.class)
final class MapThumbnailTest {
    private static final int WIDTH = 252;
    private static final int HEIGHT = 108;

    private final LabModel model = Runs.lab(Runs.thread(new VmemmapPolicy.PostedV1()));
    private final MapThumbnail thumbnail = new MapThumbnail(model);

    private int[] paint(MapThumbnail from, LabModel lab, int step) {
        return WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> {
                    Frame frame = lab.frame().get();
                    Image image = from.paint(frame, step, WIDTH, HEIGHT).orElseThrow();
                    int[] pixels = new int[WIDTH * HEIGHT];
                    image.getPixelReader()
                            .getPixels(
                                    0,
                                    0,
                                    WIDTH,
                                    HEIGHT,
                                    PixelFormat.getIntArgbInstance(),
                                    pixels,
                                    0,
                                    WIDTH);
                    return pixels;
                });
    }

    private void seek(int step) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> model.seek(step));
    }

    @Test
    void theCursorStaysWhereItIs() {
        int size = model.frame().get().timeline().size();
        seek(size / 3);
        paint(thumbnail, model, size);
        assertEquals(size / 3, model.frame().get().timeline().cursor());
        paint(thumbnail, model, 0);
        assertEquals(size / 3, model.frame().get().timeline().cursor());
    }

    @Test
    void theSameStepLooksTheSameFromAnywhere() {
        int size = model.frame().get().timeline().size();
        int[] fromStart = paint(thumbnail, model, size / 2);
        seek(size);
        int[] fromEnd = paint(thumbnail, model, size / 2);
        assertTrue(Arrays.equals(fromStart, fromEnd));
        LabModel other = Runs.lab(Runs.thread(new VmemmapPolicy.PostedV1()));
        assertTrue(Arrays.equals(fromStart, paint(new MapThumbnail(other), other, size / 2)));
    }

    @Test
    void stepsLookDifferent() {
        int[] start = paint(thumbnail, model, 0);
        int[] end = paint(thumbnail, model, model.frame().get().timeline().size());
        assertFalse(Arrays.equals(start, end));
    }
}
