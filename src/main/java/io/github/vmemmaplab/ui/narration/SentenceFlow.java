package io.github.vmemmaplab.ui.narration;

import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Lit;
import io.github.vmemmaplab.ui.Selection;

import javafx.css.PseudoClass;
import javafx.scene.Node;
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
    private final List<Text> words = new ArrayList<>();
    private int inUse;
    private @Nullable Sentence shown;

    SentenceFlow(LabModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("sentence");
        setMinHeight(USE_PREF_SIZE);
    }

    /// Shows a sentence; one that is shown already keeps its links, and with them the focus.
    ///
    /// Nodes are used again: to make and style new ones would take longer than all else of a step.
    void show(Sentence sentence) {
        if (sentence.equals(shown)) {
            return;
        }
        shown = sentence;
        List<Node> nodes = new ArrayList<>();
        int linked = 0;
        int plain = 0;
        for (Sentence.Part part : sentence.parts()) {
            if (part.thing().isPresent()) {
                nodes.add(link(linked++, part.text(), part.thing().get()));
            } else {
                nodes.add(words(plain++, part.text()));
            }
        }
        inUse = linked;
        if (!getChildren().equals(nodes)) {
            getChildren().setAll(nodes);
        }
        light(model.lit().get());
    }

    private Text words(int index, String text) {
        if (index == words.size()) {
            Text made = new Text();
            made.getStyleClass().add("words");
            words.add(made);
        }
        words.get(index).setText(text);
        return words.get(index);
    }

    private Hyperlink link(int index, String text, Selection thing) {
        if (index == links.size()) {
            links.add(newLink());
        }
        Hyperlink link = links.get(index);
        link.setText(text);
        link.setUserData(thing);
        link.setAccessibleText(texts.of("link", text));
        return link;
    }

    private Hyperlink newLink() {
        Hyperlink link = new Hyperlink();
        link.setOnMouseEntered(_ -> model.hovered().set(thingOf(link)));
        link.setOnMouseExited(_ -> letGo(thingOf(link)));
        // Who goes through the figures by key sees the same as who points at them.
        link.focusVisibleProperty()
                .subscribe((_, visible) -> {
                    if (visible) {
                        model.hovered().set(thingOf(link));
                    } else {
                        letGo(thingOf(link));
                    }
                });
        link.setOnAction(_ -> press(thingOf(link)));
        return link;
    }

    private static Selection thingOf(Hyperlink link) {
        return link.getUserData() instanceof Selection thing ? thing : new Selection.None();
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
        for (Hyperlink link : links.subList(0, inUse)) {
            link.pseudoClassStateChanged(LIT, lit.has(thingOf(link)));
        }
    }
}
