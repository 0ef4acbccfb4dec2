package io.github.vmemmaplab.ui.counters;

import io.github.vmemmaplab.ui.Counted;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One counter: what is counted, room for its chart, the figure, the best and the worst case.
///
/// Columns have the width that {@link CounterTable} gives them, so that figures stand below each
/// other.
final class CounterRow extends Region {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");
    private static final double ABOUT_WIDTH = 340;
    private static final double GAP = 8;
    private static final double PAD = 4;

    private final Label label = label("count-label", Pos.CENTER_LEFT);
    private final Label fact = label("count-fact", Pos.CENTER_LEFT);
    private final Label value = label("count-value", Pos.CENTER_RIGHT);
    private final Label best = label("count-case", Pos.CENTER_RIGHT);
    private final Label worst = label("count-case", Pos.CENTER_RIGHT);
    private final Tooltip about = new Tooltip();
    private SoFar.@Nullable Row shown;
    private Counted counted = Counted.BLOCKS;
    private Columns columns = new Columns(0, 0, 0, 0);

    /// How wide columns are.
    ///
    /// @param chart of the chart
    /// @param value of the figure
    /// @param best of the best case
    /// @param worst of the worst case
    record Columns(double chart, double value, double best, double worst) {
        /// {@return what is left of a row for its label}
        double label(double width) {
            return Math.max(0, width - 2 * PAD - chart - value - best - worst - 4 * GAP);
        }

        /// {@return where the chart begins}
        double chartX(double width) {
            return PAD + label(width) + GAP;
        }
    }

    CounterRow() {
        getStyleClass().add("count");
        setAccessibleRole(AccessibleRole.TEXT);
        about.setWrapText(true);
        about.setMaxWidth(ABOUT_WIDTH);
        Tooltip.install(this, about);
        getChildren().addAll(label, fact, value, best, worst);
    }

    private static Label label(String style, Pos alignment) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setAlignment(alignment);
        label.setMinWidth(0);
        return label;
    }

    /// {@return whether it shows this already}
    boolean shows(SoFar.Row row) {
        return row.equals(shown);
    }

    void show(SoFar.Row row, String spoken, String explained) {
        shown = row;
        about.setText(explained);
        counted = row.counted();
        label.setText(row.label());
        fact.setText(row.fact());
        value.setText(row.value());
        value.setId(row.key());
        value.pseudoClassStateChanged(BAD, row.bad());
        best.setText(row.best());
        worst.setText(row.worst());
        setAccessibleText(spoken);
        requestLayout();
    }

    /// Shows the names of the columns.
    void head(String bestName, String worstName) {
        getStyleClass().add("head");
        setMouseTransparent(true);
        best.setText(bestName);
        worst.setText(worstName);
    }

    Counted counted() {
        return counted;
    }

    void light(boolean on) {
        pseudoClassStateChanged(LIT, on);
    }

    void point(boolean on) {
        pseudoClassStateChanged(POINTED, on);
    }

    /// {@return how wide the figure, the best and the worst case would be}
    List<Double> wishes() {
        return List.of(value.prefWidth(-1), best.prefWidth(-1), worst.prefWidth(-1));
    }

    void setColumns(Columns given) {
        if (!given.equals(columns)) {
            columns = given;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double w = columns.label(getWidth());
        double own = Math.min(w, Math.ceil(label.prefWidth(-1)));
        place(label, PAD, own);
        double left = w - own - GAP;
        // A fact that is cut short says nothing.
        boolean fits = Math.ceil(fact.prefWidth(-1)) <= left;
        fact.setVisible(fits);
        place(fact, PAD + own + GAP, Math.max(0, left));
        double x = columns.chartX(getWidth()) + columns.chart() + GAP;
        x = place(value, x, columns.value()) + GAP;
        x = place(best, x, columns.best()) + GAP;
        place(worst, x, columns.worst());
    }

    private double place(Node node, double x, double width) {
        node.resizeRelocate(x, 0, width, getHeight());
        return x + width;
    }
}
