package io.github.vmemmaplab.scenario;

import java.util.List;

/// What came of opening a file: a scenario, or what a machine's own file tells, or everything that
/// is wrong with the file.
public sealed interface Opened {
    /// The file was good.
    record Good(Scenario scenario) implements Opened {}

    /// The file was good, but tells how a machine is rather than what to run; `text` sums it up in
    /// lines for a fixed-width font.
    record Told(String title, String text) implements Opened {}

    /// The file was not; there is at least one problem, in the order of the file.
    record Bad(List<Problem> problems) implements Opened {
        public Bad {
            problems = List.copyOf(problems);
        }
    }
}
