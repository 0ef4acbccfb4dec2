package io.github.vmemmaplab.ui.words;

import io.github.vmemmaplab.procfs.KernelText;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/// The top of the drawer: which text, and what can be done with it.
final class WordsBar {
    private final WordsView view;
    private final ToggleGroup texts = new ToggleGroup();
    private final Label done = new Label();
    private final HBox bar;

    WordsBar(WordsView view) {
        this.view = view;
        Label title = new Label(WordsView.TEXTS.of("title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        done.getStyleClass().add("panel-note");
        done.setMaxWidth(Double.MAX_VALUE);
        done.setMinWidth(0);
        done.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(done, Priority.ALWAYS);
        bar =
                new HBox(
                        10,
                        title,
                        segments(),
                        done,
                        button("copy", view::copy),
                        button("save", view::save),
                        button("close", view::hide));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("panel-header");
    }

    HBox node() {
        return bar;
    }

    private HBox segments() {
        HBox segments = new HBox();
        segments.getStyleClass().add("segments");
        segments.setAccessibleText(WordsView.TEXTS.of("which"));
        segments.setMinWidth(Region.USE_PREF_SIZE);
        segments.setMaxHeight(Region.USE_PREF_SIZE);
        for (KernelText text : KernelText.values()) {
            segments.getChildren().add(segment(text));
        }
        return segments;
    }

    private ToggleButton segment(KernelText text) {
        ToggleButton segment = new ToggleButton(text.label());
        segment.setMnemonicParsing(false);
        segment.setId("words-" + text.label());
        segment.setToggleGroup(texts);
        segment.setUserData(text);
        String help = WordsView.TEXTS.of("help." + text.label());
        segment.setAccessibleHelp(help);
        segment.setTooltip(new Tooltip(text.source() + "\n" + help));
        segment.setOnAction(_ -> view.choose(text));
        return segment;
    }

    private static Button button(String key, Runnable action) {
        Button button = new Button(WordsView.TEXTS.of(key));
        button.setId("words-" + key);
        String words = WordsView.TEXTS.of(key + ".help");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("plain");
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Marks the text that is shown; none of them for a machine's own file.
    void mark(@Nullable KernelText text) {
        done.setText("");
        texts.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData() == text));
    }

    /// Says what was done.
    void tell(String sentence) {
        done.setText(sentence);
    }
}
