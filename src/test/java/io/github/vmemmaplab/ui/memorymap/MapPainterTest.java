package io.github.vmemmaplab.ui.memorymap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.ThreadCase;
import io.github.vmemmaplab.ui.canvas.Pixels;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;
import io.github.vmemmaplab.ui.theme.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

/// What is painted is what is there.
final class MapPainterTest {
    private static final Palette PALETTE = Theme.DARK.palette();

    private final Scenario scenario = ThreadCase.under("per-section");
    private final Timeline timeline = Simulation.run(scenario);
    private final Kernel kernel = timeline.kernel();
    private final MapCamera camera = new MapCamera();
    private final PageblockCensus census = new PageblockCensus();

    private Pixels paint(int width, int height, Selection hovered) {
        LabModel model = new LabModel(scenario, timeline);
        Frame frame = model.frame().get();
        camera.lookAt(Bands.of(scenario, kernel), 9, 21);
        camera.resize(width, height, 1);
        census.follow(frame);
        Pixels pixels = new Pixels(width, height, 1);
        model.hovered().set(hovered);
        Lighting lighting = Lighting.of(ColorBy.TYPE.coloring(), PALETTE, model.lit().get(), null);
        Ink ink = Ink.of(PALETTE, lighting, 1);
        new MapPainter(kernel.memory(), census, camera, ink, pixels).paint();
        return pixels;
    }

    private static long count(Pixels pixels, Role role) {
        int color = PALETTE.argb(role);
        return Arrays.stream(pixels.argb()).filter(pixel -> pixel == color).count();
    }

    private long frames(FrameKind kind) {
        long[] frames = new long[1];
        for (Band band : Bands.of(scenario, kernel)) {
            if (!band.added()) {
                Blocks.forEach(
                        kernel.memory(),
                        band.startPfn(),
                        band.endPfn(),
                        (pfn, pages, _) ->
                                frames[0] += kernel.memory().kindOf(pfn) == kind ? pages : 0);
            }
        }
        return frames[0];
    }

    // The window in which a cell of boot memory is one pixel.
    private Pixels paintCells() {
        Pixels pixels = paint(780, 275, new Selection.None());
        Box tile = camera.layout().places().getFirst().tile(0);
        assertEquals(32, tile.width());
        assertEquals(16, tile.height());
        return pixels;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 0.5, 1})
    void everyFreePageIsOneFreeCell(double share) {
        // Online memory is free memory in another band: stop before it.
        int online = timeline.size() - 4;
        timeline.seek((int) (online * share));
        assertEquals(kernel.node().freePages(), count(paintCells(), Role.FREE));
    }

    @Test
    void everyOwnerHasItsCells() {
        timeline.seek(timeline.size() - 4);
        Pixels pixels = paintCells();
        assertEquals(5 * 512, count(pixels, Role.VMEMMAP_BLOCK));
        assertEquals(3 * 512, count(pixels, Role.VMEMMAP_PAGE));
        assertEquals(frames(FrameKind.PER_CPU), count(pixels, Role.PER_CPU));
        assertEquals(frames(FrameKind.PAGE_TABLE), count(pixels, Role.PAGE_TABLE));
        assertEquals(frames(FrameKind.ANON) + frames(FrameKind.FILE), count(pixels, Role.MOVABLE));
    }

    @Test
    void stepsBackPaintTheSame() {
        timeline.seek(900);
        int[] before = paintCells().argb().clone();
        for (int step : new int[] {901, 1200, timeline.size(), 30, 900}) {
            timeline.seek(step);
            paintCells();
        }
        assertTrue(Arrays.equals(before, paintCells().argb()));
    }

    @ParameterizedTest
    @CsvSource({"300, 100", "200, 90", "90, 70"})
    void mixesKeepEveryRolesShare(int width, int height) {
        Pixels pixels = paint(width, height, new Selection.None());
        int bottom = (int) Math.ceil(camera.layout().places().getFirst().bottom());
        int[] boot = Arrays.copyOf(pixels.argb(), bottom * width);
        int color = PALETTE.argb(Role.FREE);
        double painted = Arrays.stream(boot).filter(pixel -> pixel != 0).count();
        double free = Arrays.stream(boot).filter(pixel -> pixel == color).count();
        double share =
                frames(FrameKind.FREE)
                        / (double) camera.layout().places().getFirst().band().pages();
        assertEquals(share, free / painted, 0.02);
    }

    @Test
    void aListThatIsPointedAtShines() {
        long blocks = 0;
        for (var zone : kernel.node().populated()) {
            blocks += zone.freeArea().count(3);
        }
        Pixels pixels = paint(780, 275, new Selection.FreeList(3, Selection.FreeList.ANY_TYPE));
        assertTrue(blocks > 0);
        assertEquals(blocks * 8, count(pixels, Role.ACCENT));
        assertEquals(0, count(pixels, Role.MOVABLE), "the rest is dimmed");
    }
}
