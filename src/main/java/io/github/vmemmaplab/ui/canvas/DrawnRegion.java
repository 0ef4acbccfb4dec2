package io.github.vmemmaplab.ui.canvas;

import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

/// A region whose content is drawn, at most once a pulse, when its size changed or {@link #repaint}
/// was called.
///
/// Drawing happens in the layout pass of the region's inside, which lays out nothing else: a step
/// that repaints does not move a panel. Give it a preferred size, since a drawing has none of its
/// own. FX thread only.
public abstract sealed class DrawnRegion extends Region permits CanvasRegion, PixelRegion {
    private final Inside inside = new Inside();

    DrawnRegion() {
        // Unmanaged, so that its dirtiness does not spread to the panels around it.
        inside.setManaged(false);
        inside.setMouseTransparent(true);
        getChildren().add(inside);
    }

    /// Has the content drawn anew in the next pulse.
    public final void repaint() {
        inside.requestLayout();
    }

    final Pane inside() {
        return inside;
    }

    /// Draws the content at this size.
    abstract void draw(double width, double height);

    @Override
    protected void layoutChildren() {
        inside.resizeRelocate(0, 0, getWidth(), getHeight());
        repaint();
    }

    /// {@return pixels of a canvas for one unit of this region}
    ///
    /// A window that is shown draws a canvas in the screen's own pixels by itself; a still picture
    /// has to be told.
    final double magnification() {
        Window window = window();
        return window == null || window.isShowing() ? enlarged() : density();
    }

    /// {@return pixels of the screen for one unit of this region}
    public final double density() {
        Window window = window();
        return enlarged() * (window == null ? 1 : window.getRenderScaleX());
    }

    private @Nullable Window window() {
        return getScene() == null ? null : getScene().getWindow();
    }

    // How much what holds this region magnifies it.
    private double enlarged() {
        return localToScene(1, 0).distance(localToScene(0, 0));
    }

    // Between pixels of the screen, where a magnified region may lie, what is drawn would blur.
    private void moveToWholePixels() {
        double density = density();
        Point2D corner = localToScene(0, 0).multiply(density / enlarged());
        inside.setTranslateX((Math.rint(corner.getX()) - corner.getX()) / density);
        inside.setTranslateY((Math.rint(corner.getY()) - corner.getY()) / density);
    }

    private final class Inside extends Pane {
        @Override
        protected void layoutChildren() {
            if (getWidth() >= 1 && getHeight() >= 1) {
                moveToWholePixels();
                draw(getWidth(), getHeight());
            }
        }
    }
}
