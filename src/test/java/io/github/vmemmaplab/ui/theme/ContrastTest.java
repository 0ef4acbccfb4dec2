package io.github.vmemmaplab.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.util.stream.Collectors.joining;

import io.github.vmemmaplab.ui.theme.Neighbours.Pair;
import io.github.vmemmaplab.ui.theme.Neighbours.Stand;

import javafx.scene.paint.Color;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.stream.Stream;

/// Words can be read and colours told apart, in every theme and by every kind of eyes.
final class ContrastTest {
    private static final double APART = 22;

    private static double words(Theme theme) {
        return switch (theme) {
            case DARK, LIGHT -> 4.5;
            case CONTRAST_DARK, CONTRAST_LIGHT -> 7;
        };
    }

    private static double graphics(Theme theme) {
        return switch (theme) {
            case DARK, LIGHT -> 3;
            case CONTRAST_DARK, CONTRAST_LIGHT -> 4.5;
        };
    }

    @ParameterizedTest
    @EnumSource
    void wordsAreLegible(Theme theme) {
        assertEquals("", tooFaint(theme, Neighbours.WORDS, words(theme)));
    }

    @ParameterizedTest
    @EnumSource
    void graphicsAreSeen(Theme theme) {
        assertEquals("", tooFaint(theme, Neighbours.GRAPHICS, graphics(theme)));
    }

    private static String tooFaint(Theme theme, List<Stand> stands, double least) {
        Palette palette = theme.palette();
        return stands.stream()
                .flatMap(stand ->
                        stand.grounds().stream()
                                .flatMap(ground ->
                                        faint(
                                                stand.role() + " on " + ground,
                                                palette.color(stand.role()),
                                                palette.color(ground),
                                                least)))
                .sorted()
                .collect(joining("\n"));
    }

    private static Stream<String> faint(String what, Color color, Color ground, double least) {
        double contrast = Vision.contrast(color, ground);
        return contrast >= least
                ? Stream.empty()
                : Stream.of("%s: %.2f, not %.1f".formatted(what, contrast, least));
    }

    @ParameterizedTest
    @EnumSource
    void neighboursAreToldApartByEveryKindOfEyes(Theme theme) {
        assertEquals(
                "",
                Neighbours.PAIRS.stream()
                        .flatMap(pair -> alike(pair, theme.palette()))
                        .collect(joining("\n")));
    }

    private static Stream<String> alike(Pair pair, Palette palette) {
        Color one = palette.color(pair.one());
        Color other = palette.color(pair.other());
        return Stream.of(Vision.values())
                .filter(vision -> vision.see(one).distance(vision.see(other)) < APART)
                .map(vision ->
                        "%s and %s in %s, with %s: %.1f"
                                .formatted(
                                        pair.one(),
                                        pair.other(),
                                        pair.where(),
                                        vision,
                                        vision.see(one).distance(vision.see(other))));
    }
}
