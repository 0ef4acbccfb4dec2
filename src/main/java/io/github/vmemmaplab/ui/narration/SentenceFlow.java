package io.github.vmemmaplab.ui.narration;

import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Lit;
import io.github.vmemmaplab.ui.Selection;

import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// One sentence that wraps, its figures to point at and to press.
final class SentenceFlow extends TextFlow {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    private final LabModel model;
    private final Texts texts;
    private final List<Hyperlink> links = new ArrayList<>();
    private @Nullable Sentence shown;

    SentenceFlow(LabModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("sentence");
        setMinHeight(USE_PREF_SIZE);
    }

    /// Shows a sentence; one that is shown already keeps its links, and with them the focus.
    void show(Sentence sentence) {
        if (sentence.equals(shown)) {
            return;
        }
        shown = sentence;
        links.clear();
        getChildren().clear();
        for (Sentence.Part part : sentence.parts()) {
            if (part.thing().isPresent()) {
                getChildren().add(link(part.text(), part.thing().get()));
            } else {
                Text words = new Text(part.text());
                words.getStyleClass().add("words");
                getChildren().add(words);
            }
        }
        light(model.lit().get());
    }

    private Hyperlink link(String text, Selection thing) {
        Hyperlink link = new Hyperlink(text);
        link.setUserData(thing);
        link.setAccessibleText(texts.of("link", text));
        link.setOnMouseEntered(_ -> model.hovered().set(thing));
        link.setOnMouseExited(_ -> letGo(thing));
        // Who goes through the figures by key sees the same as who points at them.
        link.focusVisibleProperty()
                .subscribe((_, visible) -> {
                    if (visible) {
                        model.hovered().set(thing);
                    } else {
                        letGo(thing);
                    }
                });
        link.setOnAction(_ -> press(thing));
        links.add(link);
        return link;
    }

    private void letGo(Selection thing) {
        if (thing.equals(model.hovered().get())) {
            model.hovered().set(new Selection.None());
        }
    }

    private void press(Selection thing) {
        boolean again = Objects.equals(model.selected().get(), thing);
        model.selected().set(again ? new Selection.None() : thing);
    }

    void light(Lit lit) {
        for (Hyperlink link : links) {
            boolean on = link.getUserData() instanceof Selection thing && lit.has(thing);
            link.pseudoClassStateChanged(LIT, on);
        }
    }
}
