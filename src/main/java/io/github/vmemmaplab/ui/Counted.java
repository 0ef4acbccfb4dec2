package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.kernel.memory.FrameKind;

/// What a counter counts: events, and the page frames that they leave behind.
public enum Counted {
    /// Slots mapped by a block.
    BLOCKS,
    /// Base pages of struct pages.
    PAGES,
    /// Requests for a block of PMD_SIZE.
    ATTEMPTS,
    /// Entries that `vmemmap_free` looked at.
    FREED,
    /// Translations that the vmemmap needs.
    TLB,
    /// Pages allocated for the request.
    ALLOCATED,
    /// Blocks that were mapped and given back.
    THROWN_AWAY,
    /// Page cache that was dropped.
    DROPPED;

    /// {@return whether the event adds to the count}
    public boolean counts(Event event) {
        return switch (this) {
            case BLOCKS -> event instanceof VmemmapEvent.SlotMapped;
            case PAGES -> event instanceof VmemmapEvent.BasePageMapped;
            case ATTEMPTS ->
                    event instanceof VmemmapEvent.SlotTried
                            || event instanceof VmemmapEvent.SlotFailed;
            case FREED ->
                    event instanceof VmemmapEvent.EntryVisited
                            || event instanceof VmemmapEvent.EntriesScanned
                            || event instanceof VmemmapEvent.MemoryFreed;
            case TLB -> BLOCKS.counts(event) || PAGES.counts(event);
            case ALLOCATED ->
                    event instanceof VmemmapEvent.SlotGotBlock
                            || event instanceof VmemmapEvent.TableInstalled
                            || event instanceof HotplugEvent.LinearTableTaken
                            || PAGES.counts(event);
            case THROWN_AWAY ->
                    event instanceof VmemmapEvent.MemoryFreed freed && freed.order() > 0;
            case DROPPED -> event instanceof AllocatorEvent.PageReclaimed;
        };
    }

    /// {@return whether frames of this kind are what is counted}
    public boolean holds(FrameKind kind) {
        return switch (this) {
            case BLOCKS -> kind == FrameKind.VMEMMAP_BLOCK;
            case PAGES -> kind == FrameKind.VMEMMAP_PAGE;
            case TLB -> BLOCKS.holds(kind) || PAGES.holds(kind);
            case ALLOCATED -> TLB.holds(kind) || kind == FrameKind.PAGE_TABLE;
            case ATTEMPTS, FREED, THROWN_AWAY, DROPPED -> false;
        };
    }
}
