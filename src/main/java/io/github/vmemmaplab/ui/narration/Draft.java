package io.github.vmemmaplab.ui.narration;

import java.util.ArrayList;
import java.util.List;

/// A story being written: all its texts have keys that begin with the same word.
final class Draft {
    private final Texts texts;
    private final String subject;
    private final Story.Tone tone;
    private final List<String> sentences = new ArrayList<>();
    private String headline = "";

    Draft(Texts texts, String subject, Story.Tone tone) {
        this.texts = texts;
        this.subject = subject;
        this.tone = tone;
    }

    Draft headline(Object... arguments) {
        headline = texts.of(subject + ".headline", arguments);
        return this;
    }

    Draft say(String key, Object... arguments) {
        return quote(subject + "." + key, arguments);
    }

    Draft sayIf(boolean condition, String key, Object... arguments) {
        return condition ? say(key, arguments) : this;
    }

    /// Adds a sentence that several subjects share.
    Draft quote(String fullKey, Object... arguments) {
        sentences.add(texts.of(fullKey, arguments));
        return this;
    }

    Story story() {
        return new Story(tone, headline, sentences);
    }
}
