package io.github.vmemmaplab.bench;

import java.io.PrintWriter;
import java.util.List;

/// The program's budgets, measured on this machine and printed as a table.
///
/// @param measurements all there are, in the order in which they are made
public record Benchmarks(List<Measurement> measurements) {
    public Benchmarks {
        measurements = List.copyOf(measurements);
    }

    /// {@return what can be measured of the model, with nobody watching it}
    public static List<Measurement> ofTheModel() {
        return List.of(
                new AllocatorMeasurement(),
                new TimeTravelMeasurement(),
                new HotAddMeasurement(),
                new FrameMeasurement());
    }

    /// {@return the names to ask for}
    public List<String> names() {
        return measurements.stream().map(Measurement::name).toList();
    }

    /// Measures what is named, or everything, and prints a row for each figure.
    ///
    /// @param names names of {@link #names}; none means all
    /// @return whether all names are known and all budgets hold
    public boolean run(List<String> names, PrintWriter out) {
        List<String> unknown = names.stream().filter(name -> !names().contains(name)).toList();
        if (!unknown.isEmpty()) {
            out.println(
                    "No benchmark is called %s; there are %s."
                            .formatted(String.join(", ", unknown), String.join(", ", names())));
            return false;
        }
        boolean all = true;
        out.println(Row.HEADER);
        for (Measurement measurement : measurements) {
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
