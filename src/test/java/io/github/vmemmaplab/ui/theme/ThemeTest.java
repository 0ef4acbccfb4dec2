package io.github.vmemmaplab.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.paint.Color;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Colours can be read and told apart.
final class ThemeTest {
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
}
