package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Counters;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.timeline.Timeline;

/// What a whole run came to, in numbers.
///
/// @param scenario what ran
/// @param outcome results and slots
/// @param steps events of the run
/// @param attempts requests for a PMD_SIZE block
/// @param failures of these, those that failed
/// @param blocks slots mapped by a block at the end
/// @param basePages base pages mapped at the end
/// @param vmemmapTables table pages of the vmemmap held at the end
/// @param linearTables table pages of the linear map held at the end
/// @param pagesAllocated pages taken for the vmemmap and its tables, kept or not
/// @param walkedNone empty entries that vmemmap_free looked at
/// @param walkedMapped entries in use that it looked at
/// @param tlbInvalidations for the vmemmap
/// @param freePages on the buddy lists at the end
public record RunReport(
        Scenario scenario,
        Outcome outcome,
        int steps,
        long attempts,
        long failures,
        long blocks,
        long basePages,
        long vmemmapTables,
        long linearTables,
        long pagesAllocated,
        long walkedNone,
        long walkedMapped,
        long tlbInvalidations,
        long freePages) {

    /// {@return the report of a run, whose cursor goes to its end}
    public static RunReport of(Scenario scenario, Timeline timeline) {
        timeline.seek(timeline.size());
        Counters counters = timeline.kernel().counters();
        return new RunReport(
                scenario,
                Outcome.of(timeline),
                timeline.size(),
                counters.get(Counter.ORDER9_ATTEMPTS),
                counters.get(Counter.ORDER9_FAILED),
                counters.get(Counter.BLOCKS_MAPPED),
                counters.get(Counter.BASE_PAGES_MAPPED),
                counters.get(Counter.VMEMMAP_TABLES),
                counters.get(Counter.LINEAR_TABLES),
                counters.get(Counter.PAGES_ALLOCATED),
                counters.get(Counter.VISITED_NONE),
                counters.get(Counter.VISITED_MAPPED),
                counters.get(Counter.TLB_INVALIDATIONS),
                timeline.kernel().node().populated().stream().mapToLong(Zone::freePages).sum());
    }

    /// {@return TLB entries that the struct pages of the added memory take at the end}
    public long tlbEntries() {
        return blocks + basePages;
    }
}
