package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.capture.ProcLine.Word;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.scenario.Problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One range of debugfs' kernel_page_tables, as arm64 or x86 prints it: entries of one level that
/// follow each other with the same attributes. Addresses are unsigned; an end of 0 is the end of
/// all addresses.
///
/// @param line where it stands
/// @param start first address
/// @param end address after the last
/// @param level of the entries
/// @param mapped whether they translate anything
record TableDumpLine(ProcLine line, long start, long end, Level level, boolean mapped) {
    private static final Pattern RANGE =
            Pattern.compile("0x([0-9a-fA-F]{1,16})-0x([0-9a-fA-F]{1,16})(?=\\s|$)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18})([KMGTPE])");
    private static final String UNITS = "KMGTPE";

    /// {@return the range, or nothing after telling what is wrong with the line}
    static Optional<TableDumpLine> parse(ProcLine line, List<Problem> problems) {
        Matcher range = RANGE.matcher(line.words());
        if (!range.lookingAt()) {
            problems.add(
                    line.problem(
                            "the line is neither a range (0x…-0x…) nor a marker (---[ … ]---); copy"
                                    + " the whole line."));
            return Optional.empty();
        }
        long start = Long.parseUnsignedLong(range.group(1), 16);
        long end = Long.parseUnsignedLong(range.group(2), 16);
        List<Word> words = line.split(range.end());
        if (words.isEmpty() || !isSize(words.getFirst().text(), end - start)) {
            problems.add(
                    words.isEmpty()
                            ? line.problemAtEnd("the line ends early; copy the whole line.")
                            : line.problem(
                                    words.getFirst(),
                                    "'%s' is not the size of this range; copy the line again."
                                            .formatted(words.getFirst().text())));
            return Optional.empty();
        }
        return level(words)
                .map(level ->
                        Optional.of(new TableDumpLine(line, start, end, level, words.size() > 2)))
                .orElseGet(() -> {
                    problems.add(
                            line.problemAtEnd(
                                    "the line names no level (PGD, P4D, PUD, PMD or PTE); copy the"
                                            + " whole line."));
                    return Optional.empty();
                });
    }

    private static boolean isSize(String word, long bytes) {
        Matcher size = SIZE.matcher(word);
        if (!size.matches() || bytes == 0) {
            return false;
        }
        int shift = 10 * (1 + UNITS.indexOf(size.group(2)));
        return Long.parseLong(size.group(1)) == bytes >>> shift && (bytes & (1L << shift) - 1) == 0;
    }

    // arm64 prints it in front of the attributes, x86 behind them.
    private static Optional<Level> level(List<Word> words) {
        return words.stream()
                .skip(1)
                .map(word -> word.text().toUpperCase(Locale.ROOT))
                .flatMap(word ->
                        Arrays.stream(Level.values()).filter(level -> level.name().equals(word)))
                .findFirst();
    }
}
