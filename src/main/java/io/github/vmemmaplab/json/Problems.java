package io.github.vmemmaplab.json;

import io.github.vmemmaplab.json.Tree.Place;
import io.github.vmemmaplab.scenario.Problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Gathers what is wrong with one file. After a hundred problems it stops: nobody reads more.
final class Problems {
    private static final int MOST = 100;
    private static final int MOST_QUOTED = 40;

    private final String file;
    private final List<Problem> all = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void at(Place place, String message) {
        if (all.size() < MOST) {
            all.add(new Problem(file, place.line(), place.column(), message));
        }
    }

    int count() {
        return all.size();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /// {@return all problems in file order}
    List<Problem> inOrder() {
        return all.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    /// {@return text from a file, made fit for one line of a message}
    static String quoted(String text) {
        return clean(text, MOST_QUOTED);
    }

    /// {@return text without control characters, `most` characters of it}
    static String clean(String text, int most) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= most ? line : line.substring(0, most) + "…";
    }
}
