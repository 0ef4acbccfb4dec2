package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Level;

/// What an event is about: page frames, virtual addresses, a free list, sections.
///
/// @param pfn the first frame
/// @param pages how many frames, 0 if it is about none
/// @param start the first virtual address
/// @param end the address after the last; equal to `start` if it is about none
/// @param order of the list that it is about, -1 for none
/// @param type of that list
/// @param section the first section, -1 for none
/// @param sections how many
record About(
        int pfn, int pages, long start, long end, int order, int type, int section, int sections) {
    private static final About NOTHING = new About(0, 0, 0, 0, -1, 0, -1, 0);

    /// {@return what an event of a machine with this layout is about}
    static About of(Event event, AddressLayout layout) {
        return switch (event) {
            case AllocatorEvent allocator -> of(allocator);
            case VmemmapEvent vmemmap -> of(vmemmap, layout);
            case HotplugEvent hotplug -> of(hotplug, layout);
        };
    }

    private static About of(AllocatorEvent event) {
        return switch (event) {
            case AllocatorEvent.BlockTaken taken ->
                    listed(taken.pfn(), taken.order(), taken.fromOrder(), taken.type().ordinal());
            case AllocatorEvent.BlockStolen stolen ->
                    listed(
                            stolen.pfn(),
                            stolen.currentOrder(),
                            stolen.currentOrder(),
                            stolen.fallback().ordinal());
            case AllocatorEvent.ClaimRefused refused ->
                    listed(
                            refused.pfn(),
                            refused.currentOrder(),
                            refused.currentOrder(),
                            refused.fallback().ordinal());
            case AllocatorEvent.BlockAllocated got -> block(got.pfn(), got.order());
            case AllocatorEvent.PageMigrated migrated -> block(migrated.to(), 0);
            case AllocatorEvent.PageReclaimed dropped -> block(dropped.pfn(), 0);
            case AllocatorEvent.CompactionEnded ended when ended.captured() >= 0 ->
                    block(ended.captured(), ended.order());
            case AllocatorEvent.CompactionEnded _,
                    AllocatorEvent.AllocationFailed _,
                    AllocatorEvent.DirectReclaimEnded _,
                    AllocatorEvent.KswapdEnded _,
                    AllocatorEvent.PerCpuDrained _,
                    AllocatorEvent.WarnedOnce _,
                    AllocatorEvent.OutOfMemory _,
                    AllocatorEvent.OomKilled _ ->
                    NOTHING;
        };
    }

    private static About of(VmemmapEvent event, AddressLayout layout) {
        long slot = layout.span(Level.PMD);
        return switch (event) {
            case VmemmapEvent.PopulateEntered entered -> range(entered.start(), entered.end());
            case VmemmapEvent.PopulateReturned back -> range(back.start(), back.end());
            case VmemmapEvent.SlotTried tried -> range(tried.addr(), tried.next());
            case VmemmapEvent.SlotGotBlock got -> backed(got.addr(), slot, got.pfn(), layout);
            case VmemmapEvent.SlotMapped mapped ->
                    backed(mapped.addr(), slot, mapped.pfn(), layout);
            case VmemmapEvent.SlotPresent present -> within(present.addr(), slot);
            case VmemmapEvent.SlotFailed failed -> within(failed.addr(), slot);
            case VmemmapEvent.RemedyChosen chosen -> range(chosen.start(), chosen.end());
            case VmemmapEvent.BasePagesEntered entered -> range(entered.start(), entered.end());
            case VmemmapEvent.BasePagesReturned back -> range(back.start(), back.end());
            case VmemmapEvent.BasePageMapped mapped ->
                    backed(mapped.addr(), layout.span(Level.PTE), mapped.pfn(), layout);
            case VmemmapEvent.TableInstalled table ->
                    table(table.level(), table.addr(), table.pfn(), layout);
            case VmemmapEvent.FreeEntered entered -> range(entered.start(), entered.end());
            case VmemmapEvent.FreeReturned back -> range(back.start(), back.end());
            case VmemmapEvent.EntryVisited seen -> within(seen.addr(), layout.span(seen.level()));
            // A run of entries of one table: all of it.
            case VmemmapEvent.EntriesScanned scanned ->
                    within(scanned.addr(), layout.span(scanned.level()) * layout.entries());
            case VmemmapEvent.MemoryFreed freed ->
                    backed(
                            freed.addr(),
                            layout.span(Level.PTE) << freed.order(),
                            freed.pfn(),
                            layout);
            case VmemmapEvent.TableFreed freed ->
                    table(freed.level(), freed.addr(), freed.pfn(), layout);
        };
    }

    private static About of(HotplugEvent event, AddressLayout layout) {
        return switch (event) {
            case HotplugEvent.LinearTableTaken taken ->
                    table(taken.level(), taken.addr(), taken.pfn(), layout);
            case HotplugEvent.BlockOnlined onlined -> frames(onlined.startPfn(), onlined.pages());
            case HotplugEvent.BlockOfflined gone -> frames(gone.startPfn(), gone.pages());
            case HotplugEvent.LinearMapped mapped -> range(mapped.start(), mapped.end());
            case HotplugEvent.SectionAdded added -> sections(added.section(), 1);
            case HotplugEvent.SectionFailed failed -> sections(failed.section(), 1);
            case HotplugEvent.SectionRemoved removed -> sections(removed.section(), 1);
            case HotplugEvent.SectionsLeftBehind left -> sections(left.first(), left.sections());
            case HotplugEvent.OperationBegun begun -> operation(begun.operation(), layout);
            case HotplugEvent.OperationEnded ended -> operation(ended.operation(), layout);
            case HotplugEvent.KernelHalted halted -> operation(halted.operation(), layout);
            case HotplugEvent.Refused _ -> NOTHING;
        };
    }

    private static About operation(Operation operation, AddressLayout layout) {
        long pages = Math.clamp(operation.size() >>> layout.pageShift(), 0, Integer.MAX_VALUE);
        long first = operation.start() >>> layout.pageShift();
        return first + pages > Integer.MAX_VALUE ? NOTHING : frames((int) first, (int) pages);
    }

    private static About frames(int pfn, int pages) {
        return new About(pfn, pages, 0, 0, -1, 0, -1, 0);
    }

    private static About block(int pfn, int order) {
        return frames(pfn, 1 << order);
    }

    private static About listed(int pfn, int order, int listOrder, int type) {
        return new About(pfn, 1 << order, 0, 0, listOrder, type, -1, 0);
    }

    private static About range(long start, long end) {
        return new About(0, 0, start, end, -1, 0, -1, 0);
    }

    // The aligned range of this length around an address.
    private static About within(long addr, long span) {
        return range(addr & -span, (addr & -span) + span);
    }

    private static About backed(long addr, long span, int pfn, AddressLayout layout) {
        return new About(pfn, (int) (span >>> layout.pageShift()), addr, addr + span, -1, 0, -1, 0);
    }

    // Only the last level's tables belong to one slot.
    private static About table(Level level, long addr, int pfn, AddressLayout layout) {
        long span = level == Level.PTE ? layout.span(Level.PMD) : 0;
        long start = span == 0 ? 0 : addr & -span;
        return new About(pfn, 1, start, start + span, -1, 0, -1, 0);
    }

    private static About sections(int first, int sections) {
        return new About(0, 0, 0, 0, -1, 0, first, sections);
    }

    /// {@return whether the event is about a whole request rather than a part of it}
    static boolean isWhole(Event event) {
        return switch (event) {
            case VmemmapEvent.PopulateEntered _,
                    VmemmapEvent.PopulateReturned _,
                    VmemmapEvent.FreeEntered _,
                    VmemmapEvent.FreeReturned _,
                    HotplugEvent.OperationBegun _,
                    HotplugEvent.OperationEnded _,
                    HotplugEvent.KernelHalted _,
                    HotplugEvent.LinearMapped _ ->
                    true;
            case VmemmapEvent _, HotplugEvent _, AllocatorEvent _ -> false;
        };
    }
}
