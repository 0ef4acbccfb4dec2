package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.FileOpener;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.FxLoop;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.PaintedFrame;
import io.github.vmemmaplab.ui.notice.Notice;
import io.github.vmemmaplab.ui.notice.NoticeBar;

import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.BiConsumer;

/// One window of the lab: a workbench on a stage, and the background work behind it.
///
/// FX thread only.
public final class LabWindow {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    // Of the title bar, so that the window can be moved.
    private static final double GRIP = 24;

    private final NoticeBar notices = new NoticeBar();
    private final FxLoop loop = new FxLoop(this::failed);
    private final LabModel model;
    private final Opening opening;
    private final Workbench workbench;
    private @Nullable BiConsumer<Scenario, Timeline> windows;
    private @Nullable Stage shownOn;

    /// A window on a run, at the run's cursor.
    public LabWindow(Scenario scenario, Timeline timeline, FileOpener opener, FileChoice choice) {
        model = new LabModel(scenario, timeline, loop);
        opening = new Opening(model, loop, notices, opener, choice);
        workbench = new Workbench(model, notices, opening, new Actions());
        loop.busy().subscribe(_ -> tellWork());
        model.gesture().subscribe(_ -> tellWork());
    }

    // Not over a slider while it is held: its thumb says that more is to come.
    private void tellWork() {
        if (loop.busy().get() && !model.gesture().get()) {
            notices.showWork(this::cancel);
        } else {
            notices.hideWork();
        }
    }

    private void failed(Throwable thrown) {
        notices.show(NoticeBar.of(thrown));
        model.giveUp();
    }

    private void cancel() {
        loop.cancel();
        model.giveUp();
    }

    /// Has further windows on the same scenario opened by `another`; without it there are none.
    void beAmong(BiConsumer<Scenario, Timeline> another) {
        windows = another;
    }

    /// Fills a stage and shows it.
    public void show(Stage stage) {
        show(stage, WindowState.first());
    }

    /// Fills a stage and shows it where a state has it, if that is on a screen.
    void show(Stage stage, WindowState state) {
        shownOn = stage;
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene =
                workbench.scene(
                        Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
        stage.titleProperty()
                .bind(
                        model.frame()
                                .map(frame ->
                                        Workbench.TEXTS.of("title", frame.scenario().title())));
        stage.setScene(scene);
        state.bounds().filter(LabWindow::isOnScreen).ifPresent(bounds -> place(stage, bounds));
        stage.setMaximized(state.maximized());
        stage.show();
        // Until the first picture is there.
        model.forecaster().stepAside();
    }

    private static boolean isOnScreen(Rectangle2D bounds) {
        return Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .anyMatch(screen ->
                        screen.intersects(bounds)
                                && screen.contains(
                                        bounds.getMinX() + GRIP, bounds.getMinY() + GRIP));
    }

    private static void place(Stage stage, Rectangle2D bounds) {
        stage.setX(bounds.getMinX());
        stage.setY(bounds.getMinY());
        stage.setWidth(bounds.getWidth());
        stage.setHeight(bounds.getHeight());
    }

    /// Makes the window what another one was like.
    void restore(WindowState state) {
        model.look().set(state.look());
        model.textScale().set(state.textScale());
        model.speed().set(state.speed());
        model.skipping().set(state.skipping());
        model.motion().set(state.motion());
        workbench.showsCounters().set(state.counters());
        workbench.showWords(state.words());
        opening.cameFrom(state.opened());
    }

    /// {@return what the window is like now}
    WindowState state() {
        Stage stage = shownOn;
        return new WindowState(
                bounds(stage),
                stage != null && stage.isMaximized(),
                model.look().get(),
                model.textScale().get(),
                model.speed().get(),
                model.skipping().get(),
                model.motion().get(),
                workbench.showsCounters().get(),
                workbench.showsWords(),
                opening.source());
    }

    // Where a window that fills the screen would lie otherwise is not known.
    private static Optional<Rectangle2D> bounds(@Nullable Stage stage) {
        if (stage == null || stage.isMaximized() || stage.isFullScreen()) {
            return Optional.empty();
        }
        return Optional.of(
                new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
    }

    /// Does `action` once what the window shows has been painted.
    void whenPainted(Runnable action) {
        if (shownOn != null) {
            PaintedFrame.next(shownOn.getScene(), action);
        }
    }

    /// Tells the user something.
    void tell(Notice notice) {
        notices.show(notice);
    }

    /// Stops what runs by itself.
    void stop() {
        model.playing().set(false);
        loop.cancel();
    }

    private final class Actions implements WindowActions {
        @Override
        public void another() {
            BiConsumer<Scenario, Timeline> open = windows;
            Frame frame = model.frame().get();
            if (open != null) {
                loop.submit(() -> {
                    Timeline timeline = Simulation.run(frame.scenario());
                    timeline.seek(frame.step());
                    return () -> open.accept(frame.scenario(), timeline);
                });
            }
        }

        @Override
        public void close() {
            if (shownOn != null) {
                shownOn.close();
            }
        }

        @Override
        public void fullScreen() {
            if (shownOn != null) {
                shownOn.setFullScreen(!shownOn.isFullScreen());
            }
        }
    }

    Opening opening() {
        return opening;
    }

    /// {@return what the window is about}
    public LabModel model() {
        return model;
    }

    FxLoop loop() {
        return loop;
    }
}
