package io.github.vmemmaplab.ui.code;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.timeline.Outlines;
import io.github.vmemmaplab.ui.timeline.Span;

import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Pseudocode of the routine that is running, its current line lit, the call stack above it.
public final class CodeView implements View {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final String ARROW = " › ";

    private final Texts texts = Texts.beside(CodeView.class, "code");
    private final Outlines outlines;
    private final Label note = new Label();
    private final Label stack = new Label();
    private final Lines lines = new Lines();
    private final List<HBox> rows = new ArrayList<>();
    private final VBox root;
    private @Nullable Listing shown;

    /// A view of the lab's run.
    public CodeView(LabModel model, Outlines outlines) {
        this.outlines = outlines;
        Label title = new Label(texts.of("title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        note.getStyleClass().add("panel-note");
        stack.getStyleClass().addAll("mono", "call-stack");
        stack.setMinHeight(Region.USE_PREF_SIZE);
        stack.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        HBox header = new HBox(12, title, note);
        header.getStyleClass().add("panel-header");
        VBox.setVgrow(lines, Priority.ALWAYS);
        root = new VBox(header, stack, lines);
        root.getStyleClass().addAll("panel", "code");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(CodeView.class.getResource("code.css"))
                                .toExternalForm());
        model.frame().subscribe(this::show);
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void show(Frame frame) {
        String policy = frame.scenario().policy().label();
        Event event = frame.event();
        Span span = outlines.of(frame).spanAt(frame.step());
        if (event == null || span == null) {
            showListing(Listings.populate(frame.scenario().policy()), policy);
            light(-1);
            stack.setText(texts.of("notBegun"));
            return;
        }
        Place place = new Locator(frame.scenario().policy()).locate(event, span);
        showListing(place.listing(), policy);
        light(place.index());
        stack.setText(String.join(ARROW, place.stack()));
    }

    private void showListing(Listing listing, String policy) {
        note.setText(texts.of("note", listing.title(), policy));
        if (listing.equals(shown)) {
            return;
        }
        shown = listing;
        rows.clear();
        for (Listing.Row row : listing.lines()) {
            rows.add(row(row));
        }
        lines.show(rows);
    }

    private HBox row(Listing.Row row) {
        Label text = new Label(row.text());
        text.getStyleClass().add("mono");
        text.setMinWidth(0);
        Label here = new Label(texts.of("here"));
        here.getStyleClass().addAll("mono", "here");
        here.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(16, text, here);
        line.getStyleClass().add("line");
        return line;
    }

    private void light(int current) {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).pseudoClassStateChanged(CURRENT, i == current);
        }
        lines.keepInView(current);
        Listing listing = shown;
        if (listing != null) {
            lines.setAccessibleText(
                    current < 0
                            ? listing.title()
                            : texts.of(
                                    "spoken",
                                    listing.title(),
                                    current + 1,
                                    listing.lines().get(current).text().strip()));
        }
    }
}
