package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.FileOpener;

import javafx.geometry.Rectangle2D;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All windows of the program: each has a run of its own; the last one that closes ends it.
///
/// FX thread only.
final class LabWindows {
    private static final double BESIDE = 36;

    private final FileOpener opener;
    private final StateStore store;
    private final Runnable allClosed;
    private final List<Stage> stages = new ArrayList<>();

    /// No windows yet.
    ///
    /// @param store keeps what the window that closes last is like
    /// @param allClosed is called when none is left
    LabWindows(FileOpener opener, StateStore store, Runnable allClosed) {
        this.opener = opener;
        this.store = store;
        this.allClosed = allClosed;
    }

    /// Opens a window on a run, at the run's cursor.
    LabWindow open(Scenario scenario, Timeline timeline, WindowState state) {
        Stage stage = new Stage();
        LabWindow window = new LabWindow(scenario, timeline, opener, new Chooser(stage));
        window.beAmong((sameScenario, itsTimeline) ->
                open(sameScenario, itsTimeline, beside(window.state())));
        window.restore(state);
        stages.add(stage);
        stage.setOnHiding(_ -> store.save(window.state()));
        stage.setOnHidden(_ -> closed(stage, window));
        window.show(stage, state);
        return window;
    }

    private static WindowState beside(WindowState state) {
        return state.bounds()
                .map(b ->
                        state.withBounds(
                                new Rectangle2D(
                                        b.getMinX() + BESIDE,
                                        b.getMinY() + BESIDE,
                                        b.getWidth(),
                                        b.getHeight())))
                .orElse(state);
    }

    private void closed(Stage stage, LabWindow window) {
        window.stop();
        stages.remove(stage);
        if (stages.isEmpty()) {
            allClosed.run();
        }
    }

    /// {@return the windows that are open}
    List<Stage> stages() {
        return List.copyOf(stages);
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
