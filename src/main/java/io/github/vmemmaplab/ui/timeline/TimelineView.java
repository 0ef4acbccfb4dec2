package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.MapPreview;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.Objects;

/// The whole run with a cursor to drag, and the buttons that move it.
public final class TimelineView implements View {
    private static final double KEY_ZOOM = 2;

    private final LabModel model;
    private final Track track;
    private final HoverCard card;
    private final BreakpointCard breakpoints;
    private final HBox root;

    /// A view of the lab's run without pictures of memory.
    public TimelineView(LabModel model, Outlines outlines) {
        this(model, outlines, MapPreview.NONE);
    }

    /// A view of the lab's run. Playing is the lab's state; whoever drives it, the button shows it.
    public TimelineView(LabModel model, Outlines outlines, MapPreview preview) {
        this.model = model;
        Texts texts = Texts.beside(TimelineView.class, "timeline");
        card = new HoverCard(preview, texts);
        breakpoints = new BreakpointCard(model, texts);
        track = new Track(model, outlines, texts, card);
        track.setId("track");
        HBox.setHgrow(track, Priority.ALWAYS);
        root = new HBox(new Transport(model, texts, breakpoints::toggle).node(), track);
        root.setAlignment(Pos.CENTER_LEFT);
        root.getStyleClass().addAll("panel", "timeline");
        root.getStylesheets().add(style());
        breakpoints.placeAbove(root);
        model.frame().subscribe(this::show);
    }

    private static String style() {
        return Objects.requireNonNull(TimelineView.class.getResource("timeline.css"))
                .toExternalForm();
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void show(Frame frame) {
        track.show(frame);
        breakpoints.show(frame);
    }

    /// {@return what lies over the other panels at times, to be placed above them in one node}
    public List<Region> cards() {
        List<Region> cards = List.of(breakpoints.node(), card.node());
        cards.forEach(each -> each.getStylesheets().add(style()));
        return cards;
    }

    /// Opens or closes the list of breakpoints.
    public void toggleBreakpoints() {
        breakpoints.toggle();
    }

    /// Closes the list of breakpoints.
    ///
    /// @return whether it was open
    public boolean closeBreakpoints() {
        return breakpoints.close();
    }

    /// Magnifies the run about the cursor.
    public void zoomIn() {
        zoomBy(KEY_ZOOM);
    }

    /// Takes back {@link #zoomIn}.
    public void zoomOut() {
        zoomBy(1 / KEY_ZOOM);
    }

    private void zoomBy(double factor) {
        TimeAxis axis = track.axis().showing(model.frame().get().step());
        track.look(axis.zoomedBy(factor, axis.xOf(model.frame().get().step())));
    }

    /// Magnifies the phase that the cursor is in; shows all of the run if that is so already.
    public void zoomToPhase() {
        TimeAxis axis = track.axis();
        int phase = axis.phaseAt(axis.xOf(model.frame().get().step()));
        if (phase >= 0) {
            TimeAxis close = axis.onPhase(phase);
            track.look(axis.equals(close) ? axis.whole() : close);
        }
    }

    /// {@return how much the run is magnified; 1 shows all of it}
    public double zoom() {
        return track.axis().zoom();
    }

    /// {@return where event `step` lies on the track, from the track's left edge}
    double xOf(int step) {
        return track.xOf(step);
    }
}
