package io.github.vmemmaplab.ui.narration;

import java.util.List;

/// What a step is told as.
///
/// @param tone how the headline is coloured
/// @param headline what happened, one short sentence
/// @param sentences why, and what it means; may be empty
public record Story(Tone tone, String headline, List<String> sentences) {
    public Story {
        sentences = List.copyOf(sentences);
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

    /// {@return the whole story in one line, for reading aloud}
    public String spoken() {
        return sentences.isEmpty() ? headline : headline + " " + String.join(" ", sentences);
    }
}
