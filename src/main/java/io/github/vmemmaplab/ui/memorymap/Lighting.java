package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

/// The colour of each frame while something is pointed at: what is meant keeps its colour or
/// shines, the rest is dimmed.
final class Lighting {
    private static final double DIM = 0.22;
    private static final double SHINE = 0.55;

    /// How many colours there are: one a role, and {@link #LIT}.
    static final int COLORS = Role.values().length + 1;

    /// The colour of blocks that are pointed at by their list.
    static final int LIT = COLORS - 1;

    private final int[] colors = new int[COLORS];
    private final int order;
    private final int type;

    private Lighting(Palette palette, int keptRole, int order, int type) {
        this.order = order;
        this.type = type;
        int shining = palette.argb(Role.ACCENT);
        colors[LIT] = shining;
        int panel = palette.argb(Role.PANEL);
        for (Role role : Role.values()) {
            boolean kept = keptRole < 0 ? order < 0 : role.ordinal() == keptRole;
            int color = palette.argb(role);
            colors[role.ordinal()] = kept ? color : Palette.mix(color, panel, DIM);
        }
        if (keptRole == Role.FREE.ordinal()) {
            colors[keptRole] = Palette.mix(shining, palette.argb(Role.FREE), SHINE);
        }
    }

    /// {@return the colours while `hovered` is pointed at}
    static Lighting of(Palette palette, Selection hovered) {
        return switch (hovered) {
            case Selection.OfRole(Role role) -> new Lighting(palette, role.ordinal(), -1, -1);
            case Selection.FreeList(int order, int type) -> new Lighting(palette, -1, order, type);
            case Selection.None _,
                    Selection.PageFrame _,
                    Selection.Frames _,
                    Selection.VirtualAddress _,
                    Selection.Entry _,
                    Selection.Section _,
                    Selection.Moment _,
                    Selection.CodeLine _,
                    Selection.Tally _ ->
                    new Lighting(palette, -1, -1, -1);
        };
    }

    /// {@return the colour with this number: a role's ordinal or {@link #LIT}}
    int color(int number) {
        return colors[number];
    }

    /// {@return the number of the colour of the block with this word}
    int numberOf(long word) {
        boolean lit =
                order >= 0
                        && FrameWord.isFree(word)
                        && FrameWord.order(word) == order
                        && (type == Selection.FreeList.ANY_TYPE
                                || FrameWord.freeType(word) == type);
        return lit ? LIT : FrameRoles.ofWord(word);
    }

    /// {@return whether single blocks are lit, which counts by role cannot tell}
    boolean isByBlock() {
        return order >= 0;
    }
}
