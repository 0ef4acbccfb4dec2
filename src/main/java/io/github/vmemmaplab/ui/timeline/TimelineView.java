package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.Objects;

/// The whole run with a cursor to drag, and the buttons that move it.
public final class TimelineView implements View {
    private final Track track;
    private final HBox root;

    /// A view of the lab's run. Playing is the lab's state; whoever drives it, the button shows it.
    public TimelineView(LabModel model, Outlines outlines) {
        Texts texts = Texts.beside(TimelineView.class, "timeline");
        track = new Track(model, outlines, texts);
        track.setId("track");
        HBox.setHgrow(track, Priority.ALWAYS);
        root = new HBox(new Transport(model, texts).node(), track);
        root.setAlignment(Pos.CENTER_LEFT);
        root.getStyleClass().addAll("panel", "timeline");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(TimelineView.class.getResource("timeline.css"))
                                .toExternalForm());
        model.frame().subscribe(this::show);
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void show(Frame frame) {
        track.show(frame);
    }

    /// {@return where event `step` lies on the track, from the track's left edge, as last painted}
    double xOf(int step) {
        return track.xOf(step);
    }
}
