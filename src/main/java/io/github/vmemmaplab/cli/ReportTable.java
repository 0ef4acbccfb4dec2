package io.github.vmemmaplab.cli;

import io.github.vmemmaplab.kernel.event.HotplugEvent.Halt;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.hotplug.Errno;
import io.github.vmemmaplab.scenario.Outcome;
import io.github.vmemmaplab.scenario.RunReport;

import java.io.PrintWriter;
import java.util.List;

/// A run's report as a short table for people.
public final class ReportTable {
    private ReportTable() {}

    /// Prints the table.
    public static void print(RunReport report, PrintWriter out) {
        out.println(report.scenario().title());
        row(out, "policy", report.scenario().policy().label());
        row(out, "memory", report.scenario().start().provenance());
        results(report, out);
        row(out, "slots", report.outcome().slots() + "  (B block, p base pages, . none)");
        row(
                out,
                "PMD_SIZE requests",
                "%d, %d failed".formatted(report.attempts(), report.failures()));
        row(
                out,
                "pages mapped",
                "%d in %d blocks, %d base pages"
                        .formatted(
                                report.blocks() << report.scenario().machine().pmdOrder(),
                                report.blocks(),
                                report.basePages()));
        row(
                out,
                "table pages",
                "%d vmemmap, %d linear map"
                        .formatted(report.vmemmapTables(), report.linearTables()));
        row(
                out,
                "entries walked",
                "%d none, %d mapped".formatted(report.walkedNone(), report.walkedMapped()));
        row(out, "TLB entries", Long.toString(report.tlbEntries()));
        expected(report, out);
    }

    private static void results(RunReport report, PrintWriter out) {
        List<Operation> operations = report.scenario().operations();
        for (int i = 0; i < operations.size(); i++) {
            row(out, words(operations.get(i)), result(report.outcome(), i));
        }
    }

    private static String result(Outcome outcome, int operation) {
        int returned = outcome.results().size();
        if (operation < returned) {
            int result = outcome.results().get(operation);
            return result == 0 ? "done" : Errno.name(result);
        }
        Halt halt = outcome.halt();
        if (operation > returned || halt == null) {
            return "not reached";
        }
        return switch (halt) {
            case DEADLOCKED_ON_MEMORY -> "kernel panic: System is deadlocked on memory";
            case NO_TABLE_PAGE -> "kernel BUG: no page for a table of the linear map";
        };
    }

    private static String words(Operation operation) {
        String verb =
                switch (operation) {
                    case Operation.Add add -> "add";
                    case Operation.Online online -> "online";
                    case Operation.Offline offline -> "offline";
                    case Operation.Remove remove -> "remove";
                };
        return "%s %d MiB at 0x%x".formatted(verb, operation.size() >> 20, operation.start());
    }

    private static void expected(RunReport report, PrintWriter out) {
        Outcome expected = report.scenario().expected();
        if (expected != null) {
            boolean met = expected.equals(report.outcome());
            row(
                    out,
                    "as expected",
                    met ? "yes" : "no: %s %s".formatted(expected.results(), expected.slots()));
        }
    }

    private static void row(PrintWriter out, String name, String value) {
        out.printf("  %-30s %s%n", name, value);
    }
}
