package io.github.vmemmaplab.cli;

import io.github.vmemmaplab.scenario.Scenario;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the command line cannot do itself and is handed by whoever starts it. A service that is not
/// there leaves its command out.
///
/// @param window opens the window
/// @param renderer draws pictures
/// @param bench measures
public record Services(
        WindowService window, Optional<RenderService> renderer, Optional<BenchService> bench) {

    /// Opens the window, or does its main job where there is no display.
    @FunctionalInterface
    public interface WindowService {
        /// Shows a scenario until the window is closed.
        ///
        /// @param file where the scenario comes from; none where nothing was asked for
        /// @return the exit code
        int open(Scenario scenario, Optional<Path> file);
    }

    /// Draws what the window would show.
    @FunctionalInterface
    public interface RenderService {
        /// Draws one picture into a PNG file.
        void render(Picture picture) throws IOException;
    }

    /// What to draw.
    ///
    /// @param scenario the run
    /// @param step how many events have happened
    /// @param view `window` for all of it, or the name of a panel
    /// @param theme `dark`, `light`, `contrast-dark` or `contrast-light`
    /// @param width in units of the screen
    /// @param height in units of the screen
    /// @param scale pixels for a unit of the screen
    /// @param textScale how large everything is drawn, 1 as designed
    /// @param out the file to write
    public record Picture(
            Scenario scenario,
            int step,
            String view,
            String theme,
            int width,
            int height,
            double scale,
            double textScale,
            Path out) {}

    /// Measures the program's budgets on this machine.
    @FunctionalInterface
    public interface BenchService {
        /// Runs the named benchmarks, all where none is named, and prints a row for each.
        ///
        /// @return whether all budgets hold
        boolean run(List<String> names, PrintWriter out);
    }
}
