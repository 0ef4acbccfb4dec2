package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.FileOpener;

import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The lab in a window: what the program opens when it is started without a command.
public final class LabApplication {
    private LabApplication() {}

    /// Opens the window on a file, or on the first shipped scenario, and returns; the program ends
    /// when the window is closed. A file that cannot be read is told in the window.
    ///
    /// @throws UnsupportedOperationException if there is no display
    public static void open(FileOpener opener, @Nullable Path file) {
        Scenario scenario = first(opener);
        Timeline timeline = Simulation.run(scenario);
        Platform.startup(() -> open(opener, scenario, timeline, file));
    }

    private static Scenario first(FileOpener opener) {
        return opener.shipped().stream()
                .map(shipped -> shipped.open().get())
                .flatMap(opened ->
                        opened instanceof Opened.Good(Scenario good)
                                ? Stream.of(good)
                                : Stream.empty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no shipped scenario can be read"));
    }

    private static void open(
            FileOpener opener, Scenario scenario, Timeline timeline, @Nullable Path file) {
        Stage stage = new Stage();
        LabWindow window = new LabWindow(scenario, timeline, opener, () -> ask(stage));
        window.show(stage);
        if (file != null) {
            window.open(file);
        }
    }

    private static Optional<Path> ask(Stage stage) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Workbench.TEXTS.of("chooser"));
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }
}
