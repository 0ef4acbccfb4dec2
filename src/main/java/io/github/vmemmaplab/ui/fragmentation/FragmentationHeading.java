package io.github.vmemmaplab.ui.fragmentation;

import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.scenario.AddOutcome;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// What the slider is about, and what comes of the value that it is at.
final class FragmentationHeading {
    private final Texts texts;
    private final OutcomeWords words;
    private final Label note = new Label();
    private final Label outcome = new Label();
    private final VBox box;

    FragmentationHeading(Texts texts, Node labelled) {
        this.texts = texts;
        words = new OutcomeWords(texts);
        Label title = new Label(texts.of("title"));
        title.getStyleClass().add("panel-title");
        title.setLabelFor(labelled);
        note.getStyleClass().add("caption");
        outcome.setId("outcome");
        outcome.setWrapText(true);
        outcome.getStyleClass().add("outcome");
        box = new VBox(title, note, outcome);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("heading");
    }

    Parent node() {
        return box;
    }

    void show(Machine machine) {
        note.setText(texts.of("note", machine.pmdOrder()));
    }

    void show(Optional<AddOutcome> comes) {
        outcome.setText(comes.isEmpty() ? "" : words.say(comes));
        OutcomeWords.colour(outcome, comes);
    }
}
