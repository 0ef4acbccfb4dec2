package io.github.vmemmaplab.cli;

import io.github.vmemmaplab.cli.Services.Picture;
import io.github.vmemmaplab.cli.Services.RenderService;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.scenario.RunReport;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The program's main job on a machine without a display: the scenario runs, its table is printed,
/// the window at the first failure is drawn into a file, and what else can be done is told.
public final class WithoutDisplay {
    private static final String PICTURE = "vmemmap-lab-first-failure.png";

    private final Optional<RenderService> renderer;
    private final Path directory;
    private final PrintWriter out;

    /// Draws with `renderer`, if there is one, into `directory`.
    public WithoutDisplay(Optional<RenderService> renderer, Path directory, PrintWriter out) {
        this.renderer = renderer;
        this.directory = directory;
        this.out = out;
    }

    /// {@return where pictures go: the build's directory in a clone, else that for temporary files}
    public static Path pictureDirectory() {
        Path built = Path.of("target");
        return Files.isDirectory(built) && Files.isRegularFile(Path.of("pom.xml"))
                ? built
                : Path.of(System.getProperty("java.io.tmpdir", "."));
    }

    /// Does the job.
    ///
    /// @param why one sentence about what is missing
    public int show(String why, Scenario scenario) {
        out.println(why);
        out.println();
        Timeline timeline = Simulation.run(scenario);
        int failure = timeline.next(0, event -> event instanceof SlotFailed);
        ReportTable.print(RunReport.of(scenario, timeline), out);
        out.println();
        renderer.ifPresent(r -> draw(r, scenario, failure < 0 ? timeline.size() : failure));
        tellCommands();
        out.flush();
        return Cli.DONE;
    }

    private void draw(RenderService service, Scenario scenario, int step) {
        Path file = directory.resolve(PICTURE);
        try {
            service.render(new Picture(scenario, step, "window", "dark", 1440, 900, 1, 1, file));
            out.printf("The window at step %d, the first failure: %s%n%n", step, file);
        } catch (IOException | LinkageError e) {
            out.printf("The picture of the window could not be drawn: %s.%n%n", e);
        }
    }

    private void tellCommands() {
        out.println("Without a display there are:");
        out.println("  vmemmap-lab run FILE [--policy P] [--fragmentation F] [--report OUT.json]");
        out.println("  vmemmap-lab words FILE [--step N] [--file F] [--out DIR]");
        out.println("  vmemmap-lab check FILE...");
        out.println("  vmemmap-lab predict CAPTURE_DIR --out DIR");
        if (renderer.isPresent()) {
            out.println("  vmemmap-lab render FILE --step N --theme dark,light --out X.png");
        }
        out.println("  vmemmap-lab --help");
    }
}
