package io.github.vmemmaplab.ui.narration;

import java.util.ArrayList;
import java.util.List;

/// A story being written: all its texts have keys that begin with the same word. Arguments that are
/// a {@link Figure} stand for things.
final class Draft {
    private final Sentence.Writer writer;
    private final String subject;
    private final Story.Tone tone;
    private final List<Sentence> body = new ArrayList<>();
    private Sentence title = new Sentence(List.of());

    Draft(Texts texts, String subject, Story.Tone tone) {
        writer = new Sentence.Writer(texts);
        this.subject = subject;
        this.tone = tone;
    }

    Draft headline(Object... arguments) {
        title = writer.write(subject + ".headline", arguments);
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
        body.add(writer.write(fullKey, arguments));
        return this;
    }

    Story story() {
        return new Story(tone, title, body);
    }
}
