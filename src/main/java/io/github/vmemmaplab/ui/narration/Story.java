package io.github.vmemmaplab.ui.narration;

import java.util.List;

/// What a step is told as.
///
/// @param tone how the headline is coloured
/// @param title what happened, one short sentence
/// @param body why, and what it means; may be empty
public record Story(Tone tone, Sentence title, List<Sentence> body) {
    public Story {
        body = List.copyOf(body);
    }

    /// How the headline is coloured.
    public enum Tone {
        /// As any text.
        PLAIN,
        /// A PMD_SIZE block was had.
        BLOCK,
        /// Base pages instead of a block.
        FALLBACK,
        /// Mappings are taken down.
        TEARDOWN,
        /// Something failed.
        FAILURE
    }

    /// {@return what happened, as text}
    public String headline() {
        return title.text();
    }

    /// {@return why, and what it means, as text}
    public List<String> sentences() {
        return body.stream().map(Sentence::text).toList();
    }

    /// {@return the whole story in one line, for reading aloud}
    public String spoken() {
        return body.isEmpty() ? headline() : headline() + " " + String.join(" ", sentences());
    }
}
