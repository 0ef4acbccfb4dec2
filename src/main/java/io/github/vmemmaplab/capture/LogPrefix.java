package io.github.vmemmaplab.capture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What logs, terminals and mail put around the lines of a file of /proc.
final class LogPrefix {
    private static final Pattern PREFIX =
            Pattern.compile(
                    "(?:\\S+(?: +\\S+){0,4} kernel: )?"
                            + "(?:<\\d+>)?(?:\\[ *\\d+\\.\\d+\\](?:\\[ *[TC]\\d+\\])? )?\\s*");
    private static final Pattern COMMAND =
            Pattern.compile(
                    ".*/(?:buddyinfo|pagetypeinfo|kernel_page_tables)\\b.*|.*[$#] (?:dmesg|cat)"
                            + " .*");

    private LogPrefix() {}

    /// {@return how many characters of a line stand before the kernel's own words}
    static int length(String line) {
        Matcher matcher = PREFIX.matcher(line);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    /// {@return whether a line is none of the file's: blank, or the command that printed it}
    static boolean isNoise(String line) {
        return line.length() == length(line) || COMMAND.matcher(line).matches();
    }

    /// {@return the kernel's words in the first line that has any; empty if none has}
    static String firstWords(String text) {
        return text.lines()
                .filter(line -> !isNoise(line))
                .findFirst()
                .map(line -> line.substring(length(line)))
                .orElse("");
    }
}
