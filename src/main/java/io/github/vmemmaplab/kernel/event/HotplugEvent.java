package io.github.vmemmaplab.kernel.event;

import io.github.vmemmaplab.kernel.paging.Level;

/// What the memory hot-plug core did (mm/memory_hotplug.c, mm/sparse.c).
public sealed interface HotplugEvent extends Event {

    @Override
    default Grain grain() {
        return Grain.EVENT;
    }

    /// Why a request was refused before anything was done.
    enum Refusal {
        /// Start or length is not a multiple of the memory block size.
        UNALIGNED,
        /// Part of the range is memory already.
        OVERLAP,
        /// The range lies outside what the linear map can reach.
        UNREACHABLE,
        /// A section of the range is there already, left behind by an earlier failure.
        SECTION_PRESENT,
        /// Part of the range is not there, or not in the state that the request needs.
        WRONG_STATE,
        /// memmap_on_memory works on one memory block at a time before 6.6.
        MEMMAP_ON_MEMORY_SIZE,
        /// Boot memory cannot be offlined on arm64.
        BOOT_MEMORY,
        /// A page that cannot move stands in the range.
        UNMOVABLE_PAGE,
        /// An edge of the range lies inside a block of the linear map, which would have to be split
        /// (7.1).
        SPLITS_LEAF
    }

    /// What stopped the kernel for good.
    enum Halt {
        /// Memory ran out and there was nobody to kill: a panic.
        DEADLOCKED_ON_MEMORY("panic"),
        /// A table of the linear map had no page and the kernel had no way to say so, up to 6.12: a
        /// BUG.
        NO_TABLE_PAGE("bug");

        private final String label;

        Halt(String label) {
            this.label = label;
        }

        /// {@return the word for it in scenario files and reports}
        public String label() {
            return label;
        }
    }

    /// A request begins.
    record OperationBegun(int number, Operation operation) implements HotplugEvent {
        @Override
        public Grain grain() {
            return Grain.OPERATION;
        }
    }

    /// A request ended with 0 or a negative errno.
    record OperationEnded(int number, Operation operation, int result) implements HotplugEvent {
        @Override
        public Grain grain() {
            return Grain.OPERATION;
        }
    }

    /// The kernel stopped for good inside a request, which never returned; the last event of a run.
    record KernelHalted(int number, Operation operation, Halt halt) implements HotplugEvent {
        @Override
        public Grain grain() {
            return Grain.OPERATION;
        }
    }

    /// The request was refused; `at` is the physical address where.
    record Refused(Refusal refusal, long at) implements HotplugEvent {}

    /// A page became a table of `level` entries of the linear map.
    record LinearTableTaken(Level level, long addr, int pfn) implements HotplugEvent {
        @Override
        public Grain grain() {
            return Grain.PAGE;
        }
    }

    /// The linear map of the range is complete; `tables` pages were taken for it.
    record LinearMapped(long start, long end, int tables) implements HotplugEvent {}

    /// A section was added: its struct pages are there and it is marked present.
    record SectionAdded(int section) implements HotplugEvent {}

    /// A section could not be added and was rolled back.
    record SectionFailed(int section, int result) implements HotplugEvent {}

    /// A section was taken away.
    record SectionRemoved(int section) implements HotplugEvent {}

    /// A failed request leaves `sections` behind, present and populated but without linear map.
    record SectionsLeftBehind(int first, int sections) implements HotplugEvent {}

    /// A memory block's pages went to a zone.
    record BlockOnlined(int startPfn, int pages, int zone) implements HotplugEvent {}

    /// A memory block's pages left their zone.
    record BlockOfflined(int startPfn, int pages, int zone) implements HotplugEvent {}
}
