package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.ui.canvas.PixelRegion;

import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

import java.util.function.BiConsumer;

/// All of memory in the corner of the magnified map, with a rectangle around what is seen: press or
/// drag to look elsewhere.
final class MiniMap {
    private static final double SHARE = 0.22;
    private static final double NARROWEST = 120;
    private static final double WIDEST = 240;
    private static final double SMALLEST_VIEW = 4;

    private final Pane pane = new Pane();
    private final PixelRegion memory;
    private final Scale scale = new Scale(1, 1);
    private final Rectangle view = new Rectangle();

    /// A small map that `painter` paints at full size.
    ///
    /// @param lookAt is told where to look, in units of the whole map
    MiniMap(PixelRegion.Painter painter, BiConsumer<Double, Double> lookAt) {
        memory = new PixelRegion(painter);
        memory.getTransforms().add(scale);
        memory.setManaged(false);
        memory.setMouseTransparent(true);
        view.getStyleClass().add("view");
        view.setMouseTransparent(true);
        pane.getChildren().addAll(memory, view);
        pane.getStyleClass().add("mini-map");
        pane.setManaged(false);
        pane.setVisible(false);
        pane.setOnMousePressed(event -> look(event, lookAt));
        pane.setOnMouseDragged(event -> look(event, lookAt));
        pane.setOnMouseClicked(MouseEvent::consume);
    }

    private void look(MouseEvent event, BiConsumer<Double, Double> lookAt) {
        if (event.getButton() == MouseButton.PRIMARY) {
            lookAt.accept(event.getX() / scale.getX(), event.getY() / scale.getY());
        }
        event.consume();
    }

    Node node() {
        return pane;
    }

    boolean isShown() {
        return pane.isVisible();
    }

    /// {@return the corner of the map that it takes}
    Box place() {
        return new Box(pane.getLayoutX(), pane.getLayoutY(), pane.getWidth(), pane.getHeight());
    }

    void repaint() {
        memory.repaint();
    }

    /// Shows which part of a map of this size is seen.
    void show(Box seen, double width, double height) {
        double w = Math.rint(Math.clamp(width * SHARE, NARROWEST, WIDEST));
        double factor = w / width;
        double h = Math.rint(height * factor);
        scale.setX(factor);
        scale.setY(factor);
        memory.resizeRelocate(0, 0, width, height);
        pane.resizeRelocate(width - w - 1, height - h - 1, w, h);
        Box box =
                new Box(
                                seen.x() * factor,
                                seen.y() * factor,
                                seen.width() * factor,
                                seen.height() * factor)
                        .atLeast(SMALLEST_VIEW);
        view.setX(box.x());
        view.setY(box.y());
        view.setWidth(box.width());
        view.setHeight(box.height());
        pane.setVisible(true);
    }

    void hide() {
        pane.setVisible(false);
    }
}
