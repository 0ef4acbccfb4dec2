package io.github.vmemmaplab.bench;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// One measured figure beside its budget and a yardstick. All three have the same unit; the budget
/// is an upper bound.
public record Row(
        String name, String unit, Figure figure, double budget, Optional<Figure> yardstick) {
    private static final String COLUMNS = "%-36s %-8s %8s %8s %8s %8s %9s %7s  %s";

    /// The columns' names, in the widths of {@link #line}. Where there is a p50, the figure beside
    /// it is the 99th percentile.
    public static final String HEADER =
            COLUMNS.formatted(
                    "what",
                    "unit",
                    "p50",
                    "figure",
                    "budget",
                    "its p50",
                    "yardstick",
                    "ratio",
                    "ok");

    /// What came out.
    ///
    /// @param median what half of the times stayed within, where there are many
    /// @param value what is held to a budget
    public record Figure(OptionalDouble median, double value) {
        private static Figure of(double value) {
            return new Figure(OptionalDouble.empty(), value);
        }

        private static Figure of(Samples samples) {
            return new Figure(OptionalDouble.of(samples.median()), samples.p99());
        }
    }

    /// A row without a yardstick.
    public static Row of(String name, String unit, double figure, double budget) {
        return new Row(name, unit, Figure.of(figure), budget, Optional.empty());
    }

    /// A row beside a yardstick.
    public static Row of(String name, String unit, double figure, double budget, double yardstick) {
        return new Row(name, unit, Figure.of(figure), budget, Optional.of(Figure.of(yardstick)));
    }

    /// A row of which 99 of 100 times are held to a budget in milliseconds.
    public static Row of(String name, Samples figure, double budget, Samples yardstick) {
        return new Row(name, "ms", Figure.of(figure), budget, Optional.of(Figure.of(yardstick)));
    }

    /// A row of which 99 of 100 times are held to a budget in milliseconds.
    public static Row of(String name, Samples figure, double budget, double yardstick) {
        return new Row(name, "ms", Figure.of(figure), budget, Optional.of(Figure.of(yardstick)));
    }

    /// {@return whether the budget holds}
    public boolean ok() {
        return figure.value() <= budget;
    }

    /// {@return the row as a line of the table}
    public String line() {
        return COLUMNS.formatted(
                name,
                unit,
                number(figure.median()),
                number(figure.value()),
                number(budget),
                number(yardstick.map(Figure::median).orElseGet(OptionalDouble::empty)),
                yardstick.map(it -> number(it.value())).orElse("-"),
                yardstick.map(it -> number(figure.value() / it.value())).orElse("-"),
                ok() ? "yes" : "NO");
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "-";
    }

    private static String number(double value) {
        return String.format(
                Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }
}
