package io.github.vmemmaplab.timeline;

/// What an event did to one piece of state, net of what it did in between.
public sealed interface Change {

    /// A page frame's word changed: see {@link io.github.vmemmaplab.kernel.memory.FrameWord}.
    record Frame(int pfn, long before, long after) implements Change {}

    /// A translation-table entry changed: entry `index` of the table in page `table`.
    record Entry(int table, int index, long before, long after) implements Change {}

    /// A pageblock changed its migrate type or its zone; `pageblock` counts from the start of
    /// memory.
    record Pageblock(int pageblock) implements Change {}

    /// A section's flags changed.
    record Section(int section) implements Change {}

    /// A number changed: of a zone, a list or a counter.
    record Register(int register) implements Change {}
}
