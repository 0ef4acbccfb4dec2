package io.github.vmemmaplab.ui.freelists;

import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.theme.Role;

/// Where arrow keys lead from list to list: sideways over the orders to the per-cpu lists, up and
/// down over the types of an order that have blocks.
final class ListsWalk {
    private final FreeListCounts counts;

    ListsWalk(FreeListCounts counts) {
        this.counts = counts;
    }

    /// {@return the list beside this, on all types; the first where this is no list}
    Selection aside(Selection from, int by) {
        int bar = bar(from);
        int next = bar < 0 ? 0 : Math.clamp(bar + by, 0, counts.orders());
        return next == counts.orders()
                ? new Selection.OfRole(Role.PER_CPU)
                : new Selection.FreeList(next, Selection.FreeList.ANY_TYPE);
    }

    /// {@return the list of the next type up or down the bar, past the last of which stand all
    /// types together}
    Selection along(Selection from, int by) {
        if (!(from instanceof Selection.FreeList(int order, int type))) {
            return from;
        }
        int next = type;
        do {
            next = Math.floorMod(next + 1 + by, MigrateType.COUNT + 1) - 1;
        } while (next != Selection.FreeList.ANY_TYPE && counts.count(order, next) == 0);
        return new Selection.FreeList(order, next);
    }

    private int bar(Selection from) {
        return switch (from) {
            case Selection.FreeList(int order, _) -> order;
            case Selection.OfRole(Role role) when role == Role.PER_CPU -> counts.orders();
            case Selection.OfRole _,
                    Selection.None _,
                    Selection.PageFrame _,
                    Selection.Frames _,
                    Selection.VirtualAddress _,
                    Selection.Entry _,
                    Selection.Section _,
                    Selection.Moment _,
                    Selection.CodeLine _,
                    Selection.Tally _ ->
                    -1;
        };
    }
}
