package io.github.vmemmaplab.ui.theme;

import javafx.scene.Scene;

import java.net.URL;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The colours of the whole lab. All themes share one stylesheet of shapes; each has one of
/// colours. Which one is shown is a matter of the user's {@link Look}.
public enum Theme {
    /// Light on dark: for long sessions.
    DARK,
    /// Dark on light: for projectors and paper.
    LIGHT,
    /// White on black, with edges that are seen from the last row.
    CONTRAST_DARK,
    /// Black on white, likewise.
    CONTRAST_LIGHT;

    private static final ConcurrentMap<Theme, Palette> PALETTES = new ConcurrentHashMap<>();

    /// {@return the colours; the first call reads them}
    public Palette palette() {
        return PALETTES.computeIfAbsent(this, theme -> Palette.read(resource(theme.file())));
    }

    /// {@return the theme after this one, round and round}
    public Theme next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /// {@return the name in files and on the command line: `contrast-dark`}
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Makes a scene look like this. Cheap to call again; loads the fonts first.
    public void applyTo(Scene scene) {
        Fonts.load();
        scene.getStylesheets()
                .setAll(resource("lab.css").toExternalForm(), resource(file()).toExternalForm());
    }

    private String file() {
        return label() + ".css";
    }

    private static URL resource(String file) {
        return Objects.requireNonNull(Theme.class.getResource(file), file);
    }
}
