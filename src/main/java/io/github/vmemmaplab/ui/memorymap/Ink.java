package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

/// The colours to paint memory with, for cells that are large enough for a pattern or an outline
/// and for those that are not.
///
/// @param lighting colours by shade
/// @param line edge of what is not there yet
/// @param free behind the outline of per-cpu frames
/// @param hatch lines on offline memory
/// @param hatchPitch pixels from line to line
record Ink(Lighting lighting, int line, int free, int hatch, int hatchPitch) {
    private static final double PITCH = 7;

    static Ink of(Palette palette, Lighting lighting, double density) {
        return new Ink(
                lighting,
                palette.argb(Role.LINE),
                lighting.color(Shade.FREE.ordinal()),
                palette.argb(Role.HOT_ADDED_HATCH),
                Math.max(2, (int) Math.round(PITCH * density)));
    }

    /// {@return the colour of a pixel, with hatching}
    int at(int shade, int x, int y) {
        if (shade == Shade.HOT_ADDED.ordinal()
                && Math.floorMod(x + y, hatchPitch) * 4 < hatchPitch) {
            return hatch;
        }
        return lighting.color(shade);
    }
}
