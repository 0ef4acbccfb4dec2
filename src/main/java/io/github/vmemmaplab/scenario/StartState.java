package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.timeline.Timeline;

/// What a machine's memory looks like before the first request: something that can lay it out in an
/// empty kernel.
///
/// Open on purpose: memory can be made by a pattern, from counts, or from what a real kernel had.
public interface StartState {
    /// Lays out frames, free lists, zones, sections and boot-time tables in `kernel`, which has no
    /// memory yet.
    void layOut(Kernel kernel);

    /// {@return where the positions come from, as one short phrase for people}
    String provenance();

    /// {@return what is known of the run of `scenario`, which begins here, on a real kernel}; costs
    /// a look at every event
    default Witness witness(Scenario scenario, Timeline run) {
        return new Witness.None();
    }
}
