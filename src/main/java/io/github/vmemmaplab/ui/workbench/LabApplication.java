package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.FileOpener;

import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/// The lab in a window: what the program opens when it is started without a command.
public final class LabApplication {
    private LabApplication() {}

    /// Opens the window on a scenario and returns; the program ends when the window is closed.
    ///
    /// @throws UnsupportedOperationException if there is no display
    public static void open(FileOpener opener, Scenario scenario) {
        Timeline timeline = Simulation.run(scenario);
        Platform.startup(() -> show(opener, scenario, timeline));
    }

    private static void show(FileOpener opener, Scenario scenario, Timeline timeline) {
        Stage stage = new Stage();
        new LabWindow(scenario, timeline, opener, () -> ask(stage)).show(stage);
    }

    private static Optional<Path> ask(Stage stage) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Workbench.TEXTS.of("chooser"));
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }
}
