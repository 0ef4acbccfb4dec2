package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.event.VmemmapEvent.Remedy;

import org.jspecify.annotations.Nullable;

/// One PMD_SIZE slot at the cursor.
///
/// @param index its number among all added slots
/// @param addr its first virtual address
/// @param pmdIndex which entry of its PMD table it is
/// @param kind what the entry holds
/// @param entry the entry's 64 bits
/// @param target PFN of the block or of the page table, 0 for none
/// @param mapped how many base pages are mapped
/// @param atWork whether the step is about this slot
/// @param failed whether the last request for its block failed
/// @param remedy what was done instead, null if nothing failed or nothing was done yet
/// @param walk what `vmemmap_free` has done to it, null outside of it
public record SlotState(
        int index,
        long addr,
        int pmdIndex,
        Kind kind,
        long entry,
        int target,
        int mapped,
        boolean atWork,
        boolean failed,
        @Nullable Remedy remedy,
        FreeWalk.@Nullable Slot walk) {
    /// What a PMD entry holds.
    public enum Kind {
        /// Nothing.
        NONE,
        /// A block of PMD_SIZE.
        BLOCK,
        /// A page table.
        TABLE,
        /// There is no such entry: a larger block above maps its memory.
        LARGER_BLOCK
    }

    /// {@return whether its block was missed and nothing, or not yet everything, is mapped in its
    /// place}
    boolean isOpenFailure(int entries) {
        return failed && (kind == Kind.NONE || (atWork && mapped < entries));
    }
}
