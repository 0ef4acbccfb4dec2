package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.Level;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Where keys are in the tree: on a slot, or on one of the tables on the way to it.
///
/// Down goes from the top table down the way to the slot and then over all slots; Up goes back the
/// same way; Left and Right go up and down the way from wherever the cursor is.
final class TreeCursor {
    private static final int NOWHERE = -1;

    private final TableTree tree;
    private int depth = NOWHERE;
    private int slot;

    TreeCursor(TableTree tree) {
        this.tree = tree;
    }

    private int tables() {
        return tree.upperLevels().size();
    }

    /// {@return whether it is on a slot}
    boolean isOnSlot() {
        return tree.slots().count() > 0 && depth >= tables();
    }

    /// {@return the slot that it is on, or the way to which it is on}
    int slot() {
        return Math.clamp(slot, 0, Math.max(0, tree.slots().count() - 1));
    }

    /// Puts it on a slot.
    void goTo(int index) {
        depth = tables();
        slot = index;
    }

    /// Goes over slots, and before the first one up the tables; `firstShown` is where it comes in
    /// from the tables.
    void move(int by, int firstShown) {
        if (depth < tables()) {
            depth = Math.clamp(depth + Integer.signum(by), 0, tables());
            slot = depth == tables() ? firstShown : slot;
        } else if (slot() + by < 0 && slot() == 0) {
            depth = tables() - 1;
        } else {
            slot = Math.clamp((long) slot() + by, 0, Math.max(0, tree.slots().count() - 1));
        }
    }

    /// Goes to the table above.
    void out() {
        depth = Math.max(0, depth - 1);
    }

    /// Goes to the entry below, on the way to the slot.
    void in() {
        depth = Math.min(tables(), depth + 1);
    }

    /// {@return the entry that it is on, null if it is nowhere yet}
    @Nullable EntryRef entry(List<TreeBoxes.Box> boxes) {
        if (depth == NOWHERE || tree.slots().count() == 0) {
            return null;
        }
        long addr = tree.slots().addressOf(slot());
        if (isOnSlot()) {
            return new EntryRef(Level.PMD, addr);
        }
        Level level = tree.upperLevels().get(depth);
        EntryRef found = null;
        for (TreeBoxes.Box box : boxes) {
            boolean candidate =
                    box.ref().level() == level
                            && (found == null || Long.compareUnsigned(box.ref().addr(), addr) <= 0);
            found = candidate ? box.ref() : found;
        }
        return found;
    }
}
