package io.github.vmemmaplab.ui.canvas;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Window;

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

    /// {@return how much what holds this region magnifies it}
    final double magnification() {
        return localToScene(1, 0).distance(localToScene(0, 0));
    }

    /// {@return pixels of the screen for one unit of this region}
    public final double density() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return magnification() * (window == null ? 1 : window.getRenderScaleX());
    }

    private final class Inside extends Pane {
        @Override
        protected void layoutChildren() {
            if (getWidth() >= 1 && getHeight() >= 1) {
                draw(getWidth(), getHeight());
            }
        }
    }
}
