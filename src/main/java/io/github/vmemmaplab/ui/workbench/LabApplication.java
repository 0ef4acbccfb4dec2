package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.FileOpener;
import io.github.vmemmaplab.ui.FxLoop;
import io.github.vmemmaplab.ui.notice.Notice;

import javafx.application.Platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// The lab in a window: what the program opens when it is started without a command.
public final class LabApplication {
    /// The program ends as soon as its window is painted if a property of this name is set: for
    /// measuring how long that takes.
    public static final String UNTIL_READY = "vmemmap-lab.untilReady";

    private final FileOpener opener;
    private final StateStore store;
    private final CountDownLatch closed = new CountDownLatch(1);

    private LabApplication(FileOpener opener, StateStore store) {
        this.opener = opener;
        this.store = store;
    }

    /// Opens a window as the last one was left and returns when all windows are closed.
    ///
    /// @param scenario what to show
    /// @param file where it comes from; where from none, what was open last is shown instead, if it
    ///   can be opened again
    /// @throws UnsupportedOperationException if there is no display
    public static void open(FileOpener opener, Scenario scenario, Optional<Path> file) {
        StateStore store =
                StateFile.of(
                        System.getProperty("os.name", ""),
                        System.getenv(),
                        Path.of(System.getProperty("user.home", ".")));
        new LabApplication(opener, store).open(scenario, file);
    }

    private void open(Scenario scenario, Optional<Path> file) {
        // The toolkit starts up beside what follows.
        Platform.startup(() -> {});
        WindowState state = store.load();
        Optional<Opened> last =
                file.isPresent()
                        ? Optional.empty()
                        : state.opened().map(source -> source.open(opener));
        Optional<Source> source =
                last.filter(Opened.Good.class::isInstance).isPresent()
                        ? state.opened()
                        : file.map(Source.File::new);
        Scenario shown =
                last.isPresent() && last.get() instanceof Opened.Good(var good) ? good : scenario;
        Timeline timeline = Simulation.run(shown);
        FxLoop.later(() -> show(shown, timeline, state.withOpened(source), last));
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
    }

    private void show(
            Scenario scenario, Timeline timeline, WindowState state, Optional<Opened> last) {
        LabWindow window =
                new LabWindows(opener, store, closed::countDown).open(scenario, timeline, state);
        if (last.isPresent() && last.get() instanceof Opened.Bad(var problems)) {
            window.tell(Notice.of(problems));
        }
        if (System.getProperty(UNTIL_READY) != null) {
            window.whenPainted(() -> Runtime.getRuntime().halt(0));
        }
        store.problem().ifPresent(problem -> window.tell(new Notice(problem, List.of())));
    }
}
