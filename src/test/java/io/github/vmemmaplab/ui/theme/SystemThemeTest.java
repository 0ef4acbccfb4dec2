package io.github.vmemmaplab.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

/// What the system looks like decides what the lab looks like.
final class SystemThemeTest {
    @ParameterizedTest
    @CsvSource({
        "true, GTK.theme_name, Adwaita, DARK",
        "false, GTK.theme_name, Adwaita, LIGHT",
        "false, GTK.theme_name, HighContrast, CONTRAST_LIGHT",
        "true, GTK.theme_name, HighContrastInverse, CONTRAST_DARK"
    })
    void takesTheNearestTheme(boolean dark, String key, String value, Theme nearest) {
        assertEquals(nearest, SystemTheme.nearest(dark, Map.of(key, value)));
    }

    @Test
    void takesWindowsAtItsWord() {
        Map<String, Object> contrast = Map.of("Windows.SPI.HighContrast", true);
        assertEquals(Theme.CONTRAST_DARK, SystemTheme.nearest(true, contrast));
        assertEquals(
                Theme.LIGHT, SystemTheme.nearest(false, Map.of("Windows.SPI.HighContrast", false)));
    }

    @ParameterizedTest
    @CsvSource({"DARK, DARK", "LIGHT, LIGHT", "CONTRAST_DARK, CONTRAST_DARK"})
    void otherLooksDoNotAskTheSystem(Look look, Theme theme) {
        assertEquals(theme, look.theme().getValue());
        assertEquals(look, Look.of(theme));
        assertEquals(look, Look.labelled(look.label()).orElseThrow());
    }
}
