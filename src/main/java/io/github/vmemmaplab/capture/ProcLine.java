package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.scenario.Problem;

import java.util.List;
import java.util.regex.Pattern;

/// One line of a text of /proc or debugfs: the kernel's words, each with its place in the file.
///
/// @param file as messages call it
/// @param number of the line, from 1
/// @param line all of it, with what a log put before it
record ProcLine(String file, int number, String line) {
    private static final Pattern WORD = Pattern.compile("\\S+");

    /// A word; columns count from 1.
    record Word(String text, int column) {}

    /// {@return the kernel's words}
    String words() {
        return line.substring(LogPrefix.length(line));
    }

    /// {@return the words from a place in {@link #words} on}
    List<Word> split(int from) {
        int start = LogPrefix.length(line) + from;
        return WORD.matcher(line)
                .region(start, line.length())
                .results()
                .map(word -> new Word(word.group(), word.start() + 1))
                .toList();
    }

    /// {@return a problem with the line as a whole}
    Problem problem(String sentence) {
        return new Problem(file, number, LogPrefix.length(line) + 1, sentence);
    }

    /// {@return a problem with a word}
    Problem problem(Word word, String sentence) {
        return new Problem(file, number, word.column(), sentence);
    }

    /// {@return a problem with where the line ends}
    Problem problemAtEnd(String sentence) {
        return new Problem(file, number, line.length() + 1, sentence);
    }
}
