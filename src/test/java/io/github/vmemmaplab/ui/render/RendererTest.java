package io.github.vmemmaplab.ui.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.ThreadCase;
import io.github.vmemmaplab.ui.render.Renderer.Picture;
import io.github.vmemmaplab.ui.theme.Role;
import io.github.vmemmaplab.ui.theme.Theme;
import io.github.vmemmaplab.ui.workbench.Still.Part;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import javax.imageio.ImageIO;

/// Pictures without a display.
@ExtendWith(ApplicationExtension.class)
final class RendererTest {
    private static final Picture WINDOW = new Picture(Part.WINDOW, Theme.DARK, 1440, 900);

    private final Renderer renderer = Renderer.onRunningToolkit();
    private final Scenario scenario = ThreadCase.under("per-section");
    private final Timeline timeline = Simulation.run(scenario);

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static long count(BufferedImage image, Theme theme, Role role) {
        int color = theme.palette().argb(role);
        return Arrays.stream(pixels(image)).filter(pixel -> pixel == color).count();
    }

    private BufferedImage draw(int step, Picture picture) {
        timeline.seek(step);
        return renderer.draw(scenario, timeline, picture);
    }

    private int failure() {
        return timeline.next(0, event -> event instanceof VmemmapEvent.SlotFailed);
    }

    @Test
    void theSameStepIsTheSamePicture() {
        int[] once = pixels(draw(failure(), WINDOW));
        draw(0, WINDOW);
        assertArrayEquals(once, pixels(draw(failure(), WINDOW)));
    }

    @Test
    void aFailureIsSeenInTheMap() {
        Picture map = new Picture(Part.MAP, Theme.LIGHT, 800, 450);
        long before = count(draw(0, map), Theme.LIGHT, Role.FAILURE);
        long after = count(draw(failure(), map), Theme.LIGHT, Role.FAILURE);
        assertEquals(0, before);
        assertTrue(after > 200, after + " pixels of ring and words");
    }

    @Test
    void everyFreeFrameIsInThePictureOfTheMap() {
        Picture map = new Picture(Part.MAP, Theme.DARK, 806, 480);
        BufferedImage image = draw(0, map);
        long painted = count(image, Theme.DARK, Role.FREE);
        long inLegend = painted - timeline.kernel().node().freePages();
        assertTrue(inLegend >= 0 && inLegend <= 150, painted + " pixels are free");
    }

    @Test
    void picturesAreWrittenAsPng(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("new/tables.png");
        Picture tables = new Picture(Part.TABLES, Theme.LIGHT, 600, 480);
        renderer.write(scenario, timeline, tables, file);
        BufferedImage read = ImageIO.read(file.toFile());
        assertEquals(600, read.getWidth());
        assertEquals(480, read.getHeight());
        assertTrue(Arrays.stream(pixels(read)).distinct().count() > 30);
    }
}
