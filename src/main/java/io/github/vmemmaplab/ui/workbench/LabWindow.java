package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.FileOpener;
import io.github.vmemmaplab.ui.FxLoop;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.notice.NoticeBar;

import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// One window of the lab: a workbench on a stage, and the background work behind it.
///
/// FX thread only.
public final class LabWindow {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final NoticeBar notices = new NoticeBar();
    private final FxLoop loop = new FxLoop(this::failed);
    private final LabModel model;
    private final Opening opening;
    private final Workbench workbench;

    /// A window on a run, at the run's cursor.
    public LabWindow(Scenario scenario, Timeline timeline, FileOpener opener, FileChoice choice) {
        model = new LabModel(scenario, timeline, loop);
        opening = new Opening(model, loop, notices, opener, choice);
        workbench = new Workbench(model, notices, opening);
        loop.busy()
                .subscribe(busy -> {
                    if (busy) {
                        notices.showWork(this::cancel);
                    } else {
                        notices.hideWork();
                    }
                });
    }

    private void failed(Throwable thrown) {
        notices.show(NoticeBar.of(thrown));
        model.giveUp();
    }

    private void cancel() {
        loop.cancel();
        model.giveUp();
    }

    /// Fills a stage and shows it.
    public void show(Stage stage) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene =
                workbench.scene(
                        Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
        stage.setTitle(Workbench.TEXTS.of("name"));
        stage.setScene(scene);
        stage.show();
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
