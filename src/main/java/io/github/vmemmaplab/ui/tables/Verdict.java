package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.event.VmemmapEvent.Remedy;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.theme.Role;

import org.jspecify.annotations.Nullable;

/// What a slot has come to, in a word or two.
///
/// @param text the words
/// @param brief fewer words, for where these do not fit
/// @param role their colour
public record Verdict(String text, String brief, Role role) {
    private static final int SMALL_PAGE_SHIFT = 12;

    /// {@return the verdict on a slot of a tree}
    static Verdict of(Texts texts, SlotState slot, TableTree tree) {
        FreeWalk.Slot walk = slot.walk();
        if (tree.window() == Window.LINEAR) {
            return linear(texts, slot, tree);
        }
        return walk == null || slot.kind() == SlotState.Kind.BLOCK
                ? mapped(texts, slot, tree)
                : freed(texts, slot, walk, tree);
    }

    private static Verdict verdict(Texts texts, String key, Role role, Object... arguments) {
        return new Verdict(
                texts.of("verdict." + key, arguments),
                texts.of("verdict." + key + ".brief", arguments),
                role);
    }

    private static Verdict linear(Texts texts, SlotState slot, TableTree tree) {
        return switch (slot.kind()) {
            case NONE -> new Verdict("", "", Role.MUTED);
            case BLOCK -> verdict(texts, "block", Role.TEXT);
            case TABLE -> verdict(texts, "pages", Role.PAGE_TABLE, slot.mapped());
            case LARGER_BLOCK -> {
                EntryRef above = tree.largerBlock(slot.addr());
                long span = above == null ? 0 : tree.layout().span(above.level());
                yield verdict(texts, "larger", Role.TEXT, Figures.bytes(span));
            }
        };
    }

    private static Verdict mapped(Texts texts, SlotState slot, TableTree tree) {
        return switch (slot.kind()) {
            case BLOCK, LARGER_BLOCK -> verdict(texts, "block", Role.VMEMMAP_BLOCK);
            case NONE -> none(texts, slot, tree);
            case TABLE -> table(texts, slot, tree.layout());
        };
    }

    private static Verdict none(Texts texts, SlotState slot, TableTree tree) {
        if (slot.failed()) {
            return verdict(texts, "failed" + suffix(slot.remedy()), Role.FAILURE);
        }
        return slot.atWork() && tree.isBlockWanted()
                ? verdict(texts, "wanted", Role.TEXT, Figures.bytes(tree.layout().span(Level.PMD)))
                : new Verdict("", "", Role.MUTED);
    }

    private static String suffix(@Nullable Remedy remedy) {
        return remedy == null ? "" : "." + remedy;
    }

    private static Verdict table(Texts texts, SlotState slot, AddressLayout layout) {
        if (layout.pageShift() != SMALL_PAGE_SHIFT) {
            return verdict(texts, "pages", Role.VMEMMAP_PAGE_TEXT, slot.mapped());
        }
        String key = slot.mapped() < layout.entries() ? "fallback" : "fallenBack";
        return verdict(texts, key, Role.VMEMMAP_PAGE_TEXT, slot.mapped(), layout.entries());
    }

    private static Verdict freed(Texts texts, SlotState slot, FreeWalk.Slot walk, TableTree tree) {
        if (slot.kind() == SlotState.Kind.TABLE) {
            return walk.cleared() > 0
                    ? verdict(
                            texts,
                            "clearing",
                            Role.FAILURE,
                            walk.cleared(),
                            tree.layout().entries())
                    : mapped(texts, slot, tree);
        }
        if (walk.tableFreed()) {
            return verdict(texts, "tableFreed", Role.FAILURE);
        }
        if (walk.blockCleared()) {
            return verdict(texts, "cleared", Role.FAILURE);
        }
        return slot.failed()
                ? verdict(texts, "failedVisited", Role.FAILURE)
                : verdict(texts, "neverMapped", Role.MUTED);
    }
}
