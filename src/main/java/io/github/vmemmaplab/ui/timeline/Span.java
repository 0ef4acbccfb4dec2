package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.kernel.event.Event;

import org.jspecify.annotations.Nullable;

/// A call that was under way for a stretch of the run: what a stack trace would show, innermost
/// first.
///
/// @param kind which call
/// @param first number of the event that began it
/// @param start where its range of virtual addresses begins, 0 for a request
/// @param end where that range ends
/// @param opener the event that began it
/// @param caller the call around it, null for a request
public record Span(
        Kind kind, int first, long start, long end, Event opener, @Nullable Span caller) {
    /// Which call.
    public enum Kind {
        /// A request to the hot-plug core.
        REQUEST,
        /// The linear map of added memory is made.
        LINEAR_MAP,
        /// `vmemmap_populate` for a range.
        POPULATE,
        /// One PMD_SIZE slot of it, from the request for a block on.
        SLOT,
        /// `vmemmap_populate_basepages`.
        BASE_PAGES,
        /// `vmemmap_free`.
        FREE_VMEMMAP,
        /// The linear map of added memory is taken down.
        FREE_LINEAR
    }

    /// {@return the innermost call of this kind, this one or one around it, or null}
    public @Nullable Span enclosing(Kind wanted) {
        Span span = this;
        while (span != null && span.kind != wanted) {
            span = span.caller;
        }
        return span;
    }
}
