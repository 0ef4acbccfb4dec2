package io.github.vmemmaplab.ui.memorymap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.ThreadCase;
import io.github.vmemmaplab.ui.canvas.Pixels;
import io.github.vmemmaplab.ui.memorymap.MemoryPicture.Look;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Random;

final class MemoryPictureTest {
    private static final Palette PALETTE = Theme.DARK.palette();
    private static final int NEVER_PAINTED = 0xff123456;

    private final Scenario scenario = ThreadCase.under("posted-v1");
    private final Timeline timeline = Simulation.run(scenario);
    private final LabModel model = new LabModel(scenario, timeline);
    private final MapCamera camera = new MapCamera();
    private final PageblockCensus census = new PageblockCensus();
    private final MemoryPicture picture = new MemoryPicture();

    private void look(int width, int height) {
        camera.lookAt(Bands.of(scenario, timeline.kernel()), 9, 21);
        camera.resize(width, height, 1);
    }

    private MapPainter painter(Pixels pixels) {
        Lighting lighting = Lighting.plain(ColorBy.TYPE.coloring(), PALETTE);
        Ink ink = Ink.of(PALETTE, lighting, 1);
        return new MapPainter(timeline.kernel().memory(), census, camera, ink, pixels);
    }

    private void bringUpToDate(Pixels pixels) {
        census.follow(model.frame().get());
        picture.paint(painter(pixels), census, Look.of(pixels, camera, "plain"));
    }

    private int[] anew(int width, int height) {
        Pixels pixels = new Pixels(width, height, 1);
        painter(pixels).paint();
        return pixels.argb();
    }

    @ParameterizedTest
    @CsvSource({"780, 275, 1", "780, 275, 3", "300, 100, 1", "90, 70, 1.4"})
    void whatIsKeptLooksLikeWhatIsPaintedAnew(int width, int height, double zoom) {
        look(width, height);
        camera.zoomBy(zoom, width / 3.0, height / 3.0);
        Pixels pixels = new Pixels(width, height, 1);
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            int by = random.nextInt(i % 5 == 0 ? timeline.size() : 20);
            model.seek(model.frame().get().step() + (random.nextBoolean() ? by : -by));
            if (i % 7 == 0) {
                camera.pan(random.nextInt(40) - 20, random.nextInt(40) - 20);
            }
            bringUpToDate(pixels);
            assertArrayEquals(
                    anew(width, height),
                    pixels.argb(),
                    "after move " + i + " to " + model.frame().get().step());
        }
    }

    @Test
    void aStepPaintsNothingButWhatItTouched() {
        look(780, 275);
        Pixels pixels = new Pixels(780, 275, 1);
        model.seek(900);
        bringUpToDate(pixels);
        Arrays.fill(pixels.argb(), NEVER_PAINTED);
        model.seek(901);
        bringUpToDate(pixels);
        int[] anew = anew(780, 275);
        int painted = 0;
        for (int i = 0; i < anew.length; i++) {
            if (pixels.argb()[i] != NEVER_PAINTED) {
                painted++;
                assertEquals(anew[i], pixels.argb()[i]);
            }
        }
        assertNotEquals(0, painted);
        assertEquals(0, painted % (32 * 16), "whole tiles of 512 cells");
        assertTrue(painted <= 8 * 32 * 16, painted + " pixels");
    }

    @Test
    void anotherLookPaintsEverything() {
        look(780, 275);
        Pixels pixels = new Pixels(780, 275, 1);
        bringUpToDate(pixels);
        Arrays.fill(pixels.argb(), NEVER_PAINTED);
        picture.paint(painter(pixels), census, Look.of(pixels, camera, "other colours"));
        assertArrayEquals(anew(780, 275), pixels.argb());
    }
}
