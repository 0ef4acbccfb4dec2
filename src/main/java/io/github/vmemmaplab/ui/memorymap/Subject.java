package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;

import java.util.Optional;

/// The frames that an event is about.
///
/// @param pfn the first
/// @param pages how many
record Subject(int pfn, int pages) {

    /// {@return what the event is about, if it is about frames}
    ///
    /// @param pmdOrder log2 of the frames that a PMD entry maps
    static Optional<Subject> of(Event event, int pmdOrder) {
        return switch (event) {
            case AllocatorEvent allocator -> of(allocator);
            case VmemmapEvent vmemmap -> of(vmemmap, pmdOrder);
            case HotplugEvent hotplug -> of(hotplug);
        };
    }

    private static Optional<Subject> of(AllocatorEvent event) {
        return switch (event) {
            case AllocatorEvent.BlockTaken taken -> block(taken.pfn(), taken.order());
            case AllocatorEvent.BlockStolen stolen -> block(stolen.pfn(), stolen.currentOrder());
            case AllocatorEvent.ClaimRefused refused ->
                    block(refused.pfn(), refused.currentOrder());
            case AllocatorEvent.BlockAllocated got -> block(got.pfn(), got.order());
            case AllocatorEvent.PageMigrated migrated -> block(migrated.to(), 0);
            case AllocatorEvent.PageReclaimed dropped -> block(dropped.pfn(), 0);
            case AllocatorEvent.AllocationFailed _,
                    AllocatorEvent.DirectReclaimEnded _,
                    AllocatorEvent.KswapdEnded _,
                    AllocatorEvent.CompactionEnded _,
                    AllocatorEvent.PerCpuDrained _,
                    AllocatorEvent.WarnedOnce _,
                    AllocatorEvent.OutOfMemory _,
                    AllocatorEvent.OomKilled _ ->
                    Optional.empty();
        };
    }

    private static Optional<Subject> of(VmemmapEvent event, int pmdOrder) {
        return switch (event) {
            case VmemmapEvent.SlotGotBlock got -> block(got.pfn(), pmdOrder);
            case VmemmapEvent.SlotMapped mapped -> block(mapped.pfn(), pmdOrder);
            case VmemmapEvent.BasePageMapped mapped -> block(mapped.pfn(), 0);
            case VmemmapEvent.TableInstalled table -> block(table.pfn(), 0);
            case VmemmapEvent.MemoryFreed freed -> block(freed.pfn(), freed.order());
            case VmemmapEvent.TableFreed freed -> block(freed.pfn(), 0);
            case VmemmapEvent.PopulateEntered _,
                    VmemmapEvent.PopulateReturned _,
                    VmemmapEvent.SlotTried _,
                    VmemmapEvent.SlotPresent _,
                    VmemmapEvent.SlotFailed _,
                    VmemmapEvent.RemedyChosen _,
                    VmemmapEvent.BasePagesEntered _,
                    VmemmapEvent.BasePagesReturned _,
                    VmemmapEvent.FreeEntered _,
                    VmemmapEvent.EntryVisited _,
                    VmemmapEvent.EntriesScanned _,
                    VmemmapEvent.FreeReturned _ ->
                    Optional.empty();
        };
    }

    private static Optional<Subject> of(HotplugEvent event) {
        return switch (event) {
            case HotplugEvent.LinearTableTaken taken -> block(taken.pfn(), 0);
            case HotplugEvent.BlockOnlined onlined ->
                    Optional.of(new Subject(onlined.startPfn(), onlined.pages()));
            case HotplugEvent.BlockOfflined offlined ->
                    Optional.of(new Subject(offlined.startPfn(), offlined.pages()));
            case HotplugEvent.OperationBegun _,
                    HotplugEvent.OperationEnded _,
                    HotplugEvent.Refused _,
                    HotplugEvent.LinearMapped _,
                    HotplugEvent.SectionAdded _,
                    HotplugEvent.SectionFailed _,
                    HotplugEvent.SectionRemoved _,
                    HotplugEvent.SectionsLeftBehind _,
                    HotplugEvent.KernelHalted _ ->
                    Optional.empty();
        };
    }

    private static Optional<Subject> block(int pfn, int order) {
        return Optional.of(new Subject(pfn, 1 << order));
    }
}
