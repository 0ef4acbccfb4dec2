package io.github.vmemmaplab.cli;

import io.github.vmemmaplab.capture.InputFile;
import io.github.vmemmaplab.scenario.Opened;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `check`: all problems of files.
@Command(name = "check", description = "Tells every problem of files, with line and column.")
final class CheckCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "what to check")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        boolean good = true;
        for (Path file : files) {
            good &= check(file, Cli.out(spec));
        }
        return good ? Cli.DONE : Cli.BAD_INPUT;
    }

    private static boolean check(Path file, PrintWriter out) {
        return switch (InputFile.open(file)) {
            case Opened.Good good -> {
                out.println(file + ": good.");
                yield true;
            }
            case Opened.Told told -> {
                out.println(file + ": good.");
                yield true;
            }
            case Opened.Bad bad -> {
                bad.problems().forEach(out::println);
                yield false;
            }
        };
    }
}
