package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.Whereabouts;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;

import java.util.Optional;

/// Where tables, slots and their pages are in the tree, as far as it shows them.
final class TreePlaces implements Whereabouts {
    private final TableTree tree;
    private final TreeRegion region;
    private final EntryCard card;

    TreePlaces(TableTree tree, TreeRegion region, EntryCard card) {
        this.tree = tree;
        this.region = region;
        this.card = card;
    }

    @Override
    public Optional<Bounds> ofFrame(int pfn) {
        if (!region.isVisible()) {
            return Optional.empty();
        }
        return region.layOut().boxes().stream()
                .filter(box -> tree.tableOf(box.ref().level(), box.ref().addr()) == pfn)
                .findFirst()
                .map(box -> inScene(box.area()));
    }

    @Override
    public Optional<Bounds> ofAddress(long addr) {
        int slot = tree.slots().indexOf(addr);
        TreeLayout layout = region.layOut();
        if (!region.isVisible() || slot < layout.first() || slot >= layout.end()) {
            return Optional.empty();
        }
        if (tree.kind(slot) != SlotState.Kind.TABLE) {
            return Optional.of(inScene(layout.bar(slot)));
        }
        return Optional.of(inScene(layout.cell(slot, tree.layout().index(Level.PTE, addr))));
    }

    @Override
    public Optional<Bounds> ofCard() {
        return card.isOpen()
                ? Optional.of(card.localToScene(card.getLayoutBounds()))
                : Optional.empty();
    }

    private Bounds inScene(Rectangle2D area) {
        return region.localToScene(
                new BoundingBox(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight()));
    }
}
