package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
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

    void fill(Box box, Role role, double radius) {
        g.setFill(palette.color(role));
        g.fillRoundRect(box.x(), box.y(), box.width(), box.height(), radius, radius);
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

    /// Says something beside a box, on whichever side there is room; the second line may be empty.
    void callout(Box about, Role role, String first, String second) {
        Font loud = Fonts.semiBold(15);
        Font quiet = Fonts.regular(Fonts.BODY);
        double w = Math.max(widthOf(first, loud), widthOf(second, quiet)) + 2 * PADDING;
        double h = (second.isEmpty() ? 1 : 2) * LINE + 2 * PADDING - 6;
        Box box = beside(about, Math.min(w, width), h);
        fill(box, Role.PANEL, 2 * RADIUS);
        g.setStroke(palette.color(role));
        g.setLineWidth(1.5);
        g.strokeRoundRect(box.x(), box.y(), box.width(), h, 2 * RADIUS, 2 * RADIUS);
        double top = box.y() + PADDING - 3 + LINE / 2;
        write(first, loud, role, box.x() + PADDING, top);
        write(second, quiet, Role.TEXT, box.x() + PADDING, top + LINE);
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
