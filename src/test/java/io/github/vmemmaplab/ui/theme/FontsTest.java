package io.github.vmemmaplab.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Words and figures are set in the bundled typefaces, in sizes of the one scale.
@ExtendWith(ApplicationExtension.class)
final class FontsTest {
    private static final Pattern LITERAL_SIZE =
            Pattern.compile("Fonts\\.(?:regular|medium|semiBold|mono)\\([0-9][^)]*\\)");

    // JavaFX cannot ask a font for its tabular figures, so the figures that it has must be such.
    @ParameterizedTest
    @ValueSource(strings = {"Inter", "Inter Medium", "Inter Semi Bold", "JetBrains Mono"})
    void digitsAreEquallyWide(String family) {
        Fonts.load();
        Font font = Font.font(family, 100);
        assertEquals(family, font.getFamily(), "the bundled typeface is found");
        for (char digit = '1'; digit <= '9'; digit++) {
            assertEquals(width(font, "0000"), width(font, String.valueOf(digit).repeat(4)), 0.01);
        }
    }

    private static double width(Font font, String words) {
        Text text = new Text(words);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }

    @Test
    void drawingsKeepToTheScale() throws IOException {
        Path folder = Path.of("src", "main", "java", "io", "github", "vmemmaplab", "ui");
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> strays =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .flatMap(FontsTest::literalSizes)
                            .toList();
            assertEquals(List.of(), strays);
        }
    }

    private static Stream<String> literalSizes(Path file) {
        try {
            return LITERAL_SIZE.matcher(Files.readString(file)).results().map(MatchResult::group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
