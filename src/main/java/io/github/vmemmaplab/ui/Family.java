package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.ui.memorymap.FrameRoles;
import io.github.vmemmaplab.ui.theme.Role;

/// Blocks of memory that are alike, told by their {@linkplain FrameWord words}; O(1) a block.
sealed interface Family {
    /// {@return whether the block with this word belongs to it}
    boolean has(long word);

    /// No block at all.
    record None() implements Family {
        @Override
        public boolean has(long word) {
            return false;
        }
    }

    /// The blocks of a free list.
    record Listed(int order, int type) implements Family {
        @Override
        public boolean has(long word) {
            return FrameWord.isFree(word)
                    && FrameWord.order(word) == order
                    && (type == Selection.FreeList.ANY_TYPE || FrameWord.freeType(word) == type);
        }
    }

    /// Memory of a role.
    record OfRole(Role role) implements Family {
        @Override
        public boolean has(long word) {
            FrameKind kind = FrameWord.kind(word);
            return kind != FrameKind.ABSENT && FrameRoles.of(kind) == role;
        }
    }

    /// Memory that a counter counts.
    record Tallied(Counted of) implements Family {
        @Override
        public boolean has(long word) {
            return of.holds(FrameWord.kind(word));
        }
    }
}
