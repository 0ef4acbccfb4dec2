package io.github.vmemmaplab.ui.counters;

import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.canvas.CanvasRegion;
import io.github.vmemmaplab.ui.counters.CounterRow.Columns;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The counters below each other, to point at and to press: by mouse, or by Up, Down and Enter.
/// Rows share the height that there is.
final class CounterTable extends Region {
    private static final double LEAST = 13;
    private static final double MOST = 21;
    private static final double CHART = 52;
    private static final double WIDE = 380;
    private static final double WIDE_CHART = 84;

    /// Draws the chart of row `row` into a box.
    @FunctionalInterface
    interface ChartPainter {
        void paint(GraphicsContext g, int row, double x, double y, double width, double height);
    }

    private final Texts texts;
    private final Consumer<Selection> onPoint;
    private final Consumer<Selection> onPress;
    private final ChartPainter painter;
    private final CanvasRegion charts = new CanvasRegion(this::paint);
    private final CounterRow head = new CounterRow();
    private final List<CounterRow> rows = new ArrayList<>();
    private int shown;
    private int cursor = -1;
    private Columns columns = new Columns(0, 0, 0, 0);

    CounterTable(
            Texts texts,
            Consumer<Selection> onPoint,
            Consumer<Selection> onPress,
            ChartPainter painter) {
        this.texts = texts;
        this.onPoint = onPoint;
        this.onPress = onPress;
        this.painter = painter;
        getStyleClass().add("counts");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        setMinHeight(0);
        head.head(texts.of("best"), texts.of("worst"));
        charts.setMouseTransparent(true);
        getChildren().addAll(head, charts);
        setOnMouseExited(_ -> onPoint.accept(new Selection.None()));
        setOnKeyPressed(this::press);
        focusedProperty().subscribe(focused -> moveTo(focused && isFocusVisible() ? 0 : -1));
    }

    void show(List<SoFar.Row> figures) {
        while (rows.size() < figures.size()) {
            addRow();
        }
        boolean changed = shown != figures.size();
        shown = figures.size();
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).setVisible(i < shown);
            changed |= i < shown && show(rows.get(i), figures.get(i));
        }
        if (changed) {
            speak();
            requestLayout();
        }
        charts.repaint();
    }

    private boolean show(CounterRow row, SoFar.Row figure) {
        if (row.shows(figure)) {
            return false;
        }
        row.show(figure, spoken(figure), texts.of(figure.key() + ".about"));
        return true;
    }

    private String spoken(SoFar.Row row) {
        return texts.of("spoken", row.label(), row.value(), row.best(), row.worst(), row.fact())
                .strip();
    }

    private void addRow() {
        CounterRow row = new CounterRow();
        row.setOnMouseEntered(_ -> onPoint.accept(new Selection.Tally(row.counted())));
        row.setOnMouseClicked(_ -> {
            requestFocus();
            onPress.accept(new Selection.Tally(row.counted()));
        });
        rows.add(row);
        getChildren().add(getChildren().size() - 1, row);
    }

    void light(Predicate<CounterRow> isLit) {
        rows.forEach(row -> row.light(isLit.test(row)));
    }

    void repaintCharts() {
        charts.repaint();
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> moveTo(Math.max(0, cursor - 1));
            case DOWN -> moveTo(Math.min(shown - 1, cursor + 1));
            case ENTER -> {
                if (cursor >= 0) {
                    onPress.accept(new Selection.Tally(rows.get(cursor).counted()));
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void moveTo(int index) {
        cursor = index;
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).point(i == index);
        }
        onPoint.accept(
                index < 0 ? new Selection.None() : new Selection.Tally(rows.get(index).counted()));
        speak();
    }

    private void speak() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            if (cursor < 0 || cursor == i) {
                all.add(rows.get(i).getAccessibleText());
            }
        }
        setAccessibleText(String.join(" ", all));
    }

    @Override
    protected double computePrefHeight(double width) {
        return MOST * (shown + 1);
    }

    private double lineHeight() {
        return Math.clamp(Math.floor(getHeight() / (shown + 1)), LEAST, MOST);
    }

    @Override
    protected void layoutChildren() {
        columns = columns();
        double line = lineHeight();
        place(head, 0, line);
        for (int i = 0; i < rows.size(); i++) {
            place(rows.get(i), (i + 1) * line, line);
        }
        charts.resizeRelocate(columns.chartX(getWidth()), 0, columns.chart(), getHeight());
        charts.repaint();
    }

    private void place(CounterRow row, double y, double height) {
        row.setColumns(columns);
        row.resizeRelocate(0, y, getWidth(), height);
    }

    private Columns columns() {
        double[] widths = new double[3];
        List<CounterRow> all = new ArrayList<>(rows.subList(0, shown));
        all.add(head);
        for (CounterRow row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Math.ceil(row.wishes().get(i)));
            }
        }
        double chart = getWidth() >= WIDE ? WIDE_CHART : CHART;
        return new Columns(chart, widths[0], widths[1], widths[2]);
    }

    private void paint(GraphicsContext g, double width, double height) {
        double line = lineHeight();
        for (int i = 0; i < shown; i++) {
            painter.paint(g, i, 0, (i + 1) * line + 3, width, line - 5);
        }
    }
}
