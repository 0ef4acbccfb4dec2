package io.github.vmemmaplab.ui.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Pseudocode of one routine in the lab's own words.
///
/// Read from text in which a line may end in `# WHAT IT DOES`, the {@link Line} that lights it.
///
/// @param title which routine
/// @param lines its lines
public record Listing(String title, List<Row> lines) {
    private static final String LABEL = " # ";

    /// One line.
    ///
    /// @param text what is shown, indented
    /// @param does what lights it, if anything does
    public record Row(String text, Optional<Line> does) {}

    static Listing of(String title, String text) {
        List<Row> rows = new ArrayList<>();
        for (String line : text.lines().toList()) {
            int label = line.indexOf(LABEL);
            rows.add(
                    label < 0
                            ? new Row(line, Optional.empty())
                            : new Row(
                                    line.substring(0, label).stripTrailing(),
                                    Optional.of(
                                            Line.valueOf(
                                                    line.substring(label + LABEL.length())
                                                            .strip()))));
        }
        return new Listing(title, List.copyOf(rows));
    }

    /// {@return the first line from `index` on at which events happen, -1 if there is none: where a
    /// breakpoint goes that is set on a line}
    public int stepAt(int index) {
        for (int i = index; i < lines.size(); i++) {
            if (lines.get(i).does().filter(line -> !line.isCall()).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /// {@return the index of the line that does this, -1 if none does}
    public int indexOf(Line line) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).does().equals(Optional.of(line))) {
                return i;
            }
        }
        return -1;
    }
}
