package io.github.vmemmaplab.ui.theme;

import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the user wants the lab to look like: one of the themes, or whatever the system looks like.
public enum Look {
    /// As the system's other windows, and changing with them.
    SYSTEM,
    /// {@link Theme#DARK}.
    DARK,
    /// {@link Theme#LIGHT}.
    LIGHT,
    /// {@link Theme#CONTRAST_DARK}.
    CONTRAST_DARK,
    /// {@link Theme#CONTRAST_LIGHT}.
    CONTRAST_LIGHT;

    /// {@return the theme to show, now and when it changes; FX thread only}
    public ObservableValue<Theme> theme() {
        return switch (this) {
            // Only those who want to follow the system ask it.
            case SYSTEM -> SystemTheme.theme();
            case DARK -> always(Theme.DARK);
            case LIGHT -> always(Theme.LIGHT);
            case CONTRAST_DARK -> always(Theme.CONTRAST_DARK);
            case CONTRAST_LIGHT -> always(Theme.CONTRAST_LIGHT);
        };
    }

    private static ObservableValue<Theme> always(Theme theme) {
        return new SimpleObjectProperty<>(theme);
    }

    /// {@return the look that stays with a theme}
    public static Look of(Theme theme) {
        return switch (theme) {
            case DARK -> DARK;
            case LIGHT -> LIGHT;
            case CONTRAST_DARK -> CONTRAST_DARK;
            case CONTRAST_LIGHT -> CONTRAST_LIGHT;
        };
    }

    /// {@return the name in files and texts: `contrast-dark`}
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// {@return the look of this name, if there is one}
    public static Optional<Look> labelled(String label) {
        return Stream.of(values()).filter(look -> look.label().equals(label)).findFirst();
    }
}
