package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.scenario.Forecast;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.Scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// What is known of the future of the scenarios that were looked at last, so that going back to one
/// costs nothing. By itself it makes what is missing at once.
final class Forecasts implements Forecaster {
    private static final int MOST = 24;

    private final Map<Scenario, Forecast> kept =
            new LinkedHashMap<>(2 * MOST, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Scenario, Forecast> eldest) {
                    return size() > MOST;
                }
            };

    /// {@return what a forecast depends on: not what the scenario is called, nor the degree that it
    /// is at}
    static Scenario subject(Scenario scenario) {
        return new Scenario(
                "",
                "",
                scenario.machine(),
                scenario.start() instanceof FragmentedMemory memory
                        ? memory.withFragmentation(0)
                        : scenario.start(),
                scenario.policy(),
                scenario.operations(),
                null);
    }

    /// {@return what is known about a subject}
    Forecast of(Scenario subject) {
        return kept.getOrDefault(subject, Forecast.UNKNOWN);
    }

    void keep(Scenario subject, Forecast forecast) {
        kept.put(subject, forecast);
    }

    @Override
    public void foretell(Scenario scenario, Consumer<Forecast> show) {
        Scenario subject = subject(scenario);
        if (!of(subject).isComplete()) {
            keep(subject, Forecast.of(subject));
        }
        show.accept(of(subject));
    }
}
