package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Range;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Remedy;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.scenario.Witness;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.timeline.Outline.Attempt;

import java.util.ArrayList;
import java.util.List;

/// Reads a run from end to end and notes where phases and calls begin and end.
final class OutlineReader {
    private final Timeline timeline;
    private final Witness witness;
    private final CallStack calls = new CallStack();
    private final List<Phase> phases = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private Slots slots = new Slots(0, 0, 1);
    private Phase.Kind kind = Phase.Kind.LINEAR_MAP;
    private int slot = -1;
    private int request = 1;
    private int phaseStart = 1;
    private int step;

    OutlineReader(Timeline timeline, Witness witness) {
        this.timeline = timeline;
        this.witness = witness;
    }

    Outline read() {
        for (Event event : timeline.events()) {
            step++;
            calls.before(step, event);
            switch (event) {
                case AllocatorEvent allocator -> readAllocator(allocator);
                case VmemmapEvent vmemmap -> readVmemmap(vmemmap);
                case HotplugEvent hotplug -> readHotplug(hotplug);
            }
            calls.after(event);
            if (witness instanceof Witness.Differs differs && differs.step() == step) {
                mark(Mark.Kind.KERNEL_DIFFERS);
            }
        }
        endPhase(step);
        return new Outline(
                timeline, phases, marks, attempts, calls.starts(), calls.spans(), witness);
    }

    private void readAllocator(AllocatorEvent event) {
        switch (event) {
            case AllocatorEvent.OutOfMemory _, AllocatorEvent.OomKilled _ ->
                    mark(Mark.Kind.FAILURE);
            case AllocatorEvent.BlockStolen _ -> mark(Mark.Kind.STEAL);
            case AllocatorEvent.PageMigrated _ -> beginEffort(Phase.Kind.COMPACTION);
            case AllocatorEvent.CompactionEnded _ -> endEffort(Phase.Kind.COMPACTION);
            case AllocatorEvent.PageReclaimed _ -> beginEffort(Phase.Kind.RECLAIM);
            case AllocatorEvent.DirectReclaimEnded _, AllocatorEvent.KswapdEnded _ ->
                    endEffort(Phase.Kind.RECLAIM);
            case AllocatorEvent.BlockTaken _,
                    AllocatorEvent.ClaimRefused _,
                    AllocatorEvent.BlockAllocated _,
                    AllocatorEvent.AllocationFailed _,
                    AllocatorEvent.PerCpuDrained _,
                    AllocatorEvent.WarnedOnce _ -> {}
        }
    }

    // The attempt so far was made to no other end.
    private void beginEffort(Phase.Kind effort) {
        if (kind == Phase.Kind.BLOCK) {
            kind = effort;
        }
    }

    // What follows tells whether the slot got its block.
    private void endEffort(Phase.Kind effort) {
        if (kind == effort) {
            endPhase(step);
            kind = Phase.Kind.BLOCK;
            phaseStart = step + 1;
        }
    }

    private void readVmemmap(VmemmapEvent event) {
        switch (event) {
            case VmemmapEvent.SlotTried tried -> begin(Phase.Kind.BLOCK, tried.addr());
            case VmemmapEvent.SlotMapped mapped ->
                    attempts.add(new Attempt(step, mapped.addr(), false));
            case VmemmapEvent.SlotFailed failed -> {
                kind = Phase.Kind.FAILURE;
                attempts.add(new Attempt(step, failed.addr(), true));
                mark(Mark.Kind.FAILURE);
            }
            case VmemmapEvent.RemedyChosen chosen -> {
                if (chosen.remedy() != Remedy.FAIL) {
                    mark(Mark.Kind.FALLBACK);
                }
            }
            case VmemmapEvent.BasePagesEntered entered ->
                    begin(Phase.Kind.BASE_PAGES, entered.start());
            case VmemmapEvent.BasePageMapped mapped -> continueBasePages(mapped.addr());
            case VmemmapEvent.TableInstalled installed -> {
                if (installed.level() == Level.PTE) {
                    continueBasePages(installed.addr());
                }
            }
            case VmemmapEvent.FreeEntered entered -> beginFree(entered);
            case VmemmapEvent.PopulateEntered _,
                    VmemmapEvent.PopulateReturned _,
                    VmemmapEvent.SlotGotBlock _,
                    VmemmapEvent.SlotPresent _,
                    VmemmapEvent.BasePagesReturned _,
                    VmemmapEvent.EntryVisited _,
                    VmemmapEvent.EntriesScanned _,
                    VmemmapEvent.MemoryFreed _,
                    VmemmapEvent.TableFreed _,
                    VmemmapEvent.FreeReturned _ -> {}
        }
    }

    // A call for many slots is one phase a slot.
    private void continueBasePages(long addr) {
        if (kind == Phase.Kind.BASE_PAGES && slots.indexOf(addr) != slot) {
            begin(Phase.Kind.BASE_PAGES, addr);
        }
    }

    private void beginFree(VmemmapEvent.FreeEntered entered) {
        boolean vmemmap = entered.range() == Range.VMEMMAP;
        begin(vmemmap ? Phase.Kind.FREE : Phase.Kind.LINEAR_FREE);
        if (vmemmap) {
            mark(Mark.Kind.FREE);
        }
    }

    private void readHotplug(HotplugEvent event) {
        switch (event) {
            case HotplugEvent.OperationBegun begun -> beginRequest(begun.operation());
            case HotplugEvent.Refused _, HotplugEvent.KernelHalted _ -> {
                begin(Phase.Kind.FAILURE);
                mark(Mark.Kind.FAILURE);
            }
            case HotplugEvent.BlockOnlined _ -> mark(Mark.Kind.ONLINE);
            case HotplugEvent.OperationEnded _,
                    HotplugEvent.LinearTableTaken _,
                    HotplugEvent.LinearMapped _,
                    HotplugEvent.SectionAdded _,
                    HotplugEvent.SectionFailed _,
                    HotplugEvent.SectionRemoved _,
                    HotplugEvent.SectionsLeftBehind _,
                    HotplugEvent.BlockOfflined _ -> {}
        }
    }

    private void beginRequest(Operation operation) {
        begin(
                switch (operation) {
                    case Operation.Add _ -> Phase.Kind.LINEAR_MAP;
                    case Operation.Online _ -> Phase.Kind.ONLINE;
                    case Operation.Offline _ -> Phase.Kind.OFFLINE;
                    case Operation.Remove _ -> Phase.Kind.FREE;
                });
        request = step;
        slots = Slots.of(timeline.kernel(), operation);
    }

    private void begin(Phase.Kind next, long addr) {
        begin(next);
        slot = slots.indexOf(addr);
    }

    private void begin(Phase.Kind next) {
        endPhase(step - 1);
        kind = next;
        slot = -1;
        phaseStart = step;
    }

    private void endPhase(int last) {
        if (last >= phaseStart) {
            phases.add(new Phase(kind, phaseStart, last, slot, request));
        }
    }

    private void mark(Mark.Kind markKind) {
        marks.add(new Mark(markKind, step));
    }
}
