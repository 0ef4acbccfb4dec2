package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// What all painters of a tree draw with, for one painting: the canvas, its colours and words, the
/// tree, and what shines.
///
/// @param g the canvas
/// @param palette the theme's colours
/// @param texts the panel's words
/// @param tree what is drawn
/// @param glow what is pointed at
/// @param density pixels of the screen for one unit of the canvas
record Pencil(
        GraphicsContext g,
        Palette palette,
        Texts texts,
        TableTree tree,
        Glow glow,
        double density) {
    private static final double ROUND = 8;

    Color color(Role role) {
        return palette.color(role);
    }

    void fillRound(Rectangle2D area, Role role) {
        g.setFill(color(role));
        g.fillRoundRect(
                area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight(), ROUND, ROUND);
    }

    /// Fills an area with a role's colour, `alpha` of it covering what was there.
    void fill(Rectangle2D area, Role role, double alpha) {
        g.setGlobalAlpha(alpha);
        g.setFill(color(role));
        g.fillRect(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
        g.setGlobalAlpha(1);
    }

    /// Draws a line around an area, wholly inside it but for `out` units.
    void ring(Rectangle2D area, Role role, double line, double out) {
        double in = line / 2 - out;
        double round = ROUND - 2 * in;
        g.setStroke(color(role));
        g.setLineWidth(line);
        g.strokeRoundRect(
                area.getMinX() + in,
                area.getMinY() + in,
                area.getWidth() - 2 * in,
                area.getHeight() - 2 * in,
                round,
                round);
    }

    /// Draws a square-cornered line around an area, just outside of it.
    void frame(Rectangle2D area, Role role, double line) {
        g.setStroke(color(role));
        g.setLineWidth(line);
        g.strokeRect(
                area.getMinX() - line / 2,
                area.getMinY() - line / 2,
                area.getWidth() + line,
                area.getHeight() + line);
    }
}
