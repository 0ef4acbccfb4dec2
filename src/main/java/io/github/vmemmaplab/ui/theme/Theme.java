package io.github.vmemmaplab.ui.theme;

import javafx.scene.Scene;

import java.net.URL;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// A look of the whole lab. Both share one stylesheet of shapes; each has one of colours.
public enum Theme {
    /// Light on dark: for long sessions.
    DARK,
    /// Dark on light: for projectors and paper.
    LIGHT;

    private static final Map<Theme, Palette> PALETTES = new EnumMap<>(Theme.class);

    static {
        for (Theme theme : values()) {
            PALETTES.put(theme, Palette.read(resource(theme.file())));
        }
    }

    /// {@return the colours}
    public Palette palette() {
        return Objects.requireNonNull(PALETTES.get(this));
    }

    /// {@return the other theme}
    public Theme other() {
        return switch (this) {
            case DARK -> LIGHT;
            case LIGHT -> DARK;
        };
    }

    /// Makes a scene look like this. Cheap to call again; loads the fonts first.
    public void applyTo(Scene scene) {
        Fonts.load();
        scene.getStylesheets()
                .setAll(resource("lab.css").toExternalForm(), resource(file()).toExternalForm());
    }

    private String file() {
        return name().toLowerCase(Locale.ROOT) + ".css";
    }

    private static URL resource(String file) {
        return Objects.requireNonNull(Theme.class.getResource(file), file);
    }
}
