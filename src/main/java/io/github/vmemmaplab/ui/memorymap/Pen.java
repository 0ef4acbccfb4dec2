package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Draws lines and words over the map in the theme's colours.
final class Pen {
    private static final double PADDING = 10;
    private static final double LINE = 19;
    private static final double RADIUS = 5;
    private static final double AWAY = 8;
    private static final Text RULER = new Text();

    private final GraphicsContext g;
    private final Palette palette;
    private final double width;
    private final double height;

    Pen(GraphicsContext g, Palette palette, double width, double height) {
        this.g = g;
        this.palette = palette;
        this.width = width;
        this.height = height;
        g.setTextBaseline(VPos.CENTER);
    }

    boolean sees(Box box) {
        return box.touches(width, height);
    }

    void edge(Box box, Role role, double thickness) {
        g.setStroke(palette.color(role));
        g.setLineWidth(thickness);
        Box out = box.grown(thickness / 2);
        g.strokeRoundRect(out.x(), out.y(), out.width(), out.height(), 3, 3);
    }

    /// Draws an edge with square corners on whole units: many times faster, where there are
    /// hundreds.
    void plainEdge(Box box, Role role, int thickness) {
        g.setFill(palette.color(role));
        Box out = box.grown(thickness).onWholeUnits();
        double inner = out.height() - 2 * thickness;
        g.fillRect(out.x(), out.y(), out.width(), thickness);
        g.fillRect(out.x(), out.y() + out.height() - thickness, out.width(), thickness);
        g.fillRect(out.x(), out.y() + thickness, thickness, inner);
        g.fillRect(out.x() + out.width() - thickness, out.y() + thickness, thickness, inner);
    }

    void fill(Box box, Role role, double radius) {
        g.setFill(palette.color(role));
        g.fillRoundRect(box.x(), box.y(), box.width(), box.height(), radius, radius);
    }

    /// Fills a box with a shade.
    void fill(Box box, Shade shade) {
        g.setFill(toColor(shade.argb(palette)));
        g.fillRect(box.x(), box.y(), box.width(), box.height());
    }

    private static Color toColor(int argb) {
        return Color.rgb(argb >>> 16 & 0xff, argb >>> 8 & 0xff, argb & 0xff);
    }

    /// Writes words with their left edge at `x`, and returns where they end.
    double write(String words, Font font, Role role, double x, double middle) {
        g.setFont(font);
        g.setFill(palette.color(role));
        g.fillText(words, x, middle);
        return x + widthOf(words, font);
    }

    static double widthOf(String words, Font font) {
        RULER.setFont(font);
        RULER.setText(words);
        return RULER.getLayoutBounds().getWidth();
    }

    /// Draws a card to write on.
    void card(Box box, Role edge) {
        fill(box, Role.PANEL, 2 * RADIUS);
        g.setStroke(palette.color(edge));
        g.setLineWidth(1.5);
        g.strokeRoundRect(box.x(), box.y(), box.width(), box.height(), 2 * RADIUS, 2 * RADIUS);
    }

    /// Draws a cross that fills a box: this stays.
    void cross(Box box, Role role, double thickness) {
        g.setStroke(palette.color(role));
        g.setLineWidth(thickness);
        g.strokeLine(box.x(), box.y(), box.x() + box.width(), box.y() + box.height());
        g.strokeLine(box.x(), box.y() + box.height(), box.x() + box.width(), box.y());
    }

    /// Draws a ring that fills a box: this could go.
    void ring(Box box, Role role, double thickness) {
        g.setStroke(palette.color(role));
        g.setLineWidth(thickness);
        g.strokeOval(box.x(), box.y(), box.width(), box.height());
    }

    /// Draws a line from the edge of one box to the edge of another, unless they touch.
    void leader(Box from, Box to, Role role) {
        double startX = Math.clamp(to.centerX(), from.x(), from.x() + from.width());
        double startY = Math.clamp(to.centerY(), from.y(), from.y() + from.height());
        double endX = Math.clamp(startX, to.x(), to.x() + to.width());
        double endY = Math.clamp(startY, to.y(), to.y() + to.height());
        g.setStroke(palette.color(role));
        g.setLineWidth(2);
        g.strokeLine(startX, startY, endX, endY);
    }

    /// Says something in one line beside a box, on whichever side there is room.
    void callout(Box about, Role role, String words) {
        Font loud = Fonts.semiBold(Fonts.TITLE);
        double h = LINE + 2 * PADDING - 6;
        double w = Math.min(width, widthOf(words, loud) + 2 * PADDING);
        Box box = beside(about, w, h);
        card(box, role);
        write(words, loud, role, box.x() + PADDING, box.centerY());
    }

    // Right of what is meant, else left, below or above: anywhere but on it.
    private Box beside(Box about, double w, double h) {
        double level = Math.clamp(about.centerY() - h / 2, 0, Math.max(0, height - h));
        double right = about.x() + about.width() + AWAY;
        if (right + w <= width) {
            return new Box(right, level, w, h);
        }
        if (about.x() - AWAY - w >= 0) {
            return new Box(about.x() - AWAY - w, level, w, h);
        }
        double centered = Math.clamp(about.centerX() - w / 2, 0, width - w);
        double above = about.y() - AWAY - h;
        double below = about.y() + about.height() + AWAY;
        return new Box(centered, about.centerY() > height / 2 ? above : below, w, h);
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /// {@return a way to find room in the view}
    QuietPlace quietPlace() {
        return new QuietPlace(width, height);
    }

    /// {@return the place of the view that is nearest to a box outside it}
    Box nearest(Box box) {
        return new Box(
                Math.clamp(box.centerX(), 0, width), Math.clamp(box.centerY(), 0, height), 0, 0);
    }

    /// {@return in words, where a box outside the view is}
    String direction(Box box) {
        String key;
        if (box.centerY() < 0 || box.centerY() > height) {
            key = box.centerY() < 0 ? "elsewhere.above" : "elsewhere.below";
        } else {
            key = box.centerX() < 0 ? "elsewhere.left" : "elsewhere.right";
        }
        return MapWords.TEXTS.of(key);
    }
}
