package io.github.vmemmaplab.cli;

import io.github.vmemmaplab.capture.InputFile;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Scenario;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.stream.Collectors;

/// Turns what stands on the command line into scenarios.
final class Inputs {
    private Inputs() {}

    static Scenario open(Path file) {
        return switch (InputFile.open(file)) {
            case Opened.Good good -> good.scenario();
            case Opened.Told told ->
                    throw new BadInput(
                            file
                                    + ": this tells how a machine is, and nothing to run; words"
                                    + " FILE prints what it says.");
            case Opened.Bad bad -> throw new BadInput(bad.problems());
        };
    }

    /// {@return the scenario of a file, with another policy or fragmentation where one is given}
    static Scenario open(Path file, @Nullable String policy, @Nullable Integer fragmentation) {
        Scenario scenario = open(file);
        if (policy != null) {
            scenario = scenario.withPolicy(policy(policy));
        }
        if (fragmentation == null) {
            return scenario;
        }
        if (fragmentation < 0 || fragmentation > 100) {
            throw new BadInput("--fragmentation must be from 0 to 100, not " + fragmentation + ".");
        }
        if (!(scenario.start() instanceof FragmentedMemory memory)) {
            throw new BadInput(
                    file
                            + ": its memory is given as it is; --fragmentation needs memory that is"
                            + " made by a pattern.");
        }
        return scenario.withStart(memory.withFragmentation(fragmentation));
    }

    private static VmemmapPolicy policy(String label) {
        return Policies.labelled(label)
                .orElseThrow(() ->
                        new BadInput(
                                "--policy '%s' is not known; it must be one of %s."
                                        .formatted(
                                                label,
                                                Policies.ALL.stream()
                                                        .map(VmemmapPolicy::label)
                                                        .collect(Collectors.joining(", ")))));
    }
}
