package io.github.vmemmaplab.cli;

import io.github.vmemmaplab.json.ReportWriter;
import io.github.vmemmaplab.scenario.RunReport;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `run`: a scenario without a window.
@Command(
        name = "run",
        description = "Runs a scenario, capture or buddyinfo without a window and prints a table.")
final class RunCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "what to run")
    private Path file = Path.of("");

    @Option(names = "--policy", paramLabel = "P", description = "another policy than the file's")
    private @Nullable String policy;

    @Option(names = "--fragmentation", paramLabel = "F", description = "0 to 100")
    private @Nullable Integer fragmentation;

    @Option(names = "--report", paramLabel = "OUT.json", description = "also write it as JSON")
    private @Nullable Path report;

    @Override
    public void run() {
        Scenario scenario = Inputs.open(file, policy, fragmentation);
        RunReport made = RunReport.of(scenario, Simulation.run(scenario));
        ReportTable.print(made, Cli.out(spec));
        if (report != null) {
            write(report, ReportWriter.write(made));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new BadInput(file + ": the report cannot be written there.");
        }
    }
}
