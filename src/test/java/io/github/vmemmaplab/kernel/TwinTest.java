package io.github.vmemmaplab.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.testkit.twin.TwinRun;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

final class TwinTest {
    private static final int RUNS = 1000;

    // If a kind of outcome never came up, the runs would prove nothing about it.
    private static final Set<String> EVERY_OUTCOME =
            Set.of(
                    "Add 0 with blocks",
                    "Add 0 with base pages",
                    "Add -12",
                    "Add -17",
                    "Online 0",
                    "Online -22",
                    "Offline 0",
                    "Offline -16",
                    "Offline -22",
                    "Remove 0",
                    "Remove -16",
                    "Remove -22",
                    "out of memory");

    @Test
    void agreesWithItsNaiveTwinOnAThousandRandomRuns() {
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int seed = 0; seed < RUNS; seed++) {
            TwinRun.of(seed, outcomes);
        }
        assertEquals(EVERY_OUTCOME, outcomes.keySet());
    }
}
