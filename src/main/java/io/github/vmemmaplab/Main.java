package io.github.vmemmaplab;

import io.github.vmemmaplab.bench.Benchmarks;
import io.github.vmemmaplab.bench.Measurement;
import io.github.vmemmaplab.cli.Cli;
import io.github.vmemmaplab.cli.Services;
import io.github.vmemmaplab.cli.WithoutDisplay;
import io.github.vmemmaplab.json.ShippedScenarios;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.ui.bench.ScreenBenchmarks;
import io.github.vmemmaplab.ui.workbench.LabApplication;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Starts the program: introduces the command line and the window to each other.
public final class Main {
    private static final String NO_DISPLAY =
            "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so here is the run"
                    + " without a window.";
    private static final String NO_TOOLKIT =
            "The window cannot be opened, for the system's window library (GTK 3) is missing or its"
                    + " display does not answer; here is the run without it.";

    private Main() {}

    /// Does what the command line says; without any, opens the window.
    public static void main(String[] arguments) {
        int code;
        try (Pictures pictures = new Pictures()) {
            // Without arguments nothing needs to be read, and the window is there sooner.
            code =
                    arguments.length == 0
                            ? open(ShippedScenarios.first(), Optional.empty(), pictures)
                            : new Cli(services(pictures)).execute(arguments);
        }
        if (code != Cli.DONE) {
            System.exit(code);
        }
    }

    private static Services services(Pictures pictures) {
        return new Services(
                (scenario, file) -> open(scenario, file, pictures),
                Optional.of(pictures),
                Optional.of(Main::bench));
    }

    private static int open(Scenario scenario, Optional<Path> file, Pictures pictures) {
        if (!mayHaveDisplay()) {
            return withoutDisplay(NO_DISPLAY, scenario, pictures);
        }
        try {
            LabApplication.open(new Shelf(), scenario, file);
            return Cli.DONE;
        } catch (UnsupportedOperationException | LinkageError e) {
            return withoutDisplay(NO_TOOLKIT, scenario, pictures);
        }
    }

    private static boolean bench(List<String> names, PrintWriter out) {
        try (ScreenBenchmarks screen = screenBenchmarks()) {
            List<Measurement> all = new ArrayList<>(Benchmarks.ofTheModel());
            all.addAll(screen.all());
            return new Benchmarks(all).run(names, out);
        }
    }

    private static ScreenBenchmarks screenBenchmarks() {
        return new ScreenBenchmarks(Main.class.getName(), mayHaveDisplay());
    }

    private static boolean mayHaveDisplay() {
        return mayHaveDisplay(System.getProperty("os.name", ""), System.getenv());
    }

    /// {@return whether a window can be hoped for}
    ///
    /// Only on Linux can it be known beforehand that there is none, unless JavaFX is told to do
    /// without.
    static boolean mayHaveDisplay(String system, Map<String, String> environment) {
        return !system.toLowerCase(Locale.ROOT).contains("linux")
                || System.getProperty("glass.platform") != null
                || isSet(environment, "DISPLAY")
                || isSet(environment, "WAYLAND_DISPLAY");
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }

    private static int withoutDisplay(String why, Scenario scenario, Pictures pictures) {
        PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
        return new WithoutDisplay(Optional.of(pictures), WithoutDisplay.pictureDirectory(), out)
                .show(why, scenario);
    }
}
