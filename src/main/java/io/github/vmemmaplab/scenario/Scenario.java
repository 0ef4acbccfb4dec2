package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a run is: the machine, its memory before the first request, the policy, and the requests in
/// order.
///
/// @param title one line for people
/// @param text what the scenario shows, a sentence or two
/// @param machine what is fixed at boot
/// @param start what memory looks like before the first request
/// @param policy the answer to a missing PMD_SIZE block
/// @param operations the requests
/// @param expected what the run must come to, if the scenario says so
public record Scenario(
        String title,
        String text,
        Machine machine,
        StartState start,
        VmemmapPolicy policy,
        List<Operation> operations,
        @Nullable Outcome expected) {

    public Scenario {
        operations = List.copyOf(operations);
    }

    /// {@return the same scenario under another policy; what was expected of the old one is
    /// dropped}
    public Scenario withPolicy(VmemmapPolicy other) {
        return policy.equals(other)
                ? this
                : new Scenario(title, "", machine, start, other, operations, null);
    }

    /// {@return the same scenario on other memory; what was said and expected of the old one is
    /// dropped}
    public Scenario withStart(StartState other) {
        return start.equals(other)
                ? this
                : new Scenario(title, "", machine, other, policy, operations, null);
    }
}
