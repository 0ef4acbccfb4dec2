package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.ui.theme.Role;

/// Which colour a page frame has, by who holds it.
public final class FrameRoles {
    private static final int[] ROLE_OF_KIND = new int[FrameKind.values().length];

    static {
        for (FrameKind kind : FrameKind.values()) {
            ROLE_OF_KIND[kind.ordinal()] = of(kind).ordinal();
        }
    }

    private FrameRoles() {}

    /// {@return the colour of frames of this kind; frames that are not there have the panel's}
    public static Role of(FrameKind kind) {
        return switch (kind) {
            case ABSENT -> Role.PANEL;
            case FREE -> Role.FREE;
            case PER_CPU -> Role.PER_CPU;
            case OFFLINE -> Role.HOT_ADDED;
            case ISOLATED -> Role.NEUTRAL;
            case RESERVED -> Role.RESERVED;
            case KERNEL, SLAB, PINNED -> Role.UNMOVABLE;
            case RECLAIMABLE -> Role.RECLAIMABLE;
            case ANON, FILE -> Role.MOVABLE;
            case PAGE_TABLE -> Role.PAGE_TABLE;
            case VMEMMAP_BLOCK -> Role.VMEMMAP_BLOCK;
            case VMEMMAP_PAGE -> Role.VMEMMAP_PAGE;
        };
    }

    /// {@return the ordinal of the role of the block with this word}
    static int ofWord(long word) {
        return ROLE_OF_KIND[FrameWord.kind(word).ordinal()];
    }
}
