package io.github.vmemmaplab.ui.tables;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;

/// Which slots have a card: the first of them, moved by the wheel, the bar, the strip and keys, and
/// by the run, whose slot at work is brought into view.
final class SlotScroll {
    private static final double BAR_ROOM = 16;
    private static final double WHEEL_SLOT = 40;

    private final TreeRegion region;
    private final TableTree tree;
    private final ScrollBar bar = new ScrollBar();
    private int first;
    private int followed = -1;
    private double wheel;

    SlotScroll(TreeRegion region, TableTree tree, String spoken) {
        this.region = region;
        this.tree = tree;
        bar.setOrientation(Orientation.VERTICAL);
        bar.setId("tree-scroll");
        bar.setManaged(false);
        bar.setAccessibleText(spoken);
        bar.valueProperty().subscribe(value -> showFrom(value.intValue()));
    }

    ScrollBar bar() {
        return bar;
    }

    /// {@return where everything lies now}
    TreeLayout layOut() {
        double width = region.getWidth();
        double height = region.getHeight();
        TreeLayout whole = new TreeLayout(tree, width, height, first);
        return whole.hasStrip() ? new TreeLayout(tree, width - BAR_ROOM, height, first) : whole;
    }

    /// Goes back to the first slot.
    void reset() {
        first = 0;
        followed = -1;
    }

    /// Brings the slot at work into view, once, so that the user can look elsewhere meanwhile.
    void follow() {
        int slot = tree.atWork();
        if (slot >= 0 && slot != followed) {
            followed = slot;
            TreeLayout layout = layOut();
            if (slot < layout.first() || slot >= layout.end()) {
                first = Math.max(0, slot - layout.count() / 2);
            }
        }
    }

    /// Brings a slot into view by as little as is needed.
    void reveal(int slot) {
        TreeLayout layout = layOut();
        if (slot < layout.first()) {
            goTo(slot);
        } else if (slot >= layout.end()) {
            goTo(slot - layout.count() + 1);
        }
    }

    /// Turns the wheel by so many units; what is less than a slot adds up.
    void turn(double units) {
        wheel -= units / WHEEL_SLOT;
        int slots = (int) wheel;
        wheel -= slots;
        goTo(first + slots);
    }

    /// Makes a slot the first that has a card, as far as there are enough after it.
    void goTo(int wanted) {
        first = Math.clamp(wanted, 0, Math.max(0, tree.slots().count() - layOut().count()));
        fitBar();
        region.scrolled();
    }

    private void showFrom(int slot) {
        if (slot != first) {
            goTo(slot);
        }
    }

    /// Gives the bar its place and its range.
    void fitBar() {
        TreeLayout layout = layOut();
        bar.setVisible(layout.hasStrip());
        int all = Math.max(1, tree.slots().count());
        int last = Math.max(0, all - layout.count());
        bar.setMax(last);
        bar.setVisibleAmount((double) last * layout.count() / all);
        bar.setBlockIncrement(layout.count());
        bar.setValue(layout.first());
        double w = bar.prefWidth(-1);
        double h = layout.hasStrip() ? layout.strip().getMinY() : 0;
        bar.resizeRelocate(region.getWidth() - w, 0, w, h);
    }
}
