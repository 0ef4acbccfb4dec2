package io.github.vmemmaplab.ui.pictures;

import static io.github.vmemmaplab.ui.theme.Theme.CONTRAST_DARK;
import static io.github.vmemmaplab.ui.theme.Theme.CONTRAST_LIGHT;
import static io.github.vmemmaplab.ui.theme.Theme.DARK;
import static io.github.vmemmaplab.ui.theme.Theme.LIGHT;
import static io.github.vmemmaplab.ui.workbench.Still.Part.MAP;
import static io.github.vmemmaplab.ui.workbench.Still.Part.TABLES;
import static io.github.vmemmaplab.ui.workbench.Still.Part.WINDOW;
import static io.github.vmemmaplab.ui.workbench.Still.Part.WORDS;

import io.github.vmemmaplab.ui.render.Renderer.Picture;
import io.github.vmemmaplab.ui.theme.Theme;
import io.github.vmemmaplab.ui.workbench.Still.Part;

import java.util.List;
import java.util.Locale;

/// A state of the window of which there is an approved picture.
///
/// @param run a shipped scenario or capture, by name, or {@link #SIXTY_FOUR_GIB}
/// @param moment when
/// @param picture what part of the window, in which theme and size
record State(String run, Moment moment, Picture picture) {
    /// A large machine in poor health.
    static final String SIXTY_FOUR_GIB = "64-gib";

    /// All of them.
    static final List<State> ALL =
            List.of(
                    // The thread's case, moment by moment, in both themes.
                    window("thread-per-section", Moment.START, DARK, 1440, 900),
                    window("thread-per-section", Moment.START, LIGHT, 1440, 900),
                    window("thread-per-section", Moment.THIRD_BLOCK, DARK, 1280, 720),
                    window("thread-per-section", Moment.FAILURE, DARK, 1440, 900),
                    window("thread-per-section", Moment.FAILURE, LIGHT, 1440, 900),
                    window("thread-per-section", Moment.MID_FALLBACK, DARK, 1440, 900),
                    window("thread-per-section", Moment.MID_FALLBACK, LIGHT, 1280, 720),
                    window("thread-per-section", Moment.END, DARK, 1440, 900),
                    // The other policies.
                    window("thread-original", Moment.FAILURE, LIGHT, 1280, 720),
                    window("thread-original", Moment.END, DARK, 1280, 720),
                    window("thread-posted-v1", Moment.MID_FREE, DARK, 1440, 900),
                    window("thread-posted-v1", Moment.AFTER_FREE, LIGHT, 1440, 900),
                    window("thread-unmap-rebuild", Moment.AFTER_FREE, DARK, 1280, 720),
                    window("thread-unmap-rebuild", Moment.MID_FALLBACK, LIGHT, 1280, 720),
                    window("x86-rule", Moment.END, DARK, 1280, 720),
                    // Other machines, and a real one.
                    window("healthy-16-gib", Moment.END, DARK, 1440, 900),
                    window(SIXTY_FOUR_GIB, Moment.FAILURE, LIGHT, 1440, 900),
                    window("pages-64k", Moment.END, LIGHT, 1280, 720),
                    window("sections-27-bit", Moment.END, DARK, 1280, 720),
                    window("s30-K3-v1", Moment.FAILURE, LIGHT, 1440, 900),
                    // High contrast.
                    window("thread-per-section", Moment.FAILURE, CONTRAST_DARK, 1440, 900),
                    window("thread-per-section", Moment.MID_FALLBACK, CONTRAST_LIGHT, 1440, 900),
                    // Small, large, dense, and for those who read it larger.
                    window("thread-per-section", Moment.FAILURE, DARK, 1024, 700),
                    window("thread-per-section", Moment.FAILURE, LIGHT, 3840, 2160),
                    window("thread-per-section", Moment.FAILURE, DARK, 800, 600),
                    window("thread-per-section", Moment.START, LIGHT, 470, 310),
                    scaled("thread-per-section", Moment.FAILURE, DARK, 1280, 720, 1.5, 1),
                    scaled("thread-per-section", Moment.MID_FALLBACK, LIGHT, 1440, 900, 1, 1.5),
                    // Parts by themselves, and with what the kernel would say.
                    part(WORDS, "thread-per-section", Moment.FAILURE, DARK, 1440, 900),
                    part(WORDS, "thread-posted-v1", Moment.END, LIGHT, 1280, 720),
                    part(MAP, "thread-per-section", Moment.FAILURE, LIGHT, 806, 480),
                    part(TABLES, "thread-posted-v1", Moment.MID_FREE, DARK, 600, 480));

    private static State window(String run, Moment moment, Theme theme, int width, int height) {
        return part(WINDOW, run, moment, theme, width, height);
    }

    private static State part(
            Part part, String run, Moment moment, Theme theme, int width, int height) {
        return new State(run, moment, new Picture(part, theme, width, height));
    }

    private static State scaled(
            String run,
            Moment moment,
            Theme theme,
            int width,
            int height,
            double scale,
            double textScale) {
        Picture picture = new Picture(WINDOW, theme, width, height, scale, textScale);
        return new State(run, moment, picture);
    }

    /// {@return the name of its file, without ending}
    @Override
    public String toString() {
        String scales =
                picture.scale() == 1 && picture.textScale() == 1
                        ? ""
                        : "-" + picture.scale() + "x" + picture.textScale();
        return "%s-%s-%s-%s-%dx%d%s"
                .formatted(
                        picture.part(),
                        run,
                        moment,
                        picture.theme().label(),
                        picture.width(),
                        picture.height(),
                        scales)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }
}
