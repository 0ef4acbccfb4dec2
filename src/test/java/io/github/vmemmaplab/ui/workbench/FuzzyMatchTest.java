package io.github.vmemmaplab.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a person means comes before what merely has the letters.
final class FuzzyMatchTest {
    @ParameterizedTest
    @CsvSource({
        "next fail, Next failure, Run on to a breakpoint",
        "sfe, Step forward by event, Everything smaller",
        "policy 2, Policy 2: Posted v1, Policy 3: Per-section",
        "zoom, Zoom in, Fragmentation: 10 % of all memory",
        "CLEAR, Clear all breakpoints, Colour memory by age or so",
        "lear, Clear all breakpoints, Look: large or not"
    })
    void theMeantOneScoresMore(String typed, String meant, String other) {
        int score = FuzzyMatch.score(typed, meant);
        assertTrue(score > FuzzyMatch.score(typed, other), meant + " has " + score);
    }

    @Test
    void lettersOutOfOrderDoNotMatch() {
        assertEquals(FuzzyMatch.NONE, FuzzyMatch.score("ezo", "Zoom"));
        assertEquals(FuzzyMatch.NONE, FuzzyMatch.score("zoom out", "Zoom in"));
    }

    @Test
    void nothingTypedMatchesAllAlike() {
        assertEquals(FuzzyMatch.score("", "a"), FuzzyMatch.score(" ", "Zoom in"));
    }
}
