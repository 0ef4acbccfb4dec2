package io.github.vmemmaplab.kernel.event;

import io.github.vmemmaplab.kernel.paging.Level;

/// What was done to the page tables: populating the vmemmap and taking tables down
/// (arch/arm64/mm/mmu.c, mm/sparse-vmemmap.c). Addresses are virtual; ranges end before `end`.
public sealed interface VmemmapEvent extends Event {

    @Override
    default Grain grain() {
        return Grain.EVENT;
    }

    /// What a policy does about a slot without a block.
    enum Remedy {
        /// Nothing: -ENOMEM goes up.
        FAIL,
        /// Free the whole request, then base pages for all of it.
        FREE_REQUEST,
        /// Base pages for this slot.
        BASE_PAGES_FOR_SLOT,
        /// Free what is mapped so far, then base pages for the whole request.
        FREE_MAPPED
    }

    /// Which of the two passes of taking down a range looks at an entry.
    enum Pass {
        /// `unmap_hotplug_range`: clears leaves and frees what they map.
        UNMAP,
        /// `free_empty_tables`: walks again for tables that are now empty.
        FREE_EMPTY,
        /// The scan of a whole table before it is freed; it stops at the first entry in use.
        RESCAN
    }

    /// `vmemmap_populate` was called.
    record PopulateEntered(long start, long end, boolean altmap) implements VmemmapEvent {}

    /// `vmemmap_populate` returned.
    record PopulateReturned(long start, long end, int result) implements VmemmapEvent {}

    /// An empty PMD slot asks for a block.
    record SlotTried(long addr, long next, boolean altmap) implements VmemmapEvent {}

    /// The slot got its block of PMD_SIZE.
    record SlotGotBlock(long addr, int pfn) implements VmemmapEvent {
        @Override
        public Grain grain() {
            return Grain.PAGE;
        }
    }

    /// The slot's PMD entry now maps the block.
    record SlotMapped(long addr, int pfn) implements VmemmapEvent {}

    /// The slot's entry was in use already.
    record SlotPresent(long addr) implements VmemmapEvent {}

    /// The slot's block could not be had.
    record SlotFailed(long addr, AllocationFailure failure) implements VmemmapEvent {}

    /// What the policy does about it, for the range given.
    record RemedyChosen(Remedy remedy, long start, long end) implements VmemmapEvent {}

    /// `vmemmap_populate_basepages` was called.
    record BasePagesEntered(long start, long end) implements VmemmapEvent {}

    /// A base page of struct pages was mapped.
    record BasePageMapped(long addr, int pfn, boolean altmap) implements VmemmapEvent {
        @Override
        public Grain grain() {
            return Grain.PAGE;
        }
    }

    /// `vmemmap_populate_basepages` returned.
    record BasePagesReturned(long start, long end, int result) implements VmemmapEvent {}

    /// A table page was installed: a table of `level` entries for the range around `addr`.
    record TableInstalled(Level level, long addr, int pfn) implements VmemmapEvent {}

    /// `vmemmap_free` was called, or the linear map's counterpart.
    record FreeEntered(Range range, long start, long end, boolean altmap) implements VmemmapEvent {}

    /// The walk looked at an entry; `none` tells whether it was empty. Leaves that are cleared tell
    /// it by {@link MemoryFreed}.
    record EntryVisited(Pass pass, Level level, long addr, boolean none) implements VmemmapEvent {
        @Override
        public Grain grain() {
            return Grain.PAGE;
        }
    }

    /// The walk looked at a run of entries of one table around `addr`, `none` of them empty and
    /// `mapped` in use.
    record EntriesScanned(Pass pass, Level level, long addr, int none, int mapped)
            implements VmemmapEvent {
        @Override
        public Grain grain() {
            return Grain.PAGE;
        }
    }

    /// A leaf was visited and cleared and the memory behind it given back.
    record MemoryFreed(long addr, int pfn, int order, boolean altmap) implements VmemmapEvent {
        @Override
        public Grain grain() {
            return order > 0 ? Grain.EVENT : Grain.PAGE;
        }
    }

    /// An empty table of `level` entries was unhooked and its page given back.
    record TableFreed(Range range, Level level, long addr, int pfn) implements VmemmapEvent {
        @Override
        public Grain grain() {
            return range == Range.LINEAR ? Grain.PAGE : Grain.EVENT;
        }
    }

    /// Taking down the range is done; `visits` counts the entries looked at.
    record FreeReturned(Range range, long start, long end, Visits visits) implements VmemmapEvent {}

    /// Which window of kernel addresses is meant.
    enum Range {
        /// The array of struct pages.
        VMEMMAP,
        /// The direct map of all memory.
        LINEAR
    }
}
