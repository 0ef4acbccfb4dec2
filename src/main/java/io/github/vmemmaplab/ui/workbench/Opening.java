package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.FileOpener;
import io.github.vmemmaplab.ui.FxLoop;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.notice.Notice;
import io.github.vmemmaplab.ui.notice.NoticeBar;

import javafx.scene.input.Clipboard;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// The ways to another scenario: shipped ones, files, pasted text. What is open stays open until
/// the other could be read and run.
///
/// FX thread only; reads and runs in the background.
final class Opening {
    private final LabModel model;
    private final FxLoop loop;
    private final NoticeBar notices;
    private final FileOpener opener;
    private final FileChoice choice;

    Opening(LabModel model, FxLoop loop, NoticeBar notices, FileOpener opener, FileChoice choice) {
        this.model = model;
        this.loop = loop;
        this.notices = notices;
        this.opener = opener;
        this.choice = choice;
    }

    List<FileOpener.Shipped> scenarios() {
        return opener.scenarios();
    }

    List<FileOpener.Shipped> captures() {
        return opener.captures();
    }

    void open(FileOpener.Shipped shipped) {
        open(shipped.open());
    }

    void open(Path file) {
        open(() -> opener.open(file));
    }

    void askForFile() {
        choice.ask().ifPresent(this::open);
    }

    void paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasString()) {
            String text = clipboard.getString();
            open(() -> opener.paste(text));
        }
    }

    private void open(Supplier<Opened> source) {
        loop.submit(() ->
                switch (source.get()) {
                    case Opened.Good(Scenario scenario) -> {
                        Timeline timeline = Simulation.run(scenario);
                        yield () -> show(scenario, timeline);
                    }
                    case Opened.Bad(var problems) -> () -> notices.show(Notice.of(problems));
                });
    }

    private void show(Scenario scenario, Timeline timeline) {
        notices.hide();
        model.playing().set(false);
        model.selected().set(new Selection.None());
        model.open(scenario, timeline, 0);
    }
}
