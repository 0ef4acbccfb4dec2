package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.canvas.CanvasRegion;
import io.github.vmemmaplab.ui.canvas.PixelRegion;
import io.github.vmemmaplab.ui.canvas.Pixels;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.animation.FadeTransition;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

import java.util.List;
import java.util.Objects;

/// The map of physical memory. Wheel and `+`, `-`, `0` zoom, dragging pans, a click selects a
/// frame.
public final class MemoryMapView implements View {
    private static final Duration FADE = Duration.millis(180);
    private static final double KEY_ZOOM = 1.5;
    private static final double FLASH_EDGE = 1.5;
    private static final double SMALLEST_FLASH = 4;

    private final LabModel model;
    private final MapCamera camera = new MapCamera();
    private final PageblockCensus census = new PageblockCensus();
    private final PixelRegion memory = new PixelRegion(this::paintMemory);
    private final CanvasRegion flash = new CanvasRegion(this::paintFlash);
    private final CanvasRegion overlay = new CanvasRegion(this::paintOverlay);
    private final MapTip tip = new MapTip();
    private final StackPane pane = new StackPane(memory, flash, overlay, tip.node());
    private final FadeTransition fade = new FadeTransition(FADE, flash);
    private final ReadOnlyStringWrapper about = new ReadOnlyStringWrapper("");
    private List<Subject> changed = List.of();
    private Frame frame;

    /// A map of what `model` shows.
    public MemoryMapView(LabModel model) {
        this.model = model;
        frame = model.frame().get();
        pane.getStyleClass().add("memory-map");
        pane.setMinSize(0, 0);
        pane.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        pane.setFocusTraversable(true);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(pane.widthProperty());
        clip.heightProperty().bind(pane.heightProperty());
        pane.setClip(clip);
        flash.setMouseTransparent(true);
        overlay.getStyleClass().add("map-surface");
        fade.setFromValue(1);
        fade.setToValue(0);
        model.frame().addListener((_, _, next) -> show(next));
        model.theme().addListener(_ -> repaint());
        model.hovered().addListener((_, before, after) -> hoveredChanged(before, after));
        model.selected().addListener(_ -> overlay.repaint());
        new MapHands(this, pane, overlay).listen();
        lookAt(frame);
    }

    @Override
    public Parent node() {
        return pane;
    }

    @Override
    public void show(Frame next) {
        frame = next;
        lookAt(next);
        changed = model.motion().get() ? ChangedBlocks.of(next) : List.of();
        if (!changed.isEmpty()) {
            flash.repaint();
            fade.playFromStart();
        }
        tip.hide();
        repaint();
    }

    private void lookAt(Frame next) {
        Kernel kernel = next.kernel();
        Machine machine = kernel.machine();
        camera.lookAt(
                Bands.of(next.scenario(), kernel),
                machine.pageblockOrder(),
                machine.pageShift() + machine.pmdOrder());
        census.follow(next);
        pane.setAccessibleText(summary(kernel));
    }

    private static String summary(Kernel kernel) {
        long pageSize = kernel.machine().pageSize();
        long managed = 0;
        int largest = -1;
        for (var zone : kernel.node().populated()) {
            managed += zone.managed();
            largest = Math.max(largest, zone.largestFreeOrder());
        }
        return MapWords.TEXTS.of(
                largest < 0 ? "accessible.none" : "accessible",
                Figures.bytes(kernel.node().freePages() * pageSize),
                Figures.bytes(managed * pageSize),
                largest);
    }

    /// {@return one line about what is shown: where memory lies, and what a tile is}
    public ReadOnlyStringProperty about() {
        return about.getReadOnlyProperty();
    }

    private String aboutShown() {
        Kernel kernel = frame.kernel();
        Machine machine = kernel.machine();
        MapWords words = new MapWords(kernel);
        String bands =
                camera.layout().places().stream()
                        .filter(place -> !place.hasLabel())
                        .map(place -> words.name(place.band()) + " " + words.about(place.band()))
                        .findFirst()
                        .map(text -> text + " · ")
                        .orElse("");
        return bands + aboutTile(machine);
    }

    private String aboutTile(Machine machine) {
        int pageblocks =
                camera.layout().places().stream()
                        .filter(place -> !place.band().added())
                        .map(BandPlace::grid)
                        .filter(grid -> !grid.separatesPageblocks())
                        .mapToInt(Grid::pageblocksPerUnit)
                        .max()
                        .orElse(1);
        String bytes = Figures.bytes((machine.pageSize() << machine.pageblockOrder()) * pageblocks);
        return MapWords.TEXTS.of(pageblocks == 1 ? "note.tile" : "note.unit", bytes, pageblocks);
    }

    private void repaint() {
        memory.repaint();
        overlay.repaint();
    }

    private void hoveredChanged(Selection before, Selection after) {
        if (lights(before) || lights(after)) {
            memory.repaint();
        }
        overlay.repaint();
    }

    // Whether the painted memory itself looks different while this is pointed at.
    private static boolean lights(Selection selection) {
        return selection instanceof Selection.OfRole || selection instanceof Selection.FreeList;
    }

    private void paintMemory(Pixels pixels) {
        camera.resize(pane.getWidth(), pane.getHeight(), pixels.density());
        about.set(aboutShown());
        Palette palette = model.theme().get().palette();
        Lighting lighting = Lighting.of(palette, model.hovered().get());
        Ink ink = Ink.of(palette, lighting, pixels.density());
        new MapPainter(frame.kernel().memory(), census, camera, ink, pixels).paint();
    }

    private void paintFlash(GraphicsContext g, double width, double height) {
        Pen pen = new Pen(g, model.theme().get().palette(), width, height);
        MapMarks marks = new MapMarks(frame.kernel(), camera);
        for (Subject subject : changed) {
            for (Box box : marks.boxes(subject.pfn(), subject.pages())) {
                if (pen.sees(box)) {
                    pen.edge(box.atLeast(SMALLEST_FLASH), Role.CHANGED, FLASH_EDGE);
                }
            }
        }
    }

    private void paintOverlay(GraphicsContext g, double width, double height) {
        Pen pen = new Pen(g, model.theme().get().palette(), width, height);
        new MapOverlay(frame, camera, pen).draw(model.hovered().get(), model.selected().get());
    }

    /// Magnifies about the middle.
    public void zoomIn() {
        zoomBy(KEY_ZOOM, pane.getWidth() / 2, pane.getHeight() / 2);
    }

    /// Takes back {@link #zoomIn}.
    public void zoomOut() {
        zoomBy(1 / KEY_ZOOM, pane.getWidth() / 2, pane.getHeight() / 2);
    }

    /// Shows all of memory.
    public void showAll() {
        camera.showAll();
        viewMoved();
    }

    /// {@return how much is magnified; 1 shows all of memory}
    public double zoom() {
        return camera.zoom();
    }

    void zoomBy(double factor, double x, double y) {
        camera.zoomBy(factor, x, y);
        viewMoved();
    }

    /// Moves the view over the map, in units of the screen.
    public void pan(double dx, double dy) {
        camera.pan(dx, dy);
        viewMoved();
    }

    private void viewMoved() {
        tip.hide();
        flash.repaint();
        repaint();
    }

    void pointAt(double x, double y) {
        int pfn = camera.pfnAt(x, y);
        if (pfn >= 0) {
            model.hovered().set(new Selection.PageFrame(pfn));
            tip.show(FrameStory.of(frame, pfn), x, y, pane.getWidth(), pane.getHeight());
        } else {
            tip.hide();
            model.hovered().set(slotAt(x, y));
        }
    }

    void pointAway() {
        tip.hide();
        model.hovered().set(new Selection.None());
    }

    void select(double x, double y) {
        int pfn = camera.pfnAt(x, y);
        Selection next = pfn >= 0 ? new Selection.PageFrame(pfn) : slotAt(x, y);
        boolean again = Objects.equals(next, model.selected().get());
        model.selected().set(again ? new Selection.None() : next);
    }

    private Selection slotAt(double x, double y) {
        return new MapMarks(frame.kernel(), camera)
                .slotAt(x, y)
                .<Selection>map(Selection.VirtualAddress::new)
                .orElseGet(Selection.None::new);
    }
}
