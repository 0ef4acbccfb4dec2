package io.github.vmemmaplab.ui.words;

import io.github.vmemmaplab.ui.words.TextLine.Piece;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What of a text was not in an earlier one.
///
/// A line has changed if the earlier text has no such line. While the texts have as many lines, a
/// line's words are held against those of the line in the same place. O(both texts).
final class TextChanges {
    private static final Pattern WORD = Pattern.compile("\\s*\\S+|\\s+");

    private TextChanges() {}

    /// {@return the lines of `text`, marked against `before`}
    static List<TextLine> mark(String text, String before) {
        List<String> now = text.lines().toList();
        List<String> old = before.lines().toList();
        Set<String> known = new HashSet<>(old);
        boolean inPlace = now.size() == old.size();
        List<TextLine> lines = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            String line = now.get(i);
            boolean changed = !known.contains(line);
            lines.add(
                    changed
                            ? new TextLine(pieces(line, inPlace ? old.get(i) : ""), true)
                            : new TextLine(List.of(new Piece(line, false)), false));
        }
        return lines;
    }

    private static List<Piece> pieces(String line, String before) {
        List<String> now = words(line);
        List<String> old = words(before);
        if (now.size() != old.size()) {
            return List.of(new Piece(line, false));
        }
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            pieces.add(new Piece(now.get(i), !now.get(i).strip().equals(old.get(i).strip())));
        }
        return pieces;
    }

    // Blanks go with the word behind them, which pushes them aside when it grows.
    private static List<String> words(String line) {
        return WORD.matcher(line).results().map(MatchResult::group).toList();
    }
}
