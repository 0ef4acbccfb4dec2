package io.github.vmemmaplab.scenario;

import java.util.List;

/// What a run comes to, for comparing with what was expected of it.
///
/// @param results results of the operations, 0 or negative error numbers
/// @param slots the vmemmap slots touched by the last add, in address order: `B` block, `p` base
///   pages, `.` none
public record Outcome(List<Integer> results, String slots) {
    public Outcome {
        results = List.copyOf(results);
    }
}
