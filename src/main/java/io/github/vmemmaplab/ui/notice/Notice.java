package io.github.vmemmaplab.ui.notice;

import io.github.vmemmaplab.scenario.Problem;

import java.util.List;

/// Something that the user should know: a sentence, and more of the same to unfold.
///
/// @param sentence what is wrong and what to do
/// @param details further sentences, may be empty
public record Notice(String sentence, List<String> details) {
    public Notice {
        details = List.copyOf(details);
    }

    /// {@return what is wrong with a file: the first problem, the others to unfold}
    public static Notice of(List<Problem> problems) {
        List<String> sentences = problems.stream().map(Problem::toString).toList();
        return new Notice(sentences.getFirst(), sentences.subList(1, sentences.size()));
    }
}
