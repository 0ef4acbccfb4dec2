package io.github.vmemmaplab.cli.bench;

import java.io.PrintWriter;
import java.util.List;

/// The program's budgets, measured on this machine and printed as a table.
public final class Benchmarks {
    private static final List<Measurement> ALL =
            List.of(
                    new AllocatorMeasurement(),
                    new TimeTravelMeasurement(),
                    new HotAddMeasurement(),
                    new FrameMeasurement());

    private Benchmarks() {}

    /// {@return the names to ask for}
    public static List<String> names() {
        return ALL.stream().map(Measurement::name).toList();
    }

    /// Measures what is named, or everything, and prints a row for each figure.
    ///
    /// @param names names of {@link #names}; none means all
    /// @return whether all names are known and all budgets hold
    public static boolean run(List<String> names, PrintWriter out) {
        List<String> unknown = names.stream().filter(name -> !names().contains(name)).toList();
        if (!unknown.isEmpty()) {
            out.println(
                    "No benchmark is called %s; there are %s."
                            .formatted(String.join(", ", unknown), String.join(", ", names())));
            return false;
        }
        boolean all = true;
        out.println(Row.HEADER);
        for (Measurement measurement : ALL) {
            if (names.isEmpty() || names.contains(measurement.name())) {
                for (Row row : measurement.measure()) {
                    out.println(row.line());
                    out.flush();
                    all &= row.ok();
                }
            }
        }
        return all;
    }
}
