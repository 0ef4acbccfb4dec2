package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.ui.Lit;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/// The colour of each block while many things that are alike are pointed at: what is meant keeps
/// its colour or shines, the rest is dimmed.
final class Lighting {
    private static final int MANY = 16;
    private static final double DIM = 0.22;
    private static final double HALF = 0.4;
    private static final double SHINE = 0.55;
    private static final int LIT = Shade.LIT.ordinal();

    // As dark as what is dimmed, so these shine instead.
    private static final List<Shade> DARK = List.of(Shade.FREE, Shade.SINCE_START, Shade.UNLISTED);

    private final Coloring coloring;
    private final int[] colors = new int[Shade.COUNT];

    /// What shines block by block, if anything does.
    private final @Nullable Lit family;

    private Lighting(
            Coloring coloring,
            Palette palette,
            @Nullable Lit family,
            Predicate<Shade> kept,
            double dim) {
        this.coloring = coloring;
        this.family = family;
        int panel = palette.argb(Role.PANEL);
        for (Shade shade : Shade.values()) {
            int color = shade.argb(palette);
            colors[shade.ordinal()] = kept.test(shade) ? color : Palette.mix(color, panel, dim);
        }
        colors[LIT] = palette.argb(Role.ACCENT);
    }

    /// {@return the colours while this shines, or a shade is pointed at in the legend}
    static Lighting of(Coloring coloring, Palette palette, Lit lit, @Nullable Shade pointed) {
        if (pointed != null) {
            return keeping(coloring, palette, shade -> shade == pointed);
        }
        if (!isMany(lit)) {
            return plain(coloring, palette);
        }
        return lit.cause() instanceof Selection.OfRole(Role role)
                        && coloring instanceof KindColoring
                ? keeping(coloring, palette, shade -> shade.role() == role)
                : new Lighting(coloring, palette, lit, _ -> false, DIM);
    }

    /// {@return whether so many places shine that the rest steps back}
    static boolean isMany(Lit lit) {
        return lit.isFamily() || lit.frameRanges() > MANY;
    }

    /// {@return the colours while nothing is pointed at}
    static Lighting plain(Coloring coloring, Palette palette) {
        return new Lighting(coloring, palette, null, _ -> true, 1);
    }

    /// {@return the colours of what stands back behind something else}
    static Lighting back(Coloring coloring, Palette palette) {
        return new Lighting(coloring, palette, null, _ -> false, HALF);
    }

    private static Lighting keeping(Coloring coloring, Palette palette, Predicate<Shade> kept) {
        Lighting lighting = new Lighting(coloring, palette, null, kept, DIM);
        int shining = Palette.mix(palette.argb(Role.ACCENT), palette.argb(Role.FREE), SHINE);
        for (Shade dark : DARK) {
            if (kept.test(dark)) {
                lighting.colors[dark.ordinal()] = shining;
            }
        }
        return lighting;
    }

    /// {@return the colour of a shade, by ordinal}
    int color(int shade) {
        return colors[shade];
    }

    /// {@return the shade, by ordinal, of the block that starts at `pfn` and has this word}
    int shadeOf(int pfn, long word) {
        return family != null && family.hasBlock(pfn, word) ? LIT : coloring.of(pfn, word);
    }

    /// {@return whether the kinds of its blocks alone tell the colours of the pageblock of a frame}
    boolean isPlain(int pfn) {
        return family == null && coloring.isPlain(pfn);
    }

    /// {@return the shade, by ordinal, of blocks of a kind in a plain pageblock}
    int shadeOf(FrameKind kind) {
        return coloring.ofKind(kind);
    }
}
