package io.github.vmemmaplab.ui.words;

import java.util.List;
import java.util.stream.Collectors;

/// A line of a text, and what of it was not there before.
///
/// @param pieces the line's words and blanks, in order
/// @param changed whether the line as a whole was not there before
record TextLine(List<Piece> pieces, boolean changed) {
    TextLine {
        pieces = List.copyOf(pieces);
    }

    /// Part of a line.
    ///
    /// @param text as it stands
    /// @param changed whether it differs from what stood there before
    record Piece(String text, boolean changed) {}

    /// {@return the line as it stands}
    String text() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
