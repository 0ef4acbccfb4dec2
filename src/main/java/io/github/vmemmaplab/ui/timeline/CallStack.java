package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Range;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Remedy;
import io.github.vmemmaplab.ui.timeline.Span.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Follows calls and returns through a run's events and notes from which event on which call is the
/// innermost.
final class CallStack {
    private final List<Span> spans = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private @Nullable Span top;
    private @Nullable Span noted;

    /// Enters what event `step` begins.
    void before(int step, Event event) {
        switch (event) {
            case AllocatorEvent _ -> {
                if (isAddBeforeLinearMap()) {
                    push(Kind.LINEAR_MAP, step, 0, 0, event);
                }
            }
            case VmemmapEvent vmemmap -> beforeVmemmap(step, vmemmap);
            case HotplugEvent hotplug -> beforeHotplug(step, hotplug);
        }
        if (top != null && !top.equals(noted)) {
            noted = top;
            spans.add(top);
            starts.add(step);
        }
    }

    private boolean isAddBeforeLinearMap() {
        return top != null
                && top.opener() instanceof HotplugEvent.OperationBegun begun
                && begun.operation() instanceof Operation.Add;
    }

    private void beforeVmemmap(int step, VmemmapEvent event) {
        switch (event) {
            case VmemmapEvent.PopulateEntered entered ->
                    push(Kind.POPULATE, step, entered.start(), entered.end(), event);
            case VmemmapEvent.SlotTried tried ->
                    push(Kind.SLOT, step, tried.addr(), tried.next(), event);
            case VmemmapEvent.BasePagesEntered entered ->
                    push(Kind.BASE_PAGES, step, entered.start(), entered.end(), event);
            case VmemmapEvent.FreeEntered entered -> {
                leave(Kind.LINEAR_MAP);
                Kind kind = entered.range() == Range.VMEMMAP ? Kind.FREE_VMEMMAP : Kind.FREE_LINEAR;
                push(kind, step, entered.start(), entered.end(), event);
            }
            case VmemmapEvent.PopulateReturned _ -> leave(Kind.SLOT);
            case VmemmapEvent.SlotGotBlock _,
                    VmemmapEvent.SlotMapped _,
                    VmemmapEvent.SlotPresent _,
                    VmemmapEvent.SlotFailed _,
                    VmemmapEvent.RemedyChosen _,
                    VmemmapEvent.BasePageMapped _,
                    VmemmapEvent.BasePagesReturned _,
                    VmemmapEvent.TableInstalled _,
                    VmemmapEvent.EntryVisited _,
                    VmemmapEvent.EntriesScanned _,
                    VmemmapEvent.MemoryFreed _,
                    VmemmapEvent.TableFreed _,
                    VmemmapEvent.FreeReturned _ -> {}
        }
    }

    private void beforeHotplug(int step, HotplugEvent event) {
        switch (event) {
            case HotplugEvent.OperationBegun _ -> push(Kind.REQUEST, step, 0, 0, event);
            case HotplugEvent.LinearTableTaken _, HotplugEvent.LinearMapped _ -> {
                if (isAddBeforeLinearMap()) {
                    push(Kind.LINEAR_MAP, step, 0, 0, event);
                }
            }
            case HotplugEvent.OperationEnded _ -> {
                leave(Kind.LINEAR_MAP);
                leave(Kind.POPULATE);
            }
            case HotplugEvent.KernelHalted _,
                    HotplugEvent.Refused _,
                    HotplugEvent.SectionAdded _,
                    HotplugEvent.SectionFailed _,
                    HotplugEvent.SectionRemoved _,
                    HotplugEvent.SectionsLeftBehind _,
                    HotplugEvent.BlockOnlined _,
                    HotplugEvent.BlockOfflined _ -> {}
        }
    }

    /// Leaves what the event ends.
    void after(Event event) {
        if (event instanceof HotplugEvent.LinearMapped) {
            leave(Kind.LINEAR_MAP);
        } else if (event instanceof HotplugEvent.OperationEnded
                || event instanceof HotplugEvent.KernelHalted) {
            leave(Kind.REQUEST);
        } else if (event instanceof VmemmapEvent vmemmap) {
            afterVmemmap(vmemmap);
        }
    }

    private void afterVmemmap(VmemmapEvent event) {
        if (event instanceof VmemmapEvent.PopulateReturned) {
            leave(Kind.POPULATE);
        } else if (event instanceof VmemmapEvent.SlotMapped || endsSlot(event)) {
            leave(Kind.SLOT);
        } else if (event instanceof VmemmapEvent.BasePagesReturned) {
            leave(Kind.BASE_PAGES);
            leave(Kind.SLOT);
        } else if (event instanceof VmemmapEvent.FreeReturned) {
            leave(Kind.FREE_VMEMMAP);
            leave(Kind.FREE_LINEAR);
        }
    }

    // Starting the request again is the populate call's business, not the slot's.
    private static boolean endsSlot(VmemmapEvent event) {
        return event instanceof VmemmapEvent.RemedyChosen chosen
                && (chosen.remedy() == Remedy.FREE_REQUEST
                        || chosen.remedy() == Remedy.FREE_MAPPED);
    }

    private void push(Kind kind, int step, long start, long end, Event opener) {
        top = new Span(kind, step, start, end, opener, top);
    }

    private void leave(Kind kind) {
        if (top != null && top.kind() == kind) {
            top = top.caller();
        }
    }

    List<Span> spans() {
        return spans;
    }

    int[] starts() {
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }
}
