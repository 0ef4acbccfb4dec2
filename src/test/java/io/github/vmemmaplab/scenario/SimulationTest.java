package io.github.vmemmaplab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.json.ShippedScenarios;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CancellationException;

/// A run can be given up and leaves nothing behind.
final class SimulationTest {
    private final Scenario scenario = ShippedScenarios.first();

    @Test
    void anInterruptedRunIsGivenUp() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> Simulation.run(scenario));
        assertTrue(Thread.interrupted(), "whoever interrupted can still see it");
    }

    @Test
    void theNextRunIsWhole() {
        int whole = Simulation.run(scenario).size();
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> Simulation.run(scenario));
        assertTrue(Thread.interrupted());
        assertEquals(whole, Simulation.run(scenario).size());
    }
}
