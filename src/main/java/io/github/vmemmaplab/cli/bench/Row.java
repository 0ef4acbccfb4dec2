package io.github.vmemmaplab.cli.bench;

import java.util.Locale;
import java.util.OptionalDouble;

/// One measured figure beside its budget and a yardstick. All three have the same unit; the budget
/// is an upper bound.
public record Row(
        String name, String unit, double figure, double budget, OptionalDouble yardstick) {

    /// The columns' names, in the widths of {@link #line}.
    public static final String HEADER =
            "%-36s %-12s %10s %10s %10s %7s  %s"
                    .formatted("what", "unit", "figure", "budget", "yardstick", "ratio", "ok");

    /// A row without a yardstick.
    public static Row of(String name, String unit, double figure, double budget) {
        return new Row(name, unit, figure, budget, OptionalDouble.empty());
    }

    /// A row beside a yardstick.
    public static Row of(String name, String unit, double figure, double budget, double yardstick) {
        return new Row(name, unit, figure, budget, OptionalDouble.of(yardstick));
    }

    /// {@return whether the budget holds}
    public boolean ok() {
        return figure <= budget;
    }

    /// {@return the row as a line of the table}
    public String line() {
        return "%-36s %-12s %10s %10s %10s %7s  %s"
                .formatted(
                        name,
                        unit,
                        number(figure),
                        number(budget),
                        yardstick.isPresent() ? number(yardstick.getAsDouble()) : "-",
                        yardstick.isPresent() ? number(figure / yardstick.getAsDouble()) : "-",
                        ok() ? "yes" : "NO");
    }

    private static String number(double value) {
        return String.format(
                Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }
}
