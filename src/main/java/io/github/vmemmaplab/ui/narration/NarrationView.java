package io.github.vmemmaplab.ui.narration;

import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.timeline.Outline;
import io.github.vmemmaplab.ui.timeline.Outlines;

import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What the last step was, and why: a headline and two or three sentences.
public final class NarrationView implements View {
    private final Texts texts = Texts.beside(NarrationView.class, "panel");
    private final Narrator narrator = Narrator.inUsersLanguage();
    private final Outlines outlines;
    private final Label step = new Label();
    private final Label slot = new Label();
    private final Label headline = new Label();
    private final VBox sentences = new VBox();
    private final VBox root;

    /// A view of the lab's run.
    public NarrationView(LabModel model, Outlines outlines) {
        this.outlines = outlines;
        step.getStyleClass().add("panel-title");
        slot.getStyleClass().add("panel-note");
        headline.getStyleClass().add("headline");
        headline.setWrapText(true);
        headline.setMinHeight(Region.USE_PREF_SIZE);
        sentences.getStyleClass().add("sentences");
        HBox header = new HBox(12, step, slot);
        header.getStyleClass().add("panel-header");
        root = new VBox(header, headline, sentences);
        root.getStyleClass().addAll("panel", "narration");
        root.setAccessibleRole(AccessibleRole.TEXT);
        root.setFocusTraversable(true);
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(NarrationView.class.getResource("narration.css"))
                                .toExternalForm());
        model.frame().subscribe(this::show);
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void show(Frame frame) {
        Outline outline = outlines.of(frame);
        Scene scene = new Scene(frame.scenario(), outline, frame.step());
        step.setText(texts.of("step", frame.step(), frame.timeline().size()));
        int current = scene.currentSlot();
        slot.setText(current < 0 ? "" : texts.of("slot", current, scene.slots().count()));
        Story story = narrator.tell(frame.scenario(), outline, frame.step());
        headline.setText(story.headline());
        headline.getStyleClass().setAll("label", "headline", style(story.tone()));
        sentences.getChildren().setAll(story.sentences().stream().map(this::sentence).toList());
        root.setAccessibleText(
                String.join(" ", List.of(step.getText() + ".", slot.getText(), story.spoken())));
    }

    private Label sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static String style(Story.Tone tone) {
        return tone.name().toLowerCase(Locale.ROOT);
    }
}
