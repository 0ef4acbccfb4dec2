package io.github.vmemmaplab.ui.narration;

import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Lit;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The recap below the step's own sentences: a line each for what was asked, what failed, what is
/// done instead. Rows are kept from step to step.
final class RecapView extends VBox {
    private static final PseudoClass TOLD = PseudoClass.getPseudoClass("told");

    private final LabModel model;
    private final Texts texts;
    private final List<Row> rows = new ArrayList<>();

    RecapView(LabModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("recap");
    }

    private static final class Row extends HBox {
        private final Label name = new Label();
        private final SentenceFlow sentence;

        Row(LabModel model, Texts texts) {
            sentence = new SentenceFlow(model, texts);
            name.getStyleClass().add("recap-name");
            name.setMinWidth(USE_PREF_SIZE);
            HBox.setHgrow(sentence, Priority.ALWAYS);
            getStyleClass().add("recap-row");
            getChildren().addAll(name, sentence);
        }

        void show(Recap.Line line) {
            name.setText(line.name());
            sentence.show(line.sentence());
            sentence.getStyleClass()
                    .setAll("sentence", line.tone().name().toLowerCase(Locale.ROOT));
        }
    }

    void show(Recap recap) {
        while (rows.size() < recap.lines().size()) {
            rows.add(new Row(model, texts));
        }
        List<Row> shown = rows.subList(0, recap.lines().size());
        for (int i = 0; i < shown.size(); i++) {
            shown.get(i).show(recap.lines().get(i));
        }
        if (!getChildren().equals(shown)) {
            getChildren().setAll(shown);
            pseudoClassStateChanged(TOLD, !shown.isEmpty());
        }
        // Its rule would part the story from nothing.
        setOpacity(shown.isEmpty() ? 0 : 1);
    }

    void light(Lit lit) {
        rows.forEach(row -> row.sentence.light(lit));
    }
}
