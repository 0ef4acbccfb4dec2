package io.github.vmemmaplab.ui.theme;

import javafx.scene.text.Font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The bundled typefaces, so that pictures are equal on every machine: Inter for words and figures,
/// JetBrains Mono for code and addresses.
///
/// JavaFX cannot ask a font for its tabular figures. So Inter is bundled in a cut of our own: its
/// table of characters (cmap) leads from each digit to the glyph that the feature `tnum` would put
/// in its place, and nothing else is changed.
///
/// The type scale, in pixels, from {@link #CAPTION} to {@link #HEADLINE}; stylesheets keep to the
/// same sizes. The digits of each typeface are equally wide, so figures stand in columns. FX thread
/// only.
public final class Fonts {
    /// What happened.
    public static final double HEADLINE = 18;

    /// Figures that are read from afar.
    public static final double FIGURE = 16;

    /// Names of panels.
    public static final double TITLE = 14;

    /// What is read.
    public static final double BODY = 13;

    /// Controls and code, and what is read where there is little room.
    public static final double SMALL = 12;

    /// What is looked up: axes, units, legends.
    public static final double CAPTION = 11.5;

    private static final List<String> FILES =
            List.of(
                    "Inter-Regular.otf",
                    "Inter-Medium.otf",
                    "Inter-SemiBold.otf",
                    "Inter-Bold.otf",
                    "JetBrainsMono-Regular.ttf",
                    "JetBrainsMono-Bold.ttf");

    private Fonts() {}

    private static final class Loaded {
        static {
            FILES.forEach(Fonts::loadFile);
        }

        private Loaded() {}

        static void now() {}
    }

    /// Makes the typefaces known to CSS and {@link Font}; only the first call costs.
    public static void load() {
        Loaded.now();
    }

    private static void loadFile(String file) {
        try (InputStream in = Fonts.class.getResourceAsStream("/assets/fonts/" + file)) {
            if (in == null || Font.loadFont(in, BODY) == null) {
                throw new IllegalStateException("font " + file + " is missing or broken");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// {@return Inter}
    public static Font regular(double size) {
        return named("Inter", size);
    }

    /// {@return Inter Medium}
    public static Font medium(double size) {
        return named("Inter Medium", size);
    }

    /// {@return Inter Semi Bold}
    public static Font semiBold(double size) {
        return named("Inter Semi Bold", size);
    }

    /// {@return JetBrains Mono}
    public static Font mono(double size) {
        return named("JetBrains Mono", size);
    }

    private static Font named(String family, double size) {
        load();
        return Font.font(family, size);
    }
}
