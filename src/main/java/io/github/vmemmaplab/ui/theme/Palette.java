package io.github.vmemmaplab.ui.theme;

import javafx.css.CssParser;
import javafx.css.Declaration;
import javafx.css.Stylesheet;
import javafx.scene.paint.Color;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The colours of a theme for those who draw: what its stylesheet gives each {@link Role}.
///
/// Immutable; any thread.
public final class Palette {
    private final List<Color> colors;
    private final int[] argb;

    private Palette(List<Color> colors) {
        this.colors = colors;
        argb = colors.stream().mapToInt(Palette::argb).toArray();
    }

    /// Reads a stylesheet.
    ///
    /// @throws IllegalStateException if it does not give every role a colour
    static Palette read(URL stylesheet) {
        List<Color> colors = new ArrayList<>();
        Map<String, Color> named = declarations(stylesheet);
        for (Role role : Role.values()) {
            Color color = named.get(role.cssName());
            if (color == null) {
                throw new IllegalStateException(stylesheet + " has no colour " + role.cssName());
            }
            colors.add(color);
        }
        return new Palette(colors);
    }

    private static Map<String, Color> declarations(URL stylesheet) {
        try {
            Stylesheet parsed = new CssParser().parse(stylesheet);
            Map<String, Color> named = new HashMap<>();
            parsed.getRules().stream()
                    .flatMap(rule -> rule.getDeclarations().stream())
                    .forEach(declaration -> addColor(named, declaration));
            return named;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addColor(Map<String, Color> named, Declaration declaration) {
        if (declaration.getParsedValue().getValue() instanceof Color color) {
            named.put(declaration.getProperty(), color);
        }
    }

    private static int argb(Color color) {
        return 0xff << 24
                | (int) Math.round(color.getRed() * 255) << 16
                | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
    }

    /// {@return the colour of a role, for a canvas}
    public Color color(Role role) {
        return colors.get(role.ordinal());
    }

    /// {@return the colour of a role as opaque ARGB, for pixels}
    public int argb(Role role) {
        return argb[role.ordinal()];
    }

    /// {@return a mix of two opaque colours; `share` of the first, from 0 to 1}
    public static int mix(int first, int second, double share) {
        int part = (int) Math.round(share * 256);
        return 0xff << 24
                | channel(first, second, part, 16)
                | channel(first, second, part, 8)
                | channel(first, second, part, 0);
    }

    private static int channel(int first, int second, int part, int shift) {
        int a = first >>> shift & 0xff;
        int b = second >>> shift & 0xff;
        return (b + (((a - b) * part) >> 8)) << shift;
    }
}
