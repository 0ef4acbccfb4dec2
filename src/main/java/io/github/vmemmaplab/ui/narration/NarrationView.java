package io.github.vmemmaplab.ui.narration;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Lit;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.timeline.Outline;
import io.github.vmemmaplab.ui.timeline.Outlines;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What the last step did and why: a headline that is read from afar, and a few plain sentences
/// whose figures light up what they stand for.
public final class NarrationView implements View {
    private final LabModel model;
    private final Texts texts = Texts.beside(NarrationView.class, "panel");
    private final Narrator narrator = Narrator.inUsersLanguage();
    private final Outlines outlines;
    private final Label step = new Label();
    private final Label slot = new Label();
    private final SentenceFlow headline;
    private final List<SentenceFlow> flows = new ArrayList<>();
    private final VBox sentences = new VBox();
    private final RecapView recap;
    private final Fitted root;

    /// A view of the lab's run.
    public NarrationView(LabModel model, Outlines outlines) {
        this.model = model;
        this.outlines = outlines;
        headline = new SentenceFlow(model, texts);
        recap = new RecapView(model, texts);
        root = new Fitted(recap);
        step.getStyleClass().add("panel-title");
        slot.getStyleClass().add("panel-note");
        sentences.getStyleClass().add("sentences");
        HBox header = new HBox(12, step, slot);
        header.setAlignment(Pos.BASELINE_LEFT);
        header.getStyleClass().add("panel-header");
        Region spring = new Region();
        VBox.setVgrow(spring, Priority.ALWAYS);
        root.getChildren().addAll(header, headline, sentences, spring, recap);
        root.getStyleClass().addAll("panel", "narration");
        root.setAccessibleRole(AccessibleRole.TEXT);
        root.setFocusTraversable(true);
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(NarrationView.class.getResource("narration.css"))
                                .toExternalForm());
        model.frame().subscribe(this::show);
        model.lit().subscribe(this::light);
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
        slot.setText(current < 0 ? "" : texts.of("slot", current, scene.slots().count() - 1));
        Story story = narrator.tell(frame.scenario(), outline, frame.step());
        headline.show(story.title());
        List<String> styles = List.of("sentence", "headline", style(story.tone()));
        // To set them again would have everything below styled again.
        if (!headline.getStyleClass().equals(styles)) {
            headline.getStyleClass().setAll(styles);
        }
        showSentences(story.body());
        recap.show(
                isWhole(frame)
                        ? Recap.NONE
                        : narrator.recap(frame.scenario(), outline, frame.step()));
        root.setAccessibleText(
                String.join(" ", List.of(step.getText() + ".", slot.getText(), story.spoken())));
        root.refit();
        light(model.lit().get());
    }

    // These tell the whole story themselves.
    private static boolean isWhole(Frame frame) {
        return switch (frame.event()) {
            case null -> true;
            case HotplugEvent.OperationBegun _,
                    VmemmapEvent.SlotFailed _,
                    VmemmapEvent.RemedyChosen _ ->
                    true;
            case Event _ -> false;
        };
    }

    private void showSentences(List<Sentence> body) {
        while (flows.size() < body.size()) {
            flows.add(new SentenceFlow(model, texts));
        }
        for (int i = 0; i < body.size(); i++) {
            flows.get(i).show(body.get(i));
        }
        List<SentenceFlow> shown = flows.subList(0, body.size());
        if (!sentences.getChildren().equals(shown)) {
            sentences.getChildren().setAll(shown);
        }
    }

    private void light(Lit lit) {
        recap.light(lit);
        headline.light(lit);
        flows.forEach(flow -> flow.light(lit));
    }

    private static String style(Story.Tone tone) {
        return tone.name().toLowerCase(Locale.ROOT);
    }
}
