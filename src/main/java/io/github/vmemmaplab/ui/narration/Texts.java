package io.github.vmemmaplab.ui.narration;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The sentences of a panel by key, in the user's language, with numbers put in.
public final class Texts {
    private final ResourceBundle bundle;

    /// Sentences from `bundle`.
    public Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// {@return the sentences that lie beside `panel`'s class, in the file of this name}
    public static Texts beside(Class<?> panel, String name) {
        return new Texts(ResourceBundle.getBundle(panel.getPackageName() + "." + name));
    }

    /// {@return the sentence of a key}
    ///
    /// @throws java.util.MissingResourceException if there is none
    public String of(String key, Object... arguments) {
        String text = bundle.getString(key);
        // Most are asked for at every step and have nothing to be put in.
        boolean isPlain = text.indexOf('{') < 0 && text.indexOf('\'') < 0;
        return isPlain ? text : new MessageFormat(text, Figures.GROUPING).format(arguments);
    }
}
