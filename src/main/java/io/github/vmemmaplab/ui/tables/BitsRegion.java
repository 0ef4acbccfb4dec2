package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.canvas.CanvasRegion;
import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;

import java.util.List;
import java.util.function.IntConsumer;

/// The 64 bits of an entry as cells in two rows, each field in a bracket; pointing at a bit tells
/// its field.
final class BitsRegion extends StackPane {
    /// Stands for no field.
    static final int NO_FIELD = -1;

    private static final int BITS = 64;
    private static final int IN_ROW = 32;
    private static final double NUMBERS = 13;
    private static final double CELL = 16;
    private static final double BRACKET = 5;
    private static final double ROW = NUMBERS + CELL + BRACKET + 2;

    private final LabModel model;
    private final CanvasRegion canvas = new CanvasRegion(this::paint);
    private List<EntryFields.Row> fields = List.of();
    private long entry;
    private int lit = NO_FIELD;

    /// Bits of which the field pointed at is told to `onPoint`, or {@link #NO_FIELD}.
    BitsRegion(LabModel model, IntConsumer onPoint) {
        this.model = model;
        getChildren().add(canvas);
        setMinHeight(2 * ROW);
        setPrefHeight(2 * ROW);
        setMaxHeight(2 * ROW);
        model.theme().subscribe(canvas::repaint);
        setOnMouseMoved(event -> onPoint.accept(fieldAt(event.getX(), event.getY())));
        setOnMouseExited(_ -> onPoint.accept(NO_FIELD));
    }

    /// Shows an entry and its fields, which cover every bit.
    void show(long bits, List<EntryFields.Row> all) {
        entry = bits;
        fields = all;
        canvas.repaint();
    }

    /// Makes a field shine.
    void light(int field) {
        lit = field;
        canvas.repaint();
    }

    /// {@return where a bit is drawn}
    Rectangle2D cell(int bit) {
        double w = width();
        int column = IN_ROW - 1 - bit % IN_ROW;
        double top = bit >= IN_ROW ? 0 : ROW;
        return new Rectangle2D(column * w, top + NUMBERS, w, CELL);
    }

    // Whole pixels, however narrow the panel.
    private double width() {
        return Math.max(1, Math.floor(getWidth() / IN_ROW));
    }

    private int fieldAt(double x, double y) {
        for (int bit = 0; bit < BITS; bit++) {
            if (cell(bit).contains(x, y)) {
                return fieldOf(bit);
            }
        }
        return NO_FIELD;
    }

    private int fieldOf(int bit) {
        for (int i = 0; i < fields.size(); i++) {
            if (bit <= fields.get(i).high() && bit >= fields.get(i).low()) {
                return i;
            }
        }
        return NO_FIELD;
    }

    private void paint(GraphicsContext g, double unused, double unusedHeight) {
        Palette palette = model.theme().get().palette();
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.CENTER);
        for (int bit = 0; bit < BITS; bit++) {
            paintBit(g, palette, bit);
        }
        for (int i = 0; i < fields.size(); i++) {
            paintBrackets(g, palette, i);
        }
    }

    private void paintBit(GraphicsContext g, Palette palette, int bit) {
        Rectangle2D cell = cell(bit);
        int field = fieldOf(bit);
        boolean set = (entry >>> bit & 1) != 0;
        boolean shines = field != NO_FIELD && field == lit;
        Role ground = field % 2 == 0 ? Role.RAISED : Role.LINE;
        g.setFill(palette.color(shines ? Role.ACCENT : ground));
        g.fillRect(cell.getMinX(), cell.getMinY(), cell.getWidth() - 1, cell.getHeight());
        Role ink = set ? Role.TEXT : Role.MUTED;
        g.setFill(palette.color(shines ? Role.ON_ACCENT : ink));
        g.setFont(set ? Fonts.semiBold(Fonts.BODY) : Fonts.regular(Fonts.CAPTION));
        double x = cell.getMinX() + (cell.getWidth() - 1) / 2;
        g.fillText(set ? "1" : "0", x, cell.getMinY() + cell.getHeight() / 2);
        if (bit % 4 == 3 || bit == 0) {
            g.setFont(Fonts.regular(Fonts.CAPTION));
            g.setFill(palette.color(Role.MUTED));
            g.fillText(Integer.toString(bit), x, cell.getMinY() - NUMBERS / 2);
        }
    }

    // A field may reach from one row into the next.
    private void paintBrackets(GraphicsContext g, Palette palette, int index) {
        EntryFields.Row field = fields.get(index);
        if (!field.used()) {
            return;
        }
        g.setStroke(palette.color(index == lit ? Role.ACCENT : Role.MUTED));
        g.setLineWidth(index == lit ? 2 : 1);
        if (field.high() >= IN_ROW) {
            paintBracket(g, field.high(), Math.max(field.low(), IN_ROW));
        }
        if (field.low() < IN_ROW) {
            paintBracket(g, Math.min(field.high(), IN_ROW - 1), field.low());
        }
    }

    private void paintBracket(GraphicsContext g, int high, int low) {
        double left = cell(high).getMinX() + 1.5;
        double right = cell(low).getMaxX() - 2.5;
        double top = cell(high).getMaxY() + 1.5;
        double bottom = top + BRACKET - 2;
        g.beginPath();
        g.moveTo(left, top);
        g.lineTo(left, bottom);
        g.lineTo(right, bottom);
        g.lineTo(right, top);
        g.stroke();
    }
}
