package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.theme.Role;

/// What a slot has come to, in a word or two.
///
/// @param text the words
/// @param role their colour
public record Verdict(String text, Role role) {
    private static final int SMALL_PAGE_SHIFT = 12;

    /// {@return the verdict on a slot}
    static Verdict of(Texts texts, SlotState slot, AddressLayout layout) {
        FreeWalk.Slot walk = slot.walk();
        return walk == null || slot.kind() == SlotState.Kind.BLOCK
                ? mapped(texts, slot, layout)
                : freed(texts, slot, walk, layout);
    }

    private static Verdict mapped(Texts texts, SlotState slot, AddressLayout layout) {
        return switch (slot.kind()) {
            case BLOCK -> new Verdict(texts.of("verdict.block"), Role.VMEMMAP_BLOCK);
            case NONE ->
                    slot.failed()
                            ? new Verdict(texts.of("verdict.failed"), Role.FAILURE)
                            : new Verdict("", Role.MUTED);
            case TABLE -> {
                boolean small = layout.pageShift() == SMALL_PAGE_SHIFT;
                yield new Verdict(
                        texts.of(
                                small ? "verdict.fallback" : "verdict.basePages",
                                slot.mapped(),
                                layout.entries()),
                        Role.VMEMMAP_PAGE_TEXT);
            }
        };
    }

    private static Verdict freed(
            Texts texts, SlotState slot, FreeWalk.Slot walk, AddressLayout layout) {
        if (slot.kind() == SlotState.Kind.TABLE) {
            return walk.cleared() > 0
                    ? new Verdict(
                            texts.of("verdict.clearing", walk.cleared(), layout.entries()),
                            Role.FAILURE)
                    : mapped(texts, slot, layout);
        }
        if (walk.tableFreed()) {
            return new Verdict(texts.of("verdict.tableFreed"), Role.FAILURE);
        }
        return walk.blockCleared()
                ? new Verdict(texts.of("verdict.cleared"), Role.FAILURE)
                : new Verdict(texts.of("verdict.seenNone"), Role.MUTED);
    }
}
