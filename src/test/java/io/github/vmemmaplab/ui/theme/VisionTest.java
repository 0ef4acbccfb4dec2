package io.github.vmemmaplab.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.paint.Color;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What the checks of colours measure with.
final class VisionTest {

    // The published L*a*b* of sRGB's corners.
    @ParameterizedTest
    @CsvSource({
        "#ffffff, 100, 0, 0",
        "#ff0000, 53.24, 80.09, 67.20",
        "#00ff00, 87.73, -86.18, 83.18",
        "#0000ff, 32.30, 79.19, -107.86"
    })
    void placesColours(String color, double lightness, double a, double b) {
        Lab lab = Vision.NORMAL.see(Color.web(color));
        assertEquals(lightness, lab.lightness(), 0.05);
        assertEquals(a, lab.a(), 0.05);
        assertEquals(b, lab.b(), 0.05);
    }

    @ParameterizedTest
    @EnumSource
    void greysStayGrey(Vision vision) {
        Lab grey = vision.see(Color.gray(0.5));
        assertEquals(0, grey.a(), 0.05);
        assertEquals(0, grey.b(), 0.05);
    }

    // The pairs by which each deficiency is known.
    @ParameterizedTest
    @CsvSource({
        "PROTANOPIA, #b03000, #5c5000",
        "DEUTERANOPIA, #c06000, #808000",
        "TRITANOPIA, #00a070, #0098b0"
    })
    void confusesWhatPeopleConfuse(Vision vision, String one, String other) {
        double normal = distance(Vision.NORMAL, one, other);
        assertTrue(distance(vision, one, other) < normal / 2, vision + " sees little of " + normal);
    }

    private static double distance(Vision vision, String one, String other) {
        return vision.see(Color.web(one)).distance(vision.see(Color.web(other)));
    }

    @Test
    void contrastIsOfLightness() {
        assertEquals(21, Vision.contrast(Color.BLACK, Color.WHITE), 0.001);
        assertEquals(1, Vision.contrast(Color.RED, Color.RED), 0.001);
        assertEquals(4.54, Vision.contrast(Color.web("#767676"), Color.WHITE), 0.01);
    }
}
