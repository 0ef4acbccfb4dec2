package io.github.vmemmaplab.scenario;

/// What is known of the same run on a real kernel, held against the model's.
public sealed interface Witness {

    /// Nothing is known: memory was made up, or the policy is not the one that the kernel ran.
    record None() implements Witness {}

    /// The kernel did the same, page for page and count for count.
    ///
    /// @param lines how many happenings were compared
    record Agrees(int lines) implements Witness {}

    /// The kernel did something else from some step on.
    ///
    /// @param step number of the model's first event that differs
    /// @param kernel what the kernel did then, in its log's words
    /// @param model what the model did, in the same words
    record Differs(int step, String kernel, String model) implements Witness {}
}
