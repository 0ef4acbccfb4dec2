package io.github.vmemmaplab.ui.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.bench.FallbackRun;
import io.github.vmemmaplab.bench.Measurement;
import io.github.vmemmaplab.bench.Row;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.ui.bench.MeasuredWindow.Count;
import io.github.vmemmaplab.ui.bench.MeasuredWindow.Input;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.Arrays;
import java.util.List;

/// That the lab is really used while it is measured; not how long anything takes.
@ExtendWith(ApplicationExtension.class)
final class ScreenBenchmarksTest {
    private static final Effort LITTLE = new Effort(1, 5);

    @Test
    void measurementsComeToTheirEnds() {
        check(new StepMeasurement(1000, LITTLE), 3);
        check(new MapMeasurement(1, LITTLE), 2);
    }

    private static void check(Measurement measurement, int rows) {
        List<Row> measured = measurement.measure();
        assertEquals(rows, measured.size());
        measured.forEach(row -> assertTrue(row.figure().value() > 0, row.name()));
    }

    @Test
    void eachInputDoesWhatItSays() {
        try (LabUse lab = LabUse.of(FallbackRun.adds(1, 92, 1))) {
            lab.goTo(3);
            give(lab, lab.stepping(KeyCode.RIGHT));
            int on = lab.frame().step();
            assertTrue(on > 3);
            give(lab, lab.stepping(KeyCode.LEFT));
            assertTrue(lab.frame().step() < on);
            give(lab, lab.jumping(40));
            assertEquals(40, lab.frame().step());
            give(lab, lab.sliding(50));
            assertEquals(50, ((FragmentedMemory) lab.frame().scenario().start()).fragmentation());
            int[] whole = map(lab);
            give(lab, lab.zooming(400));
            int[] magnified = map(lab);
            assertFalse(Arrays.equals(whole, magnified));
            give(lab, lab.panning(KeyCode.RIGHT));
            assertFalse(Arrays.equals(magnified, map(lab)));
        }
    }

    private static void give(LabUse lab, Input input) {
        lab.window().times(new Effort(0, 1), Count.ALL, _ -> input);
    }

    private static int[] map(LabUse lab) {
        return MeasuredWindow.onFx(() -> {
            WritableImage picture = lab.window().scene().lookup(".memory-map").snapshot(null, null);
            int width = (int) picture.getWidth();
            int height = (int) picture.getHeight();
            int[] pixels = new int[width * height];
            picture.getPixelReader()
                    .getPixels(
                            0,
                            0,
                            width,
                            height,
                            PixelFormat.getIntArgbInstance(),
                            pixels,
                            0,
                            width);
            return pixels;
        });
    }
}
