package io.github.vmemmaplab.ui.narration;

import io.github.vmemmaplab.ui.Selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A sentence, cut into words and figures that stand for things.
///
/// @param parts in reading order
public record Sentence(List<Part> parts) {
    // Characters for private use: no text of ours holds them, and formats let them pass.
    private static final char BEGIN = '\ue000';
    private static final char END = '\ue001';
    private static final char FIRST_NUMBER = '\ue100';

    public Sentence {
        parts = List.copyOf(parts);
    }

    /// A stretch of a sentence.
    ///
    /// @param text what is written
    /// @param thing what it stands for, if it is a figure
    public record Part(String text, Optional<Selection> thing) {}

    /// {@return the whole sentence as text}
    public String text() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text()));
        return text.toString();
    }

    /// Makes sentences from texts with figures put in.
    static final class Writer {
        private final Texts texts;
        private final List<Figure> figures = new ArrayList<>();

        Writer(Texts texts) {
            this.texts = texts;
        }

        /// {@return the text of a key, with the arguments that are figures kept apart}
        Sentence write(String key, Object... arguments) {
            Object[] marked = arguments.clone();
            for (int i = 0; i < marked.length; i++) {
                if (marked[i] instanceof Figure figure) {
                    marked[i] = mark(figure);
                }
            }
            return cut(texts.of(key, marked));
        }

        // Which figure is meant survives whatever a format does with the text around it.
        private String mark(Figure figure) {
            char number = (char) (FIRST_NUMBER + figures.size());
            figures.add(figure);
            return "" + BEGIN + number + figure.text() + END;
        }

        private Sentence cut(String text) {
            List<Part> parts = new ArrayList<>();
            int at = 0;
            for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, at)) {
                int end = text.indexOf(END, begin);
                addWords(parts, text.substring(at, begin));
                Figure figure = figures.get(text.charAt(begin + 1) - FIRST_NUMBER);
                parts.add(new Part(figure.text(), Optional.of(figure.thing())));
                at = end + 1;
            }
            addWords(parts, text.substring(at));
            return new Sentence(parts);
        }

        private static void addWords(List<Part> parts, String words) {
            if (!words.isEmpty()) {
                parts.add(new Part(words, Optional.empty()));
            }
        }
    }
}
