package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.ui.theme.Look;

import javafx.geometry.Rectangle2D;

import java.util.Optional;

/// What a window is like when it opens, so that it is as it was left.
///
/// @param bounds where it lies on the screen, if it has been anywhere
/// @param maximized whether it fills the screen
/// @param look what the user wants everything to look like
/// @param textScale how large everything is drawn
/// @param speed how fast the run plays, in events a second
/// @param skipping whether playing leaves out uneventful steps
/// @param motion whether changes may fade
/// @param counters whether "so far" is shown where it shares a place with the code
/// @param words whether the drawer with the kernel's own words is open
/// @param opened what was opened last, as {@link Source} writes it, if anything was
record WindowState(
        Optional<Rectangle2D> bounds,
        boolean maximized,
        Look look,
        double textScale,
        double speed,
        boolean skipping,
        boolean motion,
        boolean counters,
        boolean words,
        Optional<Source> opened) {

    /// {@return what a window is like that was never open before}
    static WindowState first() {
        return new WindowState(
                Optional.empty(),
                false,
                Look.SYSTEM,
                1,
                1,
                true,
                true,
                false,
                false,
                Optional.empty());
    }

    WindowState withBounds(Rectangle2D newBounds) {
        return new WindowState(
                Optional.of(newBounds),
                maximized,
                look,
                textScale,
                speed,
                skipping,
                motion,
                counters,
                words,
                opened);
    }

    WindowState withOpened(Optional<Source> source) {
        return new WindowState(
                bounds, maximized, look, textScale, speed, skipping, motion, counters, words,
                source);
    }
}
