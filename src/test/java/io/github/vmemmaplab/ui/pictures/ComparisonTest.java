package io.github.vmemmaplab.ui.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;
import io.github.vmemmaplab.ui.theme.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// What the comparison of pictures lets pass and what it does not.
final class ComparisonTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 120;

    // A panel with a label, a bar and confetti, as the window is made of.
    private record Drawing(
            Theme theme, int x, int y, Role words, Role bar, String text, float size) {
        BufferedImage draw() {
            BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            Palette palette = theme.palette();
            g.setColor(new Color(palette.argb(Role.PANEL)));
            g.fillRect(0, 0, WIDTH, HEIGHT);
            Random random = new Random(1);
            for (int i = 0; i < 32 * 16; i++) {
                g.setColor(
                        new Color(palette.argb(random.nextBoolean() ? Role.MOVABLE : Role.FREE)));
                g.fillRect(20 + i % 32, 80 + i / 32, 1, 1);
            }
            g.setColor(new Color(palette.argb(bar)));
            g.fillRect(100, 80, 200, 16);
            g.setRenderingHint(
                    RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setFont(inter().deriveFont(size));
            g.setColor(new Color(palette.argb(words)));
            g.drawString(text, x, y);
            g.dispose();
            return image;
        }
    }

    private static Font inter() {
        try (InputStream in =
                Objects.requireNonNull(
                        Fonts.class.getResourceAsStream("/assets/fonts/Inter-Regular.otf"))) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Drawing drawing(Theme theme) {
        return new Drawing(theme, 20, 40, Role.TEXT, Role.VMEMMAP_BLOCK, "base pages mapped", 13);
    }

    private static Comparison against(Drawing drawing, BufferedImage actual) {
        return Comparison.of(drawing.draw(), actual);
    }

    @ParameterizedTest
    @EnumSource
    void theSamePictureIsTheSame(Theme theme) {
        assertEquals(0, against(drawing(theme), drawing(theme).draw()).differing());
    }

    // Another rasterizer: the rim of each letter is covered a fifth more or less, or all rims are a
    // little heavier.
    @ParameterizedTest
    @EnumSource
    void letsTheNoiseOfRasterizersPass(Theme theme) {
        Random random = new Random(2);
        assertTrue(against(drawing(theme), rims(theme, 0.2, random::nextBoolean)).isSame());
        assertTrue(against(drawing(theme), rims(theme, 0.05, () -> true)).isSame());
    }

    private static BufferedImage rims(Theme theme, double share, BooleanSupplier heavier) {
        BufferedImage image = drawing(theme).draw();
        int ground = theme.palette().argb(Role.PANEL);
        int ink = theme.palette().argb(Role.TEXT);
        int changed = 0;
        for (int y = 20; y < 50; y++) {
            for (int x = 0; x < 200; x++) {
                int pixel = image.getRGB(x, y);
                if (pixel != ground && pixel != ink) {
                    int towards = heavier.getAsBoolean() ? ink : ground;
                    image.setRGB(x, y, Palette.mix(towards, pixel, share));
                    changed++;
                }
            }
        }
        assertTrue(changed > 200, changed + " pixels have noise");
        return image;
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 1", "-1, 0", "0, -1", "6, 3"})
    void aMovedLabelFails(int dx, int dy) {
        Drawing old = drawing(Theme.DARK);
        Drawing moved =
                new Drawing(
                        old.theme, old.x + dx, old.y + dy, old.words, old.bar, old.text, old.size);
        assertFalse(against(old, moved.draw()).isSame());
    }

    @ParameterizedTest
    @EnumSource
    void aWrongColourFails(Theme theme) {
        Drawing old = drawing(theme);
        for (Role bar : new Role[] {Role.VMEMMAP_PAGE, Role.FAILURE, Role.NEUTRAL, Role.LINE}) {
            BufferedImage image =
                    new Drawing(theme, old.x, old.y, old.words, bar, old.text, old.size).draw();
            assertFalse(against(old, image).isSame(), bar + " instead of " + old.bar);
        }
        BufferedImage muted =
                new Drawing(theme, old.x, old.y, Role.MUTED, old.bar, old.text, old.size).draw();
        assertFalse(against(old, muted).isSame(), "muted words");
    }

    @Test
    void anotherLetterOrSizeFails() {
        Drawing old = drawing(Theme.LIGHT);
        for (String text : new String[] {"base pages napped", "base page mapped", ""}) {
            Drawing other =
                    new Drawing(old.theme, old.x, old.y, old.words, old.bar, text, old.size);
            assertFalse(against(old, other.draw()).isSame(), text);
        }
        Drawing larger = new Drawing(old.theme, old.x, old.y, old.words, old.bar, old.text, 13.5f);
        assertFalse(against(old, larger.draw()).isSame());
    }

    @Test
    void aRowOfMissingCellsFails() {
        Drawing old = drawing(Theme.DARK);
        BufferedImage image = old.draw();
        int free = Theme.DARK.palette().argb(Role.FREE);
        for (int x = 20; x < 52; x++) {
            image.setRGB(x, 84, free);
        }
        assertFalse(against(old, image).isSame());
    }

    @Test
    void showsWhereItDiffers() {
        Drawing old = drawing(Theme.DARK);
        BufferedImage image = old.draw();
        image.setRGB(350, 20, 0xff0000);
        Comparison comparison = against(old, image);
        assertEquals(1, comparison.differing());
        assertTrue(comparison.isSame(), "one pixel is nobody's label");
        assertEquals(0xffff0000, comparison.difference().getRGB(350, 20));
    }

    @Test
    void anotherSizeFails() {
        BufferedImage smaller = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
        assertFalse(against(drawing(Theme.DARK), smaller).isSame());
    }
}
