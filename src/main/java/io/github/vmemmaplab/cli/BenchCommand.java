package io.github.vmemmaplab.cli;

import io.github.vmemmaplab.cli.Services.BenchService;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

/// `bench`: the budgets on this machine.
@Command(name = "bench", description = "Measures the budgets on this machine.")
final class BenchCommand implements Callable<Integer> {
    private final BenchService bench;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "which; all without")
    private List<String> names = List.of();

    BenchCommand(BenchService bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        return bench.run(names, Cli.out(spec)) ? Cli.DONE : Cli.OWN_FAULT;
    }
}
