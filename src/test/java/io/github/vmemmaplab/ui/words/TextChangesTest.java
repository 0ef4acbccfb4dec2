package io.github.vmemmaplab.ui.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;

final class TextChangesTest {
    // Changed lines begin with a plus; changed words stand in brackets.
    private static List<String> mark(String text, String before) {
        return TextChanges.mark(text, before).stream()
                .map(line ->
                        (line.changed() ? "+" : "")
                                + line.pieces().stream()
                                        .map(p -> p.changed() ? "[" + p.text() + "]" : p.text())
                                        .collect(Collectors.joining()))
                .toList();
    }

    @Test
    void nothingIsMarkedInTheSameText() {
        assertEquals(List.of("a 1", "", "b 2"), mark("a 1\n\nb 2\n", "a 1\n\nb 2\n"));
    }

    @Test
    void aFigureThatChangedIsMarkedThoughItGrew() {
        assertEquals(
                List.of("head", "+zone[  100]  7 "),
                mark("head\nzone  100  7 \n", "head\nzone   99  7 \n"));
    }

    @Test
    void aNewLineIsMarkedAsAWhole() {
        assertEquals(List.of("a", "+new one", "b"), mark("a\nnew one\nb\n", "a\nb\n"));
    }

    @Test
    void aLineThatOnlyMovedIsNot() {
        assertEquals(List.of("b", "c"), mark("b\nc\n", "a\nb\nc\n"));
    }

    @Test
    void aLineWithOtherWordsThanBeforeIsMarkedAsAWhole() {
        assertEquals(List.of("+one two"), mark("one two", "one two three"));
    }

    @Test
    void aLineKeepsItsText() {
        String line = "Node 0, zone   Normal    379    348 ";
        assertEquals(line, TextChanges.mark(line, "x").getFirst().text());
        assertEquals(line, TextChanges.mark(line, line.replace("348", "  1")).getFirst().text());
    }
}
