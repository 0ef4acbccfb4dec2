package io.github.vmemmaplab.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.paint.Color;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/// Colours can be read and told apart.
final class ThemeTest {
    private static final double LEGIBLE = 4.5;
    private static final List<Role> WORDS =
            List.of(
                    Role.TEXT,
                    Role.MUTED,
                    Role.ACCENT,
                    Role.FAILURE,
                    Role.VMEMMAP_BLOCK,
                    Role.VMEMMAP_PAGE_TEXT,
                    Role.PAGE_TABLE);

    @ParameterizedTest
    @EnumSource
    void wordsAreLegibleOnPanels(Theme theme) {
        Palette palette = theme.palette();
        for (Role role : WORDS) {
            double contrast = contrast(palette.color(role), palette.color(Role.PANEL));
            assertTrue(contrast >= LEGIBLE, role + " has contrast " + contrast);
        }
    }

    @ParameterizedTest
    @EnumSource
    void wordsAreLegibleOnTheAccent(Theme theme) {
        Palette palette = theme.palette();
        assertTrue(contrast(palette.color(Role.ON_ACCENT), palette.color(Role.ACCENT)) >= LEGIBLE);
    }

    @ParameterizedTest
    @EnumSource
    void pixelsAndCanvasHaveTheSameColours(Theme theme) {
        for (Role role : Role.values()) {
            int argb = theme.palette().argb(role);
            assertEquals(
                    theme.palette().color(role),
                    Color.rgb(argb >>> 16 & 0xff, argb >>> 8 & 0xff, argb & 0xff));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, ff0000ff", "1, ffff0000", "0.5, ff7f007f"})
    void mixesColours(double share, String expected) {
        int mixed = Palette.mix(0xffff0000, 0xff0000ff, share);
        assertEquals(Integer.parseUnsignedInt(expected, 16), mixed, Integer.toHexString(mixed));
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed())
                + 0.7152 * linear(color.getGreen())
                + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
