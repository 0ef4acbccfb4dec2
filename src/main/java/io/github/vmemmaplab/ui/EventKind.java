package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Range;

/// What a person would call an event, when asking a run to stop at its like. Every event has one
/// kind.
public enum EventKind {
    /// A request begins.
    OPERATION_BEGINS(Subject.REQUEST),
    /// A request returns.
    OPERATION_ENDS(Subject.REQUEST),
    /// A request is refused before anything was done.
    REFUSED(Subject.REQUEST),
    /// The kernel stopped for good.
    KERNEL_HALTED(Subject.REQUEST),
    /// A page became a table of the linear map.
    LINEAR_TABLE_TAKEN(Subject.REQUEST),
    /// The linear map of a range is complete.
    LINEAR_MAPPED(Subject.REQUEST),
    /// A section was added.
    SECTION_ADDED(Subject.REQUEST),
    /// A section could not be added.
    SECTION_FAILED(Subject.REQUEST),
    /// A section was taken away.
    SECTION_REMOVED(Subject.REQUEST),
    /// Sections stay behind after a failed request.
    SECTIONS_LEFT_BEHIND(Subject.REQUEST),
    /// A memory block went online.
    ONLINED(Subject.REQUEST),
    /// A memory block went offline.
    OFFLINED(Subject.REQUEST),

    /// `vmemmap_populate` begins.
    POPULATE_BEGINS(Subject.POPULATE),
    /// `vmemmap_populate` returns.
    POPULATE_ENDS(Subject.POPULATE),
    /// A slot asks for its block.
    SLOT_TRIED(Subject.POPULATE),
    /// A slot has its block, not mapped yet.
    SLOT_GOT_BLOCK(Subject.POPULATE),
    /// A slot was mapped as a block.
    SLOT_MAPPED(Subject.POPULATE),
    /// A slot was in use already.
    SLOT_PRESENT(Subject.POPULATE),
    /// A PMD_SIZE allocation failed.
    SLOT_FAILED(Subject.POPULATE),
    /// The policy does something about it.
    FALLBACK_BEGINS(Subject.POPULATE),
    /// Base pages begin.
    BASE_PAGES_BEGIN(Subject.POPULATE),
    /// A base page was mapped.
    BASE_PAGE_MAPPED(Subject.POPULATE),
    /// Base pages are done, or ran out.
    BASE_PAGES_END(Subject.POPULATE),
    /// A page became a table of the vmemmap.
    TABLE_INSTALLED(Subject.POPULATE),

    /// `vmemmap_free` begins.
    FREE_BEGINS(Subject.FREE),
    /// `vmemmap_free` is done.
    FREE_ENDS(Subject.FREE),
    /// A walk looked at entries.
    ENTRY_VISITED(Subject.FREE),
    /// An entry was cleared and what it mapped freed.
    ENTRY_CLEARED(Subject.FREE),
    /// An empty table was freed.
    TABLE_FREED(Subject.FREE),
    /// Taking down the linear map begins.
    LINEAR_FREE_BEGINS(Subject.FREE),
    /// Taking down the linear map is done.
    LINEAR_FREE_ENDS(Subject.FREE),

    /// A block left a free list.
    BLOCK_TAKEN(Subject.ALLOCATOR),
    /// A request for pages was served.
    BLOCK_ALLOCATED(Subject.ALLOCATOR),
    /// A block of another migrate type was stolen or claimed.
    BLOCK_STOLEN(Subject.ALLOCATOR),
    /// A pageblock was looked at and not claimed.
    CLAIM_REFUSED(Subject.ALLOCATOR),
    /// A request for pages failed.
    ALLOCATION_FAILED(Subject.ALLOCATOR),
    /// A CPU's list was drained.
    PER_CPU_DRAINED(Subject.ALLOCATOR),
    /// The one warning was printed.
    WARNED(Subject.ALLOCATOR),
    /// Compaction moved a page.
    PAGE_MIGRATED(Subject.ALLOCATOR),
    /// A run of compaction ended.
    COMPACTION_RUN(Subject.ALLOCATOR),
    /// A page of page cache was dropped.
    PAGE_RECLAIMED(Subject.ALLOCATOR),
    /// A round of reclaim ended.
    RECLAIM_RUN(Subject.ALLOCATOR),
    /// Memory ran out, or the OOM killer chose.
    OUT_OF_MEMORY(Subject.ALLOCATOR);

    private final Subject subject;

    EventKind(Subject subject) {
        this.subject = subject;
    }

    /// What kinds are about, to list them by.
    public enum Subject {
        /// Whole requests and sections.
        REQUEST,
        /// Making struct pages.
        POPULATE,
        /// Taking tables down.
        FREE,
        /// The page allocator.
        ALLOCATOR
    }

    /// {@return what it is about}
    public Subject subject() {
        return subject;
    }

    /// {@return the kind of an event}
    public static EventKind of(Event event) {
        return switch (event) {
            case AllocatorEvent allocator -> of(allocator);
            case HotplugEvent hotplug -> of(hotplug);
            case VmemmapEvent vmemmap -> of(vmemmap);
        };
    }

    private static EventKind of(AllocatorEvent event) {
        return switch (event) {
            case AllocatorEvent.BlockTaken _ -> BLOCK_TAKEN;
            case AllocatorEvent.BlockStolen _ -> BLOCK_STOLEN;
            case AllocatorEvent.ClaimRefused _ -> CLAIM_REFUSED;
            case AllocatorEvent.BlockAllocated _ -> BLOCK_ALLOCATED;
            case AllocatorEvent.AllocationFailed _ -> ALLOCATION_FAILED;
            case AllocatorEvent.PerCpuDrained _ -> PER_CPU_DRAINED;
            case AllocatorEvent.WarnedOnce _ -> WARNED;
            case AllocatorEvent.OutOfMemory _, AllocatorEvent.OomKilled _ -> OUT_OF_MEMORY;
            case AllocatorEvent.PageMigrated _ -> PAGE_MIGRATED;
            case AllocatorEvent.CompactionEnded _ -> COMPACTION_RUN;
            case AllocatorEvent.PageReclaimed _ -> PAGE_RECLAIMED;
            case AllocatorEvent.DirectReclaimEnded _, AllocatorEvent.KswapdEnded _ -> RECLAIM_RUN;
        };
    }

    private static EventKind of(HotplugEvent event) {
        return switch (event) {
            case HotplugEvent.OperationBegun _ -> OPERATION_BEGINS;
            case HotplugEvent.OperationEnded _ -> OPERATION_ENDS;
            case HotplugEvent.KernelHalted _ -> KERNEL_HALTED;
            case HotplugEvent.Refused _ -> REFUSED;
            case HotplugEvent.LinearTableTaken _ -> LINEAR_TABLE_TAKEN;
            case HotplugEvent.LinearMapped _ -> LINEAR_MAPPED;
            case HotplugEvent.SectionAdded _ -> SECTION_ADDED;
            case HotplugEvent.SectionFailed _ -> SECTION_FAILED;
            case HotplugEvent.SectionRemoved _ -> SECTION_REMOVED;
            case HotplugEvent.SectionsLeftBehind _ -> SECTIONS_LEFT_BEHIND;
            case HotplugEvent.BlockOnlined _ -> ONLINED;
            case HotplugEvent.BlockOfflined _ -> OFFLINED;
        };
    }

    private static EventKind of(VmemmapEvent event) {
        return switch (event) {
            case VmemmapEvent.PopulateEntered _ -> POPULATE_BEGINS;
            case VmemmapEvent.PopulateReturned _ -> POPULATE_ENDS;
            case VmemmapEvent.SlotTried _ -> SLOT_TRIED;
            case VmemmapEvent.SlotGotBlock _ -> SLOT_GOT_BLOCK;
            case VmemmapEvent.SlotMapped _ -> SLOT_MAPPED;
            case VmemmapEvent.SlotPresent _ -> SLOT_PRESENT;
            case VmemmapEvent.SlotFailed _ -> SLOT_FAILED;
            case VmemmapEvent.RemedyChosen _ -> FALLBACK_BEGINS;
            case VmemmapEvent.BasePagesEntered _ -> BASE_PAGES_BEGIN;
            case VmemmapEvent.BasePageMapped _ -> BASE_PAGE_MAPPED;
            case VmemmapEvent.BasePagesReturned _ -> BASE_PAGES_END;
            case VmemmapEvent.TableInstalled _ -> TABLE_INSTALLED;
            case VmemmapEvent.FreeEntered entered ->
                    entered.range() == Range.VMEMMAP ? FREE_BEGINS : LINEAR_FREE_BEGINS;
            case VmemmapEvent.FreeReturned returned ->
                    returned.range() == Range.VMEMMAP ? FREE_ENDS : LINEAR_FREE_ENDS;
            case VmemmapEvent.EntryVisited _, VmemmapEvent.EntriesScanned _ -> ENTRY_VISITED;
            case VmemmapEvent.MemoryFreed _ -> ENTRY_CLEARED;
            case VmemmapEvent.TableFreed _ -> TABLE_FREED;
        };
    }
}
