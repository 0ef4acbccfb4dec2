package io.github.vmemmaplab.ui.code;

import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.ui.timeline.Span;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The calls that led to an event, outermost first, as a stack trace of the kernel would have them.
final class Calls {
    private final Locator locator;
    private final Event event;
    private final List<Call> calls = new ArrayList<>();

    private Calls(Locator locator, Event event) {
        this.locator = locator;
        this.event = event;
    }

    /// {@return the calls at an event, `span` being the innermost one that the outline knows}
    static List<Call> of(Locator locator, Event event, Span span) {
        Calls stack = new Calls(locator, event);
        stack.add(span, null);
        if (event instanceof AllocatorEvent allocator) {
            String name = isByKswapd(allocator) ? "kswapd" : "alloc_pages";
            stack.push(name, Listings.ALLOC, AllocatorLines.of(allocator));
        }
        return List.copyOf(stack.calls);
    }

    // It runs while the call waits for it.
    private static boolean isByKswapd(AllocatorEvent event) {
        return event instanceof AllocatorEvent.KswapdEnded
                || (event instanceof AllocatorEvent.PageReclaimed dropped && dropped.byKswapd());
    }

    private void add(Span span, @Nullable Span callee) {
        if (span.caller() != null) {
            add(span.caller(), span);
        }
        Place own = callee == null ? locator.caller(event, span) : null;
        switch (span.kind()) {
            case REQUEST -> addRequest(span, callee, own);
            case LINEAR_MAP -> push("arch_add_memory", Listings.ADD, Line.LINEAR_MAP);
            case POPULATE -> {
                addSection(span);
                push("vmemmap_populate", populateAt(callee, own));
            }
            // A slot is a turn of the loop in vmemmap_populate, not a call.
            case SLOT -> {
                calls.removeLast();
                push("vmemmap_populate", populateAt(callee, own));
            }
            case BASE_PAGES ->
                    push("vmemmap_populate_basepages", orEntry(own, Listings.BASE_PAGES));
            case FREE_VMEMMAP -> {
                if (span.enclosing(Span.Kind.POPULATE) == null) {
                    addSection(span);
                }
                push("vmemmap_free", orEntry(own, Listings.FREE));
            }
            case FREE_LINEAR -> push(arch(span), Locator.request(span), Line.UNDO);
        }
    }

    private void addRequest(Span span, @Nullable Span callee, @Nullable Place own) {
        Listing listing = Locator.request(span);
        if (own != null) {
            push(listing.title(), own);
        } else if (listing.indexOf(Line.ARCH) >= 0) {
            push(listing.title(), listing, Line.ARCH);
        } else {
            boolean unmaps = callee != null && callee.kind() == Span.Kind.FREE_LINEAR;
            push(listing.title(), listing, unmaps ? Line.UNDO : Line.EACH_SECTION);
        }
    }

    // Where vmemmap_populate waits for what it called.
    private Place populateAt(@Nullable Span callee, @Nullable Place own) {
        if (own != null) {
            return own;
        }
        Listing listing = locator.populate();
        boolean again =
                callee != null
                        && callee.kind() == Span.Kind.BASE_PAGES
                        && listing.indexOf(Line.BASE_PAGES) >= 0;
        return new Place(listing, again ? Line.BASE_PAGES : Line.REMEDY);
    }

    private static Place orEntry(@Nullable Place own, Listing listing) {
        return own == null ? new Place(listing, Line.NEXT) : own;
    }

    // The listings of requests hold these functions' lines as their own.
    private void addSection(Span span) {
        boolean removes = Locator.operation(span) instanceof Operation.Remove;
        Listing listing = Locator.request(span);
        push(arch(span), listing, Line.EACH_SECTION);
        push(removes ? "__remove_pages" : "__add_pages", listing, Line.EACH_SECTION);
        push(removes ? "section_deactivate" : "section_activate", listing, Line.STRUCT_PAGES);
    }

    private static String arch(Span span) {
        return Locator.operation(span) instanceof Operation.Remove
                ? "arch_remove_memory"
                : "arch_add_memory";
    }

    private void push(String name, Place place) {
        calls.add(new Call(name, place.listing(), place.index()));
    }

    private void push(String name, Listing listing, Line line) {
        push(name, new Place(listing, line));
    }
}
