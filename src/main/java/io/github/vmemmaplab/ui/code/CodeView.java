package io.github.vmemmaplab.ui.code;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.ui.Breakpoint;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Lit;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.timeline.Outlines;
import io.github.vmemmaplab.ui.timeline.Span;

import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// Pseudocode of the routine that is running, its current line lit, the call stack above it. A call
/// of the stack shows the caller's code; a line sets or clears a breakpoint.
public final class CodeView implements View {
    private final LabModel model;
    private final Texts texts = Texts.beside(CodeView.class, "code");
    private final Outlines outlines;
    private final Label nothing = new Label(texts.of("notBegun"));
    private final Crumbs crumbs = new Crumbs(texts, this::choose);
    private final ListingPane listing;
    private final VBox root;
    private Frame frame;
    private List<Call> calls = List.of();
    private @Nullable Place place;
    private int chosen = -1;

    /// A view of the lab's run.
    public CodeView(LabModel model, Outlines outlines) {
        this.model = model;
        this.outlines = outlines;
        frame = model.frame().get();
        listing =
                new ListingPane(
                        texts, selection -> model.hovered().set(selection), this::toggleBreakpoint);
        VBox.setVgrow(listing.node(), Priority.ALWAYS);
        root = new VBox(header(), listing.node());
        root.getStyleClass().addAll("panel", "code");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(CodeView.class.getResource("code.css"))
                                .toExternalForm());
        model.frame().subscribe(this::show);
        model.lit().subscribe(this::light);
        model.breakpoints().addListener((SetChangeListener<Breakpoint>) _ -> showBreakpoints());
    }

    private HBox header() {
        Label title = new Label(texts.of("title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(crumbs, Priority.ALWAYS);
        nothing.getStyleClass().add("panel-note");
        nothing.setMinWidth(0);
        HBox header = new HBox(14, title, nothing, crumbs);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("panel-header");
        return header;
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void show(Frame next) {
        String name = chosen >= 0 ? calls.get(chosen).name() : "";
        frame = next;
        Event event = next.event();
        Span span = outlines.of(next).spanAt(next.step());
        Locator locator = new Locator(next.scenario().policy());
        if (event == null || span == null) {
            calls = List.of();
            place = null;
        } else {
            calls = locator.calls(event, span);
            place = locator.locate(event, span);
        }
        // A caller that was chosen stays, as long as it is under way.
        boolean stays =
                chosen >= 0 && chosen < calls.size() && calls.get(chosen).name().equals(name);
        chosen = stays ? chosen : -1;
        showCode();
    }

    private void choose(int index) {
        boolean again = index == chosen;
        boolean running = index == calls.size() - 1 && isRunning(calls.get(index));
        chosen = again || running ? -1 : index;
        showCode();
    }

    // The innermost call is shown by itself, but for what the free lists give at once.
    private boolean isRunning(Call call) {
        return place != null && call.listing().equals(place.listing());
    }

    private void showCode() {
        Place at = place;
        nothing.setVisible(at == null);
        nothing.setManaged(at == null);
        if (at == null) {
            crumbs.show(List.of(), -1);
            listing.show(Listings.populate(frame.scenario().policy()));
            listing.standNowhere();
        } else if (chosen < 0) {
            crumbs.show(calls.stream().map(Call::name).toList(), shownByItself(at));
            listing.show(at.listing());
            listing.stand(at.index(), texts.of("here"), false);
        } else {
            Call call = calls.get(chosen);
            crumbs.show(calls.stream().map(Call::name).toList(), chosen);
            listing.show(call.listing());
            boolean last = chosen == calls.size() - 1;
            String mark = last ? texts.of("here") : texts.of("calls", calls.get(chosen + 1).name());
            listing.stand(call.line(), mark, !last);
        }
        showBreakpoints();
        light(model.lit().get());
    }

    private int shownByItself(Place at) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (calls.get(i).listing().equals(at.listing())) {
                return i;
            }
        }
        return -1;
    }

    private void toggleBreakpoint(Selection.CodeLine line) {
        Breakpoint breakpoint = new Breakpoint.OnLine(line.listing(), line.line());
        if (!model.breakpoints().remove(breakpoint)) {
            model.breakpoints().add(breakpoint);
        }
    }

    private void showBreakpoints() {
        listing.showBreakpoints(line ->
                model.breakpoints().contains(new Breakpoint.OnLine(line.listing(), line.line())));
    }

    private void light(Lit lit) {
        listing.light(line -> lit.hasLine(line.listing(), line.line()));
    }
}
