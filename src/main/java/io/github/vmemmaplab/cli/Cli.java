package io.github.vmemmaplab.cli;

import io.github.vmemmaplab.capture.CaptureException;
import io.github.vmemmaplab.json.ShippedScenarios;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// The command line as a whole: `vmemmap-lab [FILE]` and its commands.
///
/// Exit codes are {@link #DONE}, {@link #BAD_INPUT} and {@link #OWN_FAULT}. What is wrong is told
/// on standard error, a sentence a line, and without a stack trace unless `--debug` asks for one.
public final class Cli {
    /// The command did what it was asked.
    public static final int DONE = 0;

    /// Arguments or input were wrong.
    public static final int BAD_INPUT = 2;

    /// The program is wrong, or lacks memory.
    public static final int OWN_FAULT = 3;

    private final CommandLine commands;
    private final Root root;

    /// A command line that hands its work to `services`.
    public Cli(Services services) {
        root = new Root(services);
        commands = new CommandLine(root);
        commands.addSubcommand(new RunCommand())
                .addSubcommand(new WordsCommand())
                .addSubcommand(new CheckCommand())
                .addSubcommand(new PredictCommand());
        services.renderer().ifPresent(r -> commands.addSubcommand(new RenderCommand(r)));
        services.bench().ifPresent(b -> commands.addSubcommand(new BenchCommand(b)));
        commands.setParameterExceptionHandler((e, arguments) -> tellWrongUse(e));
        commands.setExecutionExceptionHandler((e, line, parsed) -> tell(e));
    }

    /// Prints to these instead of the standard streams.
    public Cli printingTo(PrintWriter out, PrintWriter err) {
        commands.setOut(out).setErr(err);
        return this;
    }

    /// Does what the arguments say.
    ///
    /// @return the exit code
    public int execute(String... arguments) {
        try {
            return commands.execute(arguments);
        } catch (OutOfMemoryError e) {
            commands.getErr()
                    .println("There is not enough memory for this; give Java more (-Xmx).");
            return OWN_FAULT;
        }
    }

    private int tellWrongUse(ParameterException e) {
        String sentence = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        commands.getErr().println(sentence + (sentence.endsWith(".") ? "" : "."));
        commands.getErr().println("vmemmap-lab --help tells what there is.");
        return BAD_INPUT;
    }

    private int tell(Exception e) {
        // A capture's state is read when it is laid out.
        boolean badInput = e instanceof BadInput || e.getCause() instanceof CaptureException;
        if (badInput) {
            commands.getErr().println(sentence(e));
        } else {
            commands.getErr()
                    .println(
                            "This is a fault of the program, not yours: "
                                    + e
                                    + " (--debug tells where).");
        }
        if (root.debug) {
            e.printStackTrace(commands.getErr());
        }
        return badInput ? BAD_INPUT : OWN_FAULT;
    }

    private static String sentence(Exception e) {
        return e.getCause() instanceof CaptureException cause
                ? cause.problem().toString()
                : String.valueOf(e.getMessage());
    }

    static PrintWriter out(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("a command runs inside a command line only");
        }
        return spec.commandLine().getOut();
    }

    @Command(
            name = "vmemmap-lab",
            description = "Shows how Linux adds memory to a running machine, step by step.",
            mixinStandardHelpOptions = true,
            scope = ScopeType.INHERIT,
            version = "Vmemmap Lab 0.1.0")
    private static final class Root implements Callable<Integer> {
        private final Services services;

        @Parameters(
                paramLabel = "FILE",
                arity = "0..1",
                description =
                        "a scenario, the text of /proc/buddyinfo or /proc/pagetypeinfo, or a"
                                + " capture (directory or zip); the thread's own case without one")
        private @Nullable Path file;

        @Option(names = "--debug", hidden = true, scope = ScopeType.INHERIT)
        private boolean debug;

        Root(Services services) {
            this.services = services;
        }

        @Override
        public Integer call() {
            return services.window()
                    .open(
                            file == null ? ShippedScenarios.first() : Inputs.open(file),
                            Optional.ofNullable(file));
        }
    }
}
