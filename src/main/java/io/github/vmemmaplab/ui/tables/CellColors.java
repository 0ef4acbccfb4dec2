package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

/// The colours of last-level entries: by where in memory each page lies, from the first frame to
/// the last; what `vmemmap_free` looked at in grey, what it cleared in red.
///
/// Made for one painting; colours are opaque ARGB.
final class CellColors {
    /// How many colours there are from the first frame of memory to the last.
    static final int STEPS = 12;

    private static final double FAINTEST = 0.34;
    private static final double LINEAR = 0.8;

    private final TableTree tree;
    private final Palette palette;
    private final int[] places = new int[STEPS];

    CellColors(TableTree tree, Palette palette) {
        this.tree = tree;
        this.palette = palette;
        for (int i = 0; i < STEPS; i++) {
            double share = FAINTEST + (1 - FAINTEST) * i / (STEPS - 1);
            places[i] = Palette.mix(pages(), palette.argb(Role.PANEL), share);
        }
    }

    private int pages() {
        return switch (tree.window()) {
            case VMEMMAP -> palette.argb(Role.VMEMMAP_PAGE);
            case LINEAR -> palette.argb(Role.PAGE_TABLE);
        };
    }

    /// {@return the colour of places that lie `step` of {@link #STEPS} along memory}
    int ofStep(int step) {
        return places[step];
    }

    /// {@return whether a colour is one of a place in the first half of memory, nearer to the
    /// panel's than to that of words}
    boolean isFaint(int color) {
        for (int i = 0; i < STEPS / 2; i++) {
            if (places[i] == color) {
                return true;
            }
        }
        return false;
    }

    /// {@return what an empty entry looks like}
    int empty() {
        return palette.argb(Role.FREE);
    }

    /// {@return the colour of entry `index` of a slot's page table}
    int of(SlotState slot, int index) {
        FreeWalk.Slot walk = slot.walk();
        if (walk != null && walk.isCleared(index)) {
            return palette.argb(Role.FAILURE);
        }
        if (tree.window() == Window.LINEAR) {
            // Side by side, as the linear map is: there is no place to tell.
            return Palette.mix(pages(), palette.argb(Role.PANEL), LINEAR);
        }
        int pfn = tree.framePfn(slot, index);
        if (pfn >= 0) {
            return places[(int) (tree.placeOf(pfn) * (STEPS - 1) + 0.5)];
        }
        return walk != null && walk.isNone(index) ? palette.argb(Role.MUTED) : empty();
    }
}
