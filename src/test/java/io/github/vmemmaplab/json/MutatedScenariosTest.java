package io.github.vmemmaplab.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

/// Every shipped scenario, spoiled in many ways by seed: read in bounded time, and either still
/// good or told with a place in the file.
final class MutatedScenariosTest {
    private static final int SEEDS = 40;
    private static final String[] VALUES = {
        "null",
        "-1",
        "1e999",
        "\"\"",
        "[]",
        "{}",
        "true",
        "9223372036854775808",
        "0.5",
        "\"0x\"",
        "\"\\ud800\"",
        "[[[[[]]]]]"
    };

    static Stream<String> names() {
        return ShippedScenarios.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void spoiledFilesAreToldOrGood(String name) throws IOException {
        byte[] good = Files.readAllBytes(Path.of("assets/scenarios", name + ".json"));
        int bad = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            byte[] spoiled = spoil(good, new Random(seed));
            bad += isBad(spoiled, name + " seed " + seed) ? 1 : 0;
        }
        assertTrue(bad >= SEEDS / 2, "most mutations spoil: " + bad);
    }

    @Test
    void everyCutIsTold() throws IOException {
        byte[] good = Files.readAllBytes(Path.of("assets/scenarios/thread-per-section.json"));
        int length = new String(good, StandardCharsets.UTF_8).strip().length();
        for (int end = 0; end < length; end += 7) {
            assertTrue(isBad(Arrays.copyOf(good, end), "cut at " + end));
        }
    }

    private static boolean isBad(byte[] bytes, String which) {
        Opened opened =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> ScenarioReader.read(bytes, "f"), which);
        return switch (opened) {
            case Opened.Good good -> false;
            case Opened.Told told -> throw new AssertionError(which);
            case Opened.Bad told -> {
                assertFalse(told.problems().isEmpty(), which);
                told.problems().forEach(problem -> check(problem, which));
                yield true;
            }
        };
    }

    private static void check(Problem problem, String which) {
        assertEquals("f", problem.file(), which);
        assertTrue(problem.line() >= 1 && problem.column() >= 1, which + ": " + problem);
        assertTrue(problem.message().endsWith("."), which + ": " + problem);
        assertFalse(problem.message().contains("\n"), which + ": " + problem);
        assertFalse(problem.message().contains("Exception"), which + ": " + problem);
    }

    private static byte[] spoil(byte[] good, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> withByte(good, random);
            case 1 -> withoutRun(good, random);
            case 2 -> withOtherValue(good, random);
            default -> withSwappedFields(good, random);
        };
    }

    private static byte[] withByte(byte[] good, Random random) {
        byte[] spoiled = good.clone();
        spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt(256);
        return spoiled;
    }

    private static byte[] withoutRun(byte[] good, Random random) {
        int from = random.nextInt(good.length - 20);
        int to = from + 1 + random.nextInt(19);
        byte[] spoiled = Arrays.copyOf(good, good.length - (to - from));
        System.arraycopy(good, to, spoiled, from, good.length - to);
        return spoiled;
    }

    private static byte[] withOtherValue(byte[] good, Random random) {
        String[] lines = new String(good, StandardCharsets.UTF_8).split("\n", -1);
        int line;
        do {
            line = random.nextInt(lines.length);
        } while (!lines[line].contains(": "));
        String comma = lines[line].endsWith(",") ? "," : "";
        String value = VALUES[random.nextInt(VALUES.length)];
        lines[line] = lines[line].substring(0, lines[line].indexOf(": ") + 2) + value + comma;
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withSwappedFields(byte[] good, Random random) {
        String[] names = {"size", "start", "kind", "policy", "results", "kernel", "seed", "title"};
        String text = new String(good, StandardCharsets.UTF_8);
        String from = names[random.nextInt(names.length)];
        String to = names[random.nextInt(names.length)];
        return text.replace("\"" + from + "\"", "\"" + to + "\"").getBytes(StandardCharsets.UTF_8);
    }
}
