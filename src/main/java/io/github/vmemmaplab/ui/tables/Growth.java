package io.github.vmemmaplab.ui.tables;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What of the tree has come or gone since it was last shown, as far as it is in view, and the
/// motion that shows it.
final class Growth {
    private final TableTree tree;
    private final Motion motion;
    private Map<Long, SlotState.Kind> slots = Map.of();
    private Set<Integer> tables = Set.of();
    private @Nullable Object run;

    /// Growth of a tree, shown by `motion`.
    Growth(TableTree tree, Motion motion) {
        this.tree = tree;
        this.motion = motion;
    }

    /// Goes on to the tree as it is now; what is new since the last time moves if `moves` and if
    /// that was the same run.
    void follow(TreeLayout layout, boolean moves) {
        Map<Long, SlotState.Kind> nowSlots = slots(layout);
        Set<Integer> nowTables = tables(layout);
        Map<Long, SlotState.Kind> changed = new HashMap<>();
        slots.forEach((addr, kind) -> {
            SlotState.Kind now = nowSlots.get(addr);
            if (now != null && now != kind) {
                changed.put(addr, kind);
            }
        });
        Set<Integer> fresh = new HashSet<>(nowTables);
        fresh.removeAll(tables);
        boolean same = moves && tree.run().equals(run);
        motion.begin(same ? changed : Map.of(), same ? fresh : Set.of());
        remember(nowSlots, nowTables);
    }

    /// Takes the part of the tree that is in view now as what was shown: nothing of it is new.
    void forget(TreeLayout layout) {
        remember(slots(layout), tables(layout));
    }

    private void remember(Map<Long, SlotState.Kind> nowSlots, Set<Integer> nowTables) {
        slots = nowSlots;
        tables = nowTables;
        run = tree.run();
    }

    private Map<Long, SlotState.Kind> slots(TreeLayout layout) {
        Map<Long, SlotState.Kind> kinds = new HashMap<>();
        for (int index = layout.first(); index < layout.end(); index++) {
            kinds.put(tree.slots().addressOf(index), tree.kind(index));
        }
        return kinds;
    }

    private Set<Integer> tables(TreeLayout layout) {
        Set<Integer> pages = new HashSet<>();
        for (TreeBoxes.Box box : layout.boxes()) {
            pages.add(tree.tableOf(box.ref().level(), box.ref().addr()));
        }
        pages.remove(TableTree.NO_TABLE);
        return pages;
    }
}
