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

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.Clipboard;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    private final ObjectProperty<Opened.@Nullable Told> told = new SimpleObjectProperty<>();
    private Optional<Source> source = Optional.empty();
    private List<FileOpener.Shipped> requests = List.of();

    Opening(LabModel model, FxLoop loop, NoticeBar notices, FileOpener opener, FileChoice choice) {
        this.model = model;
        this.loop = loop;
        this.notices = notices;
        this.opener = opener;
        this.choice = choice;
    }

    /// {@return the last machine's own file that was opened, to be shown beside the run; null
    /// before any}
    ReadOnlyObjectProperty<Opened.@Nullable Told> told() {
        return told;
    }

    List<FileOpener.Shipped> scenarios() {
        return opener.scenarios();
    }

    List<FileOpener.Shipped> captures() {
        return opener.captures();
    }

    /// {@return where what is open comes from; empty where it cannot be opened again from there}
    Optional<Source> source() {
        return source;
    }

    /// Tells where what is open comes from.
    void cameFrom(Optional<Source> from) {
        source = from;
        if (from.isPresent()) {
            loop.submit(() -> {
                List<FileOpener.Shipped> all = requestsOf(from);
                return () -> requests = all;
            });
        }
    }

    private List<FileOpener.Shipped> requestsOf(Optional<Source> from) {
        return from.map(each -> each.requests(opener)).orElse(List.of());
    }

    /// {@return the requests of the capture that is open, if it has several}
    List<FileOpener.Shipped> requests() {
        return requests;
    }

    /// Opens another request of the capture that is open.
    void openRequest(FileOpener.Shipped request) {
        open(request.open(), source);
    }

    void open(FileOpener.Shipped shipped) {
        open(shipped.open(), Optional.of(new Source.Shipped(shipped.title())));
    }

    void open(Path file) {
        open(() -> opener.open(file), Optional.of(new Source.File(file)));
    }

    void askForFile() {
        choice.ask().ifPresent(this::open);
    }

    /// {@return where to save a file, if the user chose}
    Optional<Path> askWhereToSave(String name) {
        return choice.askWhereToSave(name);
    }

    void paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasString()) {
            String text = clipboard.getString();
            open(() -> opener.paste(text), Optional.empty());
        }
    }

    private void open(Supplier<Opened> reader, Optional<Source> from) {
        loop.submit(() ->
                switch (reader.get()) {
                    case Opened.Good(Scenario scenario) -> {
                        Timeline timeline = Simulation.run(scenario);
                        List<FileOpener.Shipped> all = requestsOf(from);
                        yield () -> {
                            requests = all;
                            show(scenario, timeline, from);
                        };
                    }
                    case Opened.Told file -> () -> told.set(file);
                    case Opened.Bad(var problems) -> () -> notices.show(Notice.of(problems));
                });
    }

    private void show(Scenario scenario, Timeline timeline, Optional<Source> from) {
        source = from;
        notices.hide();
        model.playing().set(false);
        model.selected().set(new Selection.None());
        model.open(scenario, timeline, 0);
    }
}
