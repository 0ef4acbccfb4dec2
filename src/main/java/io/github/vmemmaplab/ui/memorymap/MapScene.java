package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Lit;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.canvas.Pixels;
import io.github.vmemmaplab.ui.memorymap.MemoryPicture.Look;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.scene.canvas.GraphicsContext;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is to be seen on the map at one moment, and how it is painted. Follows frames; does not
/// know which part is looked at.
final class MapScene {
    private static final int FLASH_EDGE = 2;
    private static final double SMALLEST_FLASH = 4;
    private static final int BLENDED = 3;

    private final LabModel model;
    private final PageblockCensus census = new PageblockCensus();
    private final MemoryPicture picture = new MemoryPicture();
    private final MemoryPicture finerPicture = new MemoryPicture();
    private Pixels finer = new Pixels(0, 0, 1);
    private Coloring coloring = ColorBy.TYPE.coloring();
    private List<Subject> changed = List.of();
    private Optional<FailedSearch> search = Optional.empty();
    private Optional<Box> card = Optional.empty();
    private @Nullable Shade pointed;
    private Frame frame;

    MapScene(LabModel model) {
        this.model = model;
        frame = model.frame().get();
        follow(frame);
    }

    /// Moves on to a frame.
    void follow(Frame next) {
        frame = next;
        census.follow(next);
        coloring.follow(next);
        search = FailedSearch.of(next, census);
        card = Optional.empty();
        changed = model.motion().get() ? ChangedBlocks.of(next) : List.of();
    }

    Kernel kernel() {
        return frame.kernel();
    }

    /// Has a camera look at the memory of the frame.
    void show(MapCamera camera) {
        Machine machine = kernel().machine();
        camera.lookAt(
                Bands.of(frame.scenario(), kernel()),
                machine.pageblockOrder(),
                machine.pageShift() + machine.pmdOrder());
    }

    void colorBy(ColorBy by) {
        coloring = by.coloring();
        coloring.follow(frame);
    }

    /// Has one shade stand out, or none.
    void point(@Nullable Shade shade) {
        pointed = shade;
    }

    boolean hasChanged() {
        return !changed.isEmpty();
    }

    private Palette palette() {
        return model.theme().get().palette();
    }

    /// Paints memory.
    void paint(Pixels pixels, MapCamera camera) {
        Lit lit = model.lit().get();
        Lighting lighting = Lighting.of(coloring, palette(), lit, pointed);
        MapPainter painter = painter(pixels, camera, lighting);
        if (Lighting.isMany(lit) || pointed != null) {
            picture.paint(painter);
            return;
        }
        List<Candidate> closest = search.map(FailedSearch::best).orElse(List.of());
        if (!closest.isEmpty()) {
            Lighting back = Lighting.back(coloring, palette());
            Ink ink = Ink.of(palette(), back, pixels.density());
            painter.setBack(ink, search.orElseThrow()::isClosest);
        }
        paint(picture, painter, Look.of(pixels, camera, List.of(coloring, palette(), closest)));
    }

    private void paint(MemoryPicture target, MapPainter painter, Look look) {
        if (coloring instanceof KindColoring) {
            target.paint(painter, census, look);
        } else {
            target.paint(painter);
        }
    }

    /// Paints memory as it is, whatever is pointed at, so small that neighbours must be blended.
    void paintSmall(Pixels pixels, MapCamera camera) {
        int width = pixels.width() * BLENDED;
        int height = pixels.height() * BLENDED;
        if (finer.width() != width || finer.height() != height) {
            finer = new Pixels(width, height, pixels.density() * BLENDED);
        }
        paint(
                finerPicture,
                painter(finer, camera, Lighting.plain(coloring, palette())),
                Look.of(finer, camera, List.of(coloring, palette())));
        pixels.blend(finer, BLENDED);
    }

    private MapPainter painter(Pixels pixels, MapCamera camera, Lighting lighting) {
        Ink ink = Ink.of(palette(), lighting, pixels.density());
        return new MapPainter(kernel().memory(), census, camera, ink, pixels);
    }

    private Stream<Box> flashes(MapCamera camera) {
        MapMarks marks = new MapMarks(kernel(), camera);
        return changed.stream()
                .flatMap(subject -> marks.boxes(subject.pfn(), subject.pages()).stream())
                .map(box -> box.atLeast(SMALLEST_FLASH));
    }

    /// {@return a box on whole units around everything that {@link #drawFlash} draws}
    Optional<Box> placeOfFlash(MapCamera camera) {
        return flashes(camera)
                .filter(camera::sees)
                .reduce(Box::with)
                .map(box -> box.grown(2 * FLASH_EDGE).onWholeUnits());
    }

    /// Draws a bright edge around what has just changed.
    ///
    /// @param place where the drawing lies in the window
    void drawFlash(GraphicsContext g, Box place, MapCamera camera) {
        Pen pen = new Pen(g, palette(), place.width(), place.height());
        flashes(camera)
                .map(box -> box.shifted(-place.x(), -place.y()))
                .filter(pen::sees)
                .forEach(box -> pen.plainEdge(box, Role.CHANGED, FLASH_EDGE));
    }

    /// Draws what lies over memory.
    ///
    /// @param kept what should not be covered, if anything
    void drawOver(
            GraphicsContext g, double width, double height, MapCamera camera, Optional<Box> kept) {
        Pen pen = new Pen(g, palette(), width, height);
        Selection hovered = model.hovered().get();
        Selection selected = model.selected().get();
        new MapOverlay(frame, camera, pen).draw(hovered, selected, model.lit().get());
        if (search.isPresent()) {
            FailedSearch failed = search.get();
            Optional<Candidate> told = failed.toldOf(hovered, selected);
            card = Optional.of(new FailureNote(kernel(), camera, pen, kept).draw(failed, told));
        }
    }

    /// {@return the place of the card about a failure, as it was last drawn}
    Optional<Box> card() {
        return card;
    }
}
