package io.github.vmemmaplab.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.ThreadCase;
import io.github.vmemmaplab.ui.render.Renderer;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;
import io.github.vmemmaplab.ui.theme.Theme;
import io.github.vmemmaplab.ui.workbench.Still.Part;

import javafx.geometry.Bounds;
import javafx.scene.Scene;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Cells lie on whole pixels on screens of every scale and at every size of text: no frame of
/// memory is a mix of colours, and each is as many pixels as every other.
@ExtendWith(ApplicationExtension.class)
final class SharpnessTest {
    private static final Palette PALETTE = Theme.DARK.palette();
    private static final Set<Integer> PLAIN =
            Stream.of(
                            Role.PANEL,
                            Role.FREE,
                            Role.PER_CPU,
                            Role.UNMOVABLE,
                            Role.MOVABLE,
                            Role.RECLAIMABLE,
                            Role.RESERVED,
                            Role.PAGE_TABLE)
                    .map(PALETTE::argb)
                    .collect(Collectors.toUnmodifiableSet());
    private static final int FREE = PALETTE.argb(Role.FREE);
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1200;
    private static final double WORDS = 20;

    @ParameterizedTest
    @CsvSource({"1, 1", "1.5, 1", "2, 1", "1, 1.25", "1.25, 0.9"})
    void everyFrameIsTheSameWholePixels(double scale, double text) {
        Drawn drawn = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> draw(scale, text));
        assertEquals((int) (WIDTH * scale), drawn.image.getWidth());
        List<String> mixed = new ArrayList<>();
        long free = 0;
        for (int y = 0; y < drawn.image.getHeight(); y++) {
            for (int x = 0; x < drawn.image.getWidth(); x++) {
                int pixel = drawn.image.getRGB(x, y);
                free += drawn.isMap(x, y) && isSame(pixel, FREE, 1) ? 1 : 0;
                if (drawn.isTile(x, y)
                        && PLAIN.stream().noneMatch(plain -> isSame(pixel, plain, 6))) {
                    mixed.add("%x at %d, %d".formatted(pixel, x, y));
                }
            }
        }
        assertEquals(
                List.of(),
                mixed.subList(0, Math.min(mixed.size(), 5)),
                mixed.size() + " pixels of colours that stand for nothing");
        long cell = Math.round(Math.sqrt(1.0 * free / drawn.freeFrames));
        long elsewhere = free - cell * cell * drawn.freeFrames;
        assertTrue(
                cell >= 1 && elsewhere >= 0 && elsewhere <= WORDS * scale * scale * text * text,
                "%d pixels more than %d for each frame".formatted(elsewhere, cell * cell));
    }

    // What nobody sees: the rasterizer counts coverage in 64ths, and may be one out at the rim.
    private static boolean isSame(int one, int other, int slack) {
        for (int shift = 0; shift < 24; shift += 8) {
            if (Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) > slack) {
                return false;
            }
        }
        return true;
    }

    private static Drawn draw(double scale, double text) {
        Scenario scenario = ThreadCase.under("per-section");
        LabModel model = new LabModel(scenario, Simulation.run(scenario));
        model.textScale().set(text);
        model.motion().set(false);
        Scene scene = Still.of(Part.WINDOW, model, WIDTH, HEIGHT, scale);
        Bounds map = scene.getRoot().lookup(".map-surface").localToScene(bounds(scene));
        return new Drawn(
                Renderer.picture(scene, Theme.DARK, scale),
                map,
                scale,
                model.frame().get().kernel().node().freePages());
    }

    private static Bounds bounds(Scene scene) {
        return scene.getRoot().lookup(".map-surface").getBoundsInLocal();
    }

    // The upper third of the map is all tiles of boot memory.
    private record Drawn(BufferedImage image, Bounds map, double scale, long freeFrames) {
        boolean isMap(int x, int y) {
            return map.contains(x / scale, y / scale);
        }

        boolean isTile(int x, int y) {
            double top = map.getMinY() * scale + 2;
            return x >= map.getMinX() * scale + 2
                    && x < map.getMaxX() * scale - 2
                    && y >= top
                    && y < top + map.getHeight() * scale / 3;
        }
    }
}
