package io.github.vmemmaplab.ui.theme;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.application.Platform.Preferences;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Locale;
import java.util.Map;

/// What the system looks like, and keeps looking like while the lab runs. FX thread only.
///
/// JavaFX tells dark from light on every system. That somebody asked for high contrast it tells on
/// Windows only; under GTK the name of the theme gives it away.
public final class SystemTheme {
    private static final String WINDOWS_CONTRAST = "Windows.SPI.HighContrast";
    private static final String GTK_THEME = "GTK.theme_name";

    private SystemTheme() {}

    private static final class Shared {
        static final ReadOnlyObjectWrapper<Theme> THEME = watched();

        private Shared() {}
    }

    /// {@return the theme that is nearest to the system's own}
    public static ReadOnlyObjectProperty<Theme> theme() {
        return Shared.THEME.getReadOnlyProperty();
    }

    private static ReadOnlyObjectWrapper<Theme> watched() {
        Preferences preferences = Platform.getPreferences();
        ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(of(preferences));
        InvalidationListener changed = _ -> theme.set(of(preferences));
        preferences.addListener(changed);
        preferences.colorSchemeProperty().addListener(changed);
        return theme;
    }

    private static Theme of(Preferences preferences) {
        return nearest(preferences.getColorScheme() == ColorScheme.DARK, preferences);
    }

    /// {@return the theme for a system that is dark or not}
    ///
    /// @param preferences what else the system says of itself, by JavaFX's names
    static Theme nearest(boolean dark, Map<String, ?> preferences) {
        if (wantsContrast(preferences)) {
            return dark ? Theme.CONTRAST_DARK : Theme.CONTRAST_LIGHT;
        }
        return dark ? Theme.DARK : Theme.LIGHT;
    }

    private static boolean wantsContrast(Map<String, ?> preferences) {
        String gtk = String.valueOf(preferences.get(GTK_THEME)).toLowerCase(Locale.ROOT);
        return Boolean.TRUE.equals(preferences.get(WINDOWS_CONTRAST))
                || gtk.startsWith("highcontrast");
    }
}
