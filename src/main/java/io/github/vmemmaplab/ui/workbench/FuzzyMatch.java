package io.github.vmemmaplab.ui.workbench;

import java.util.Locale;
import java.util.regex.Pattern;

/// How well a text answers what was typed: each typed word has its letters in the text in their
/// order; those that begin words or follow each other count more.
final class FuzzyMatch {
    /// What does not match.
    static final int NONE = -1;

    private static final Pattern WORDS = Pattern.compile("\\s+");
    private static final int WHOLE = 40;
    private static final int START = 12;
    private static final int NEXT = 8;
    private static final int FAR = 1;

    private FuzzyMatch() {}

    /// {@return how well `text` matches, more is better, or {@link #NONE}; typing nothing matches
    /// all alike}
    static int score(String typed, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int sum = 0;
        for (String word : WORDS.split(typed.toLowerCase(Locale.ROOT).strip(), -1)) {
            int score = scoreWord(word, lower);
            if (score == NONE) {
                return NONE;
            }
            sum += score;
        }
        return sum;
    }

    private static int scoreWord(String word, String text) {
        int best = NONE;
        for (int from = word.isEmpty() ? -1 : text.indexOf(word.charAt(0));
                from >= 0;
                from = text.indexOf(word.charAt(0), from + 1)) {
            best = Math.max(best, scoreFrom(word, text, from));
        }
        return word.isEmpty() ? 0 : best;
    }

    private static int scoreFrom(String word, String text, int from) {
        int score = text.startsWith(word, from) ? WHOLE : 0;
        int last = from - 1;
        for (int i = 0; i < word.length(); i++) {
            int at = text.indexOf(word.charAt(i), last + 1);
            if (at < 0) {
                return NONE;
            }
            if (startsWord(text, at)) {
                score += START;
            } else {
                score += at == last + 1 ? NEXT : FAR;
            }
            last = at;
        }
        return score;
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
