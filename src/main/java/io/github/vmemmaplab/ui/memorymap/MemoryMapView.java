package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Lit;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.Whereabouts;
import io.github.vmemmaplab.ui.canvas.CanvasRegion;
import io.github.vmemmaplab.ui.canvas.PixelRegion;
import io.github.vmemmaplab.ui.canvas.Pixels;

import javafx.animation.FadeTransition;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// The map of physical memory. Wheel, pinch and `+`, `-`, `0` zoom, dragging pans, a click selects
/// a frame; {@link #move} and {@link #selectPointed} do the same by key.
public final class MemoryMapView implements View {
    private static final Duration FADE = Duration.millis(180);
    private static final double KEY_ZOOM = 1.5;
    private static final Box NOWHERE = new Box(0, 0, 0, 0);

    private final MapScene scene;
    private final MapCamera camera = new MapCamera();
    private final MapCamera whole = new MapCamera();
    private final PixelRegion memory = new PixelRegion(this::paintMemory);
    private final CanvasRegion flash = new CanvasRegion(this::paintFlash);
    private final CanvasRegion overlay = new CanvasRegion(this::paintOverlay);
    private final MiniMap mini = new MiniMap(this::paintMini, this::lookAt);
    private final StackPane pane = new StackPane(memory, flash, overlay, mini.node());
    private final MapPointer pointer;
    private final FadeTransition fade = new FadeTransition(FADE, flash);
    private final ReadOnlyStringWrapper about = new ReadOnlyStringWrapper("");
    private final DoubleProperty zoomShare = new SimpleDoubleProperty();
    private final ObjectProperty<ColorBy> colorBy = new SimpleObjectProperty<>(ColorBy.TYPE);
    private final ObjectProperty<@Nullable Shade> pointedShade = new SimpleObjectProperty<>();
    private Box flashed = NOWHERE;
    private boolean zooming;

    /// A map of what `model` shows.
    public MemoryMapView(LabModel model) {
        scene = new MapScene(model);
        pointer = new MapPointer(model, camera, pane);
        setUpPane();
        fade.setFromValue(1);
        fade.setToValue(0);
        model.frame().addListener((_, _, next) -> show(next));
        model.theme().addListener(_ -> repaint());
        model.lit().addListener((_, before, after) -> litChanged(before, after));
        model.hovered().addListener(_ -> overlay.repaint());
        model.selected().addListener(_ -> overlay.repaint());
        colorBy.addListener((_, _, next) -> colorBy(next));
        pointedShade.addListener((_, _, next) -> pointShade(next));
        zoomShare.addListener((_, _, share) -> zoomTo(share.doubleValue()));
        new MapHands(this, pointer, pane, overlay).listen();
        lookAt(model.frame().get());
    }

    private void setUpPane() {
        pane.getStyleClass().addAll("memory-map", "ground");
        pane.setMinSize(0, 0);
        pane.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        pane.setFocusTraversable(true);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(pane.widthProperty());
        clip.heightProperty().bind(pane.heightProperty());
        pane.setClip(clip);
        flash.setMouseTransparent(true);
        flash.setManaged(false);
        flash.getStyleClass().add("map-flash");
        overlay.getStyleClass().add("map-surface");
    }

    @Override
    public Parent node() {
        return pane;
    }

    /// {@return where frames and slots are drawn}
    public Whereabouts places() {
        return new MapPlaces(scene, camera, pane);
    }

    /// {@return a note about what is pointed at, to place over the panel that holds the map}
    public Node tip() {
        return pointer.tip().node();
    }

    @Override
    public void show(Frame next) {
        scene.follow(next);
        lookAt(next);
        if (scene.hasChanged()) {
            placeFlash();
            fade.playFromStart();
        }
        pointer.tip().hide();
        repaint();
    }

    private void lookAt(Frame next) {
        scene.show(camera);
        scene.show(whole);
        pane.setAccessibleText(MapAbout.summary(next.kernel()));
    }

    /// {@return one line about what is shown: where memory lies, and what a tile is}
    public ReadOnlyStringProperty about() {
        return about.getReadOnlyProperty();
    }

    private void colorBy(ColorBy next) {
        scene.colorBy(next);
        repaint();
    }

    /// {@return what the colour of memory tells}
    public ObjectProperty<ColorBy> colorBy() {
        return colorBy;
    }

    /// Colours memory by the next of the {@link ColorBy}.
    public void nextColorBy() {
        colorBy.set(colorBy.get().next());
    }

    /// {@return the shade that is pointed at in the legend}
    ObjectProperty<@Nullable Shade> pointedShade() {
        return pointedShade;
    }

    private void pointShade(@Nullable Shade shade) {
        scene.point(shade);
        memory.repaint();
    }

    private void repaint() {
        memory.repaint();
        overlay.repaint();
        if (mini.isShown()) {
            mini.repaint();
        }
    }

    // What is many shines in the painted memory itself.
    private void litChanged(Lit before, Lit after) {
        if (Lighting.isMany(before) || Lighting.isMany(after)) {
            memory.repaint();
        }
        overlay.repaint();
    }

    private void paintMemory(Pixels pixels) {
        camera.resize(pane.getWidth(), pane.getHeight(), pixels.density());
        whole.resize(pane.getWidth(), pane.getHeight(), pixels.density());
        about.set(MapAbout.line(scene.kernel(), camera.layout()));
        scene.paint(pixels, camera);
    }

    private void paintMini(Pixels pixels) {
        scene.paintSmall(pixels, whole);
    }

    // While it fades it is painted anew at every pulse, so it takes no more room than it needs.
    private void placeFlash() {
        flashed = scene.placeOfFlash(camera).orElse(NOWHERE);
        flash.resizeRelocate(flashed.x(), flashed.y(), flashed.width(), flashed.height());
        flash.repaint();
    }

    private void paintFlash(GraphicsContext g, double width, double height) {
        scene.drawFlash(g, flashed, camera);
    }

    private void paintOverlay(GraphicsContext g, double width, double height) {
        Optional<Box> kept = mini.isShown() ? Optional.of(mini.place()) : Optional.empty();
        scene.drawOver(g, width, height, camera, kept);
    }

    /// Magnifies about what is pointed at, else about the middle.
    public void zoomIn() {
        zoomByKey(KEY_ZOOM);
    }

    /// Takes back {@link #zoomIn}.
    public void zoomOut() {
        zoomByKey(1 / KEY_ZOOM);
    }

    private void zoomByKey(double factor) {
        Box at = pointer.place().orElse(new Box(0, 0, pane.getWidth(), pane.getHeight()));
        zoomBy(factor, at.centerX(), at.centerY());
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

    /// {@return how far it is from all of memory, 0, to a single page frame, 1; equal ways magnify
    /// alike}
    public DoubleProperty zoomShare() {
        return zoomShare;
    }

    private void zoomTo(double share) {
        if (!zooming) {
            double zoom = Math.pow(camera.largestZoom(), share);
            zoomBy(zoom / camera.zoom(), pane.getWidth() / 2, pane.getHeight() / 2);
        }
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

    // From the mini map, in its units: those of the whole map.
    private void lookAt(double x, double y) {
        camera.centerOn(whole.layout(), x, y);
        viewMoved();
    }

    /// Points at the next frame, or where single frames are too small to see at the next pageblock.
    ///
    /// @param right 1 to the right, -1 to the left
    /// @param down 1 down, -1 up
    public void move(int right, int down) {
        int next = pointer.next(right, down);
        if (next >= 0) {
            if (camera.reveal(next)) {
                viewMoved();
            }
            pointer.pointAt(next);
        }
    }

    /// Selects what is pointed at, or lets go of it.
    public void selectPointed() {
        pointer.selectPointed();
    }

    private void viewMoved() {
        pointer.tip().hide();
        zooming = true;
        double share = Math.log(camera.zoom()) / Math.log(camera.largestZoom());
        zoomShare.set(Double.isFinite(share) ? share : 0);
        zooming = false;
        if (camera.zoom() == 1) {
            mini.hide();
        } else {
            boolean isNew = !mini.isShown();
            Box seen = new Overview(whole.layout(), camera.layout()).of(camera.window());
            mini.show(seen, pane.getWidth(), pane.getHeight());
            if (isNew) {
                mini.repaint();
            }
        }
        placeFlash();
        memory.repaint();
        overlay.repaint();
    }
}
