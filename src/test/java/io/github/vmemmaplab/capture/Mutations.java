package io.github.vmemmaplab.capture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Problem;

import java.util.Random;
import java.util.function.Function;

/// Damages a text in seeded ways and holds what a reader says of it against what a reader may say:
/// sentences, each with its place; or that the text is still good; never an exception.
final class Mutations {
    private static final int TIMES = 600;

    private Mutations() {}

    /// {@return how many of the damaged texts were refused}
    static int refused(String sound, Function<String, Opened> reader) {
        Random random = new Random(20261123);
        int refused = 0;
        for (int i = 0; i < TIMES; i++) {
            String damaged = damage(sound, random);
            if (reader.apply(damaged) instanceof Opened.Bad bad) {
                refused++;
                assertFalse(bad.problems().isEmpty(), damaged);
                bad.problems().forEach(problem -> check(problem, damaged));
            }
        }
        return refused;
    }

    /// {@return how many texts are tried}
    static int times() {
        return TIMES;
    }

    private static void check(Problem problem, String damaged) {
        long lines = damaged.lines().count();
        assertTrue(problem.line() <= lines + 1, problem + " <- " + damaged);
        assertTrue(problem.line() == 0 || problem.column() >= 1, problem + " <- " + damaged);
        assertTrue(problem.message().endsWith("."), problem.toString());
        assertFalse(problem.message().contains("\n"), problem.toString());
    }

    private static String damage(String text, Random random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(90));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + random.nextLong() + text.substring(at);
            case 3 -> text.substring(0, at) + text.substring(end);
            case 4 -> text.substring(0, end) + text.substring(at);
            default -> text.replace("\n", "\r\n").substring(0, at);
        };
    }
}
