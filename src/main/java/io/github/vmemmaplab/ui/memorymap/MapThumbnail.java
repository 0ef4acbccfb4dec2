package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.MapPreview;
import io.github.vmemmaplab.ui.canvas.Pixels;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Screen;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// All of memory in a small picture, at any step of the run, coloured by type as the map is.
///
/// Moves the cursor there and back: O(changes between) and O(pageblocks that differ). FX thread
/// only.
public final class MapThumbnail implements MapPreview {
    // So small that neighbours must be blended.
    private static final int BLENDED = 2;

    private final LabModel model;
    private final MapCamera camera = new MapCamera();
    private final PageblockCensus census = new PageblockCensus();
    private final Coloring coloring = new KindColoring(KindColoring.BY_TYPE);
    private @Nullable Timeline known;
    private List<Band> bands = List.of();

    /// Pictures in the theme of `model`.
    public MapThumbnail(LabModel model) {
        this.model = model;
    }

    @Override
    public Optional<Image> paint(Frame frame, int step, double width, double height) {
        Timeline timeline = frame.timeline();
        int shown = timeline.cursor();
        timeline.seek(step);
        try {
            Frame then = new Frame(frame.scenario(), timeline, step, List.of());
            return Optional.of(draw(then, width, height));
        } finally {
            timeline.seek(shown);
        }
    }

    private Image draw(Frame frame, double width, double height) {
        double density = Math.ceil(Screen.getPrimary().getOutputScaleX());
        int w = (int) (width * density);
        int h = (int) (height * density);
        Pixels pixels = new Pixels(w, h, density);
        Pixels finer = new Pixels(w * BLENDED, h * BLENDED, density * BLENDED);
        Machine machine = frame.kernel().machine();
        if (!frame.timeline().equals(known)) {
            known = frame.timeline();
            bands = Bands.of(frame.scenario(), frame.kernel());
        }
        camera.lookAt(bands, machine.pageblockOrder(), machine.pageShift() + machine.pmdOrder());
        camera.resize(width, height, finer.density());
        census.follow(frame);
        coloring.follow(frame);
        Lighting lighting = Lighting.plain(coloring, model.theme().get().palette());
        Ink ink = Ink.of(model.theme().get().palette(), lighting, finer.density());
        new MapPainter(frame.kernel().memory(), census, camera, ink, finer).paint();
        pixels.blend(finer, BLENDED);
        return image(pixels);
    }

    private static Image image(Pixels pixels) {
        WritableImage image = new WritableImage(pixels.width(), pixels.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        pixels.width(),
                        pixels.height(),
                        PixelFormat.getIntArgbPreInstance(),
                        pixels.argb(),
                        0,
                        pixels.width());
        return image;
    }
}
