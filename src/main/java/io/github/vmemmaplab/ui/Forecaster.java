package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.scenario.Forecast;
import io.github.vmemmaplab.scenario.Scenario;

import java.util.function.Consumer;

/// Foretells what a scenario comes to at every degree of fragmentation. FX thread only.
public interface Forecaster {
    /// Makes the forecast of a scenario, now or bit by bit, and tells `show` on the FX thread what
    /// is known, each time that it is more. A newer call overtakes.
    ///
    /// Only scenarios whose memory can be scattered have one.
    void foretell(Scenario scenario, Consumer<Forecast> show);

    /// Lets work that somebody waits for go first; it has begun.
    default void stepAside() {}

    /// That work is done; a moving thumb asks for the next at once.
    default void goOnSoon() {}
}
