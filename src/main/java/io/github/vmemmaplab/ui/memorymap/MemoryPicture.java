package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.ui.canvas.Pixels;

import org.jspecify.annotations.Nullable;

/// What pixels hold of memory, so that after a step only pageblocks that it touched are painted
/// anew.
final class MemoryPicture {
    private @Nullable Look last;
    private int move;

    /// All that a picture depends on beside the state of memory; equal looks make equal pictures.
    ///
    /// @param pixels what it is painted on
    /// @param layout where everything lies
    /// @param x left edge of what is seen
    /// @param y top edge of what is seen
    /// @param colors in what colours, in any terms that tell two apart
    record Look(Pixels pixels, MapLayout layout, double x, double y, Object colors) {
        static Look of(Pixels pixels, MapCamera camera, Object colors) {
            return new Look(pixels, camera.layout(), camera.x(), camera.y(), colors);
        }
    }

    /// Brings the picture up to date.
    void paint(MapPainter painter, PageblockCensus census, Look look) {
        if (look.equals(last)) {
            int since = move;
            painter.repaint(pageblock -> census.isTouchedSince(since, pageblock));
        } else {
            painter.paint();
        }
        last = look;
        move = census.moves();
    }

    /// Paints everything, in colours that may change without a frame changing.
    void paint(MapPainter painter) {
        painter.paint();
        last = null;
    }
}
