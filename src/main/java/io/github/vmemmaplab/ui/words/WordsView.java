package io.github.vmemmaplab.ui.words;

import io.github.vmemmaplab.procfs.KernelText;
import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Problem;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.narration.Narrator;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.notice.Notice;
import io.github.vmemmaplab.ui.timeline.Outlines;

import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// A drawer with what the kernel itself would say at the cursor, or with what a machine's own file
/// tells. Closed it costs nothing; open it follows the cursor and marks what the step changed.
///
/// FX thread only.
public final class WordsView implements View {
    static final Texts TEXTS = Texts.beside(WordsView.class, "words");

    private final LabModel model;
    private final Outlines outlines;
    private final SavePlace place;
    private final Consumer<Notice> notices;
    private final Narrator narrator = Narrator.inUsersLanguage();
    private final WordsBar bar;
    private final Label moment = new Label();
    private final Label silence = new Label();
    private final ListView<TextLine> lines = new ListView<>();
    private final VBox root;
    private KernelText source = KernelText.BUDDYINFO;
    private Opened.@Nullable Told file;
    private @Nullable Told last;
    private String shown = "";

    /// A closed drawer on the lab's run.
    ///
    /// @param files machine's own files as they are opened; each opens the drawer
    /// @param place where to save
    /// @param notices takes what went wrong
    public WordsView(
            LabModel model,
            Outlines outlines,
            ObservableValue<Opened.@Nullable Told> files,
            SavePlace place,
            Consumer<Notice> notices) {
        this.model = model;
        this.outlines = outlines;
        this.place = place;
        this.notices = notices;
        bar = new WordsBar(this);
        moment.getStyleClass().addAll("panel-note", "moment");
        silence.getStyleClass().addAll("panel-note", "silence");
        silence.setWrapText(true);
        lines.setCellFactory(_ -> new LineCell());
        lines.setPlaceholder(silence);
        VBox.setVgrow(lines, Priority.ALWAYS);
        root = new VBox(bar.node(), moment, lines);
        root.getStyleClass().addAll("panel", "words");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(WordsView.class.getResource("words.css"))
                                .toExternalForm());
        root.setManaged(false);
        root.setVisible(false);
        model.frame().subscribe(this::show);
        files.subscribe(opened -> {
            if (opened != null) {
                show(opened);
            }
        });
    }

    @Override
    public Parent node() {
        return root;
    }

    /// {@return whether the drawer is open}
    public boolean isOpen() {
        return root.isManaged();
    }

    /// Opens or closes the drawer.
    public void toggle() {
        if (isOpen()) {
            hide();
        } else {
            open();
        }
    }

    /// Closes the drawer.
    public void hide() {
        root.setManaged(false);
        root.setVisible(false);
        last = null;
    }

    private void open() {
        root.setManaged(true);
        root.setVisible(true);
        show(model.frame().get());
    }

    /// Shows another of the kernel's texts, in an open drawer.
    public void choose(KernelText text) {
        source = text;
        file = null;
        open();
    }

    /// Shows the next of the kernel's texts; opens the drawer on the one chosen last.
    public void next() {
        KernelText[] all = KernelText.values();
        choose(isOpen() ? all[(source.ordinal() + 1) % all.length] : source);
    }

    private void show(Opened.Told opened) {
        file = opened;
        open();
    }

    @Override
    public void show(Frame frame) {
        if (!isOpen()) {
            return;
        }
        Opened.Told own = file;
        if (own != null) {
            showFile(own);
            return;
        }
        Told told = Told.of(frame, source);
        List<TextLine> marked = TextChanges.mark(told.text(), told.before(last).text());
        last = told;
        String headline =
                narrator.tell(frame.scenario(), outlines.of(frame), frame.step()).headline();
        moment.setText(
                TEXTS.of(
                        "moment",
                        source.source(),
                        frame.step(),
                        frame.timeline().size(),
                        headline));
        bar.mark(source);
        fill(told.text(), marked);
    }

    private void showFile(Opened.Told own) {
        moment.setText(own.title());
        bar.mark(null);
        last = null;
        fill(own.text(), TextChanges.mark(own.text(), own.text()));
    }

    private void fill(String text, List<TextLine> marked) {
        shown = text;
        silence.setText(TEXTS.of(text.isEmpty() ? "silence" : "empty"));
        lines.getItems().setAll(marked);
        long changed = marked.stream().filter(TextLine::changed).count();
        lines.setAccessibleText(TEXTS.of("spoken", moment.getText(), marked.size(), changed));
        for (int i = 0; i < marked.size(); i++) {
            if (marked.get(i).changed()) {
                lines.scrollTo(Math.max(0, i - 3));
                return;
            }
        }
    }

    /// Puts the text into the clipboard, if the drawer is open.
    public void copy() {
        if (isOpen()) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, shown));
            bar.tell(TEXTS.of("copied"));
        }
    }

    /// Saves the text to a file of the user's choice, if the drawer is open.
    public void save() {
        if (isOpen()) {
            String name = file == null ? source.label() + ".txt" : "vmemmap.txt";
            place.ask(name).ifPresent(this::write);
        }
    }

    private void write(Path to) {
        try {
            Files.writeString(to, shown);
            bar.tell(TEXTS.of("saved", to.getFileName()));
        } catch (IOException e) {
            notices.accept(Notice.of(List.of(Problem.with(to.toString(), TEXTS.of("cannotSave")))));
        }
    }
}
