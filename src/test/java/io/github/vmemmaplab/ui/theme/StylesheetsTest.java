package io.github.vmemmaplab.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The stylesheets keep the house's order: colours by role, in the themes' own files.
final class StylesheetsTest {
    private static final Path FOLDER =
            Path.of("src", "main", "resources", "io", "github", "vmemmaplab", "ui");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern LITERAL =
            Pattern.compile(
                    "#\\p{XDigit}{3,8}\\b|\\b(?:rgba?|hsba?)\\(|[" + " ,(](?:white|black|red)\\b");
    private static final Pattern FONT_SIZE = Pattern.compile("-fx-font-size:([^;]*);");
    private static final Set<Double> TYPE =
            Set.of(
                    Fonts.CAPTION,
                    Fonts.SMALL,
                    Fonts.BODY,
                    Fonts.TITLE,
                    Fonts.FIGURE,
                    Fonts.HEADLINE);
    private static final Pattern SPACE =
            Pattern.compile("-fx-(?:padding|spacing|hgap|vgap|graphic-text-gap):([^;]*);");
    // From hairlines by quarters of the grid to its multiples; the largest keeps clear of a button.
    private static final Set<Double> SPACES =
            Set.of(0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0, 20.0, 24.0, 84.0);
    private static final Pattern DEFINED = Pattern.compile("(?m)^\\s+(-[a-z-]+):");

    static List<Path> stylesheets() throws IOException {
        Set<String> themes =
                Stream.of(Theme.values())
                        .map(theme -> theme.label() + ".css")
                        .collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".css"))
                    .filter(file -> !themes.contains(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        }
    }

    static String rules(Path file) throws IOException {
        return COMMENT.matcher(Files.readString(file)).replaceAll("");
    }

    @Test
    void findsThem() throws IOException {
        assertTrue(stylesheets().size() >= 8, "panels have stylesheets");
    }

    @ParameterizedTest
    @MethodSource("stylesheets")
    void onlyThemesHoldColours(Path file) throws IOException {
        assertEquals(
                List.of(),
                LITERAL.matcher(rules(file)).results().map(MatchResult::group).toList(),
                file + " must name a role");
    }

    @ParameterizedTest
    @MethodSource("stylesheets")
    void sizesOfTypeAreOnTheScale(Path file) throws IOException {
        assertEquals(List.of(), strays(FONT_SIZE, file, TYPE), file + " has a size of its own");
    }

    @ParameterizedTest
    @MethodSource("stylesheets")
    void spacesAreOnTheScale(Path file) throws IOException {
        assertEquals(List.of(), strays(SPACE, file, SPACES), file + " has a space of its own");
    }

    private static List<String> strays(Pattern pattern, Path file, Set<Double> scale)
            throws IOException {
        return pattern.matcher(rules(file))
                .results()
                .flatMap(match -> Stream.of(match.group(1).trim().split("[ px]+")))
                .filter(value -> !scale.contains(Double.valueOf(value)))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void themesDefineTheSameNames(Theme theme) throws IOException {
        assertEquals(defined(Theme.DARK), defined(theme));
    }

    private static Set<String> defined(Theme theme) throws IOException {
        Path file = FOLDER.resolve("theme").resolve(theme.label() + ".css");
        return DEFINED.matcher(rules(file))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
