package io.github.vmemmaplab.ui.code;

import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Pass;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Range;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.ui.timeline.Span;

import java.util.List;

/// Finds the line of pseudocode that an event happened at, from the event and the calls under way.
public final class Locator {
    private final VmemmapPolicy policy;

    /// A locator for runs under a policy.
    public Locator(VmemmapPolicy policy) {
        this.policy = policy;
    }

    /// {@return where `event` happened, `span` being the innermost call under way}
    public Place locate(Event event, Span span) {
        return switch (event) {
            case AllocatorEvent allocator when AllocatorLines.isLongWay(allocator) ->
                    place(Listings.ALLOC, AllocatorLines.of(allocator));
            case AllocatorEvent _, VmemmapEvent _, HotplugEvent _ -> caller(event, span);
        };
    }

    /// {@return where in `span` an event happened, which is where the page allocator was called if
    /// the event is the allocator's}
    Place caller(Event event, Span span) {
        return switch (event) {
            case AllocatorEvent _ -> allocating(span);
            case VmemmapEvent vmemmap -> vmemmap(vmemmap, span);
            case HotplugEvent hotplug -> hotplug(hotplug, span);
        };
    }

    /// {@return the calls that led to `event`, outermost first}
    public List<Call> calls(Event event, Span span) {
        return Calls.of(this, event, span);
    }

    /// {@return the pseudocode of `vmemmap_populate` under the policy}
    Listing populate() {
        return Listings.populate(policy);
    }

    private Place allocating(Span span) {
        return switch (span.kind()) {
            case REQUEST -> place(request(span), inRequest(span));
            case LINEAR_MAP -> place(Listings.ADD, Line.LINEAR_MAP);
            case POPULATE -> populate(Line.TABLES);
            case SLOT -> populate(Line.ALLOCATE);
            case BASE_PAGES -> place(Listings.BASE_PAGES, Line.ALLOCATE);
            case FREE_VMEMMAP -> place(Listings.FREE, Line.CLEAR);
            case FREE_LINEAR -> place(request(span), Line.UNDO);
        };
    }

    // What the allocator is asked for by a request itself.
    private static Line inRequest(Span span) {
        return switch (operation(span)) {
            case Operation.Add _ -> Line.LINEAR_MAP;
            case Operation.Online _ -> Line.HAND_OVER;
            case Operation.Offline _ -> Line.MOVE;
            case Operation.Remove _ -> Line.SECTION;
        };
    }

    private Place vmemmap(VmemmapEvent event, Span span) {
        return switch (event) {
            case VmemmapEvent.PopulateEntered _ -> populate(Line.NEXT);
            case VmemmapEvent.PopulateReturned _ -> populate(Line.RETURN);
            case VmemmapEvent.SlotTried _, VmemmapEvent.SlotGotBlock _ -> populate(Line.ALLOCATE);
            case VmemmapEvent.SlotMapped _ -> populate(Line.MAP);
            case VmemmapEvent.SlotPresent _ -> populate(Line.PRESENT);
            case VmemmapEvent.SlotFailed _ -> populate(Line.FAILED);
            case VmemmapEvent.RemedyChosen _ -> populate(Line.REMEDY);
            case VmemmapEvent.BasePagesEntered _ -> place(Listings.BASE_PAGES, Line.NEXT);
            case VmemmapEvent.BasePageMapped _ -> place(Listings.BASE_PAGES, Line.MAP);
            case VmemmapEvent.BasePagesReturned returned ->
                    place(Listings.BASE_PAGES, returned.result() == 0 ? Line.RETURN : Line.FAILED);
            case VmemmapEvent.TableInstalled _ ->
                    span.kind() == Span.Kind.BASE_PAGES
                            ? place(Listings.BASE_PAGES, Line.TABLES)
                            : populate(Line.TABLES);
            case VmemmapEvent.FreeEntered entered -> free(entered.range(), Line.ENTER, span);
            case VmemmapEvent.EntryVisited visited -> place(Listings.FREE, lineOf(visited));
            case VmemmapEvent.EntriesScanned _ -> place(Listings.FREE, Line.SCAN);
            case VmemmapEvent.MemoryFreed _ -> place(Listings.FREE, Line.CLEAR);
            case VmemmapEvent.TableFreed freed -> free(freed.range(), Line.FREE_TABLE, span);
            case VmemmapEvent.FreeReturned returned -> free(returned.range(), Line.RETURN, span);
        };
    }

    private static Line lineOf(VmemmapEvent.EntryVisited visited) {
        if (visited.pass() != Pass.UNMAP) {
            return Line.SECOND_WALK;
        }
        return visited.none() ? Line.NONE : Line.TABLE;
    }

    // The linear map has no routine of its own on the screen.
    private Place free(Range range, Line line, Span span) {
        return switch (range) {
            case VMEMMAP -> place(Listings.FREE, line);
            case LINEAR -> place(request(span), Line.UNDO);
        };
    }

    private Place hotplug(HotplugEvent event, Span span) {
        Line line =
                switch (event) {
                    case HotplugEvent.OperationBegun _, HotplugEvent.Refused _ -> Line.CHECK;
                    case HotplugEvent.OperationEnded _ -> Line.RETURN;
                    case HotplugEvent.LinearTableTaken _,
                            HotplugEvent.LinearMapped _,
                            HotplugEvent.KernelHalted _ ->
                            Line.LINEAR_MAP;
                    case HotplugEvent.SectionAdded _, HotplugEvent.SectionRemoved _ -> Line.SECTION;
                    case HotplugEvent.SectionFailed _, HotplugEvent.SectionsLeftBehind _ ->
                            Line.UNDO;
                    case HotplugEvent.BlockOnlined _, HotplugEvent.BlockOfflined _ ->
                            Line.HAND_OVER;
                };
        return place(request(span), line);
    }

    private Place populate(Line line) {
        return place(populate(), line);
    }

    private static Place place(Listing listing, Line line) {
        return new Place(listing, line);
    }

    /// {@return the pseudocode of the request that a call belongs to}
    static Listing request(Span span) {
        return Listings.of(operation(span));
    }

    static Operation operation(Span span) {
        if (span.caller() != null) {
            return operation(span.caller());
        }
        if (span.opener() instanceof HotplugEvent.OperationBegun begun) {
            return begun.operation();
        }
        throw new IllegalStateException("a call outside any request: " + span);
    }
}
