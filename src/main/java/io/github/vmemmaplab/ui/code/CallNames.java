package io.github.vmemmaplab.ui.code;

import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.ui.timeline.Span;

import java.util.ArrayList;
import java.util.List;

/// The names of the calls that led to an event, outermost first, as a stack trace of the kernel
/// would have them.
final class CallNames {
    private CallNames() {}

    static List<String> of(Event event, Span span) {
        List<String> names = new ArrayList<>();
        add(names, span);
        if (event instanceof AllocatorEvent allocator) {
            names.add(isByKswapd(allocator) ? "kswapd" : "alloc_pages");
        }
        return names;
    }

    // It runs while the call waits for it.
    private static boolean isByKswapd(AllocatorEvent event) {
        return event instanceof AllocatorEvent.KswapdEnded
                || (event instanceof AllocatorEvent.PageReclaimed dropped && dropped.byKswapd());
    }

    private static void add(List<String> names, Span span) {
        if (span.caller() != null) {
            add(names, span.caller());
        }
        switch (span.kind()) {
            case REQUEST -> names.add(Listings.of(Locator.operation(span)).title());
            case LINEAR_MAP -> names.add("arch_add_memory");
            case POPULATE -> addSection(names, span, "vmemmap_populate");
            case SLOT -> {}
            case BASE_PAGES -> names.add("vmemmap_populate_basepages");
            case FREE_VMEMMAP -> {
                if (span.enclosing(Span.Kind.POPULATE) == null) {
                    addSection(names, span, "vmemmap_free");
                } else {
                    names.add("vmemmap_free");
                }
            }
            case FREE_LINEAR -> names.add(arch(span));
        }
    }

    private static void addSection(List<String> names, Span span, String callee) {
        boolean removes = Locator.operation(span) instanceof Operation.Remove;
        names.add(arch(span));
        names.add(removes ? "__remove_pages" : "__add_pages");
        names.add(removes ? "section_deactivate" : "section_activate");
        names.add(callee);
    }

    private static String arch(Span span) {
        return Locator.operation(span) instanceof Operation.Remove
                ? "arch_remove_memory"
                : "arch_add_memory";
    }
}
