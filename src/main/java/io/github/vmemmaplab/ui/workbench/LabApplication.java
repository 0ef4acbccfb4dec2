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
import java.util.concurrent.CountDownLatch;

/// The lab in a window: what the program opens when it is started without a command.
public final class LabApplication {
    private LabApplication() {}

    /// Opens the window on a scenario and returns when it is closed.
    ///
    /// @throws UnsupportedOperationException if there is no display
    public static void open(FileOpener opener, Scenario scenario) {
        Timeline timeline = Simulation.run(scenario);
        CountDownLatch closed = new CountDownLatch(1);
        Platform.startup(() -> show(opener, scenario, timeline, closed));
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
    }

    private static void show(
            FileOpener opener, Scenario scenario, Timeline timeline, CountDownLatch closed) {
        Stage stage = new Stage();
        stage.setOnHidden(_ -> closed.countDown());
        new LabWindow(scenario, timeline, opener, new Chooser(stage)).show(stage);
    }

    /// The system's own dialogs.
    private record Chooser(Stage stage) implements FileChoice {
        @Override
        public Optional<Path> ask() {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(Workbench.TEXTS.of("chooser"));
            return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
        }

        @Override
        public Optional<Path> askWhereToSave(String name) {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(Workbench.TEXTS.of("chooser.save"));
            chooser.setInitialFileName(name);
            return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
        }
    }
}
