package io.github.vmemmaplab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.json.ShippedScenarios;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Forecast.Threshold;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is foretold is what then happens.
final class ForecastTest {
    private static final long START = 1L << 30;
    private static final List<Integer> DEGREES = List.of(0, 41, 88, 93, 97, 100);

    static Stream<Scenario> scattered() {
        return ShippedScenarios.NAMES.stream()
                .map(ShippedScenarios::load)
                .filter(scenario -> scenario.start() instanceof FragmentedMemory);
    }

    private static Scenario at(Scenario scenario, int degree) {
        FragmentedMemory memory = (FragmentedMemory) scenario.start();
        return scenario.withStart(memory.withFragmentation(degree));
    }

    /// The same with history, once for each add, up to its end.
    private static List<AddOutcome> simulated(Scenario scenario) {
        List<AddOutcome> adds = new ArrayList<>();
        List<Operation> operations = scenario.operations();
        for (int i = 0; i < operations.size(); i++) {
            if (operations.get(i) instanceof Operation.Add) {
                adds.add(last(upTo(scenario, i + 1)));
            }
        }
        return adds;
    }

    private static Scenario upTo(Scenario scenario, int operations) {
        return new Scenario(
                scenario.title(),
                scenario.text(),
                scenario.machine(),
                scenario.start(),
                scenario.policy(),
                scenario.operations().subList(0, operations),
                null);
    }

    private static AddOutcome last(Scenario scenario) {
        Outcome outcome = Outcome.of(Simulation.run(scenario));
        boolean hasReturned = outcome.results().size() == scenario.operations().size();
        return new AddOutcome(
                (int) outcome.slots().chars().filter(slot -> slot == 'B').count(),
                (int) outcome.slots().chars().filter(slot -> slot == 'p').count(),
                hasReturned ? outcome.results().getLast() : 0,
                outcome.halt());
    }

    @ParameterizedTest
    @MethodSource("scattered")
    void isWhatASimulationComesTo(Scenario scenario) {
        for (int degree : DEGREES) {
            Scenario run = at(scenario, degree);
            if (simulated(run).stream().allMatch(add -> add.halt() == null)) {
                assertEquals(simulated(run), OutcomeAt.of(scenario, degree).adds());
            } else {
                assertTrue(OutcomeAt.of(scenario, degree).adds().getLast().isFailure());
            }
        }
    }

    private static Scenario small(VmemmapPolicy policy, Pattern pattern, long seed) {
        return new Scenario(
                "",
                "",
                Machine.of(KernelVersion.V6_1, START).withSectionSizeBits(30),
                new FragmentedMemory(START, 512 << 20, pattern, 0, seed, 75),
                policy,
                List.of(new Operation.Add(2 * START, START, false)),
                null);
    }

    @ParameterizedTest
    @EnumSource(Pattern.class)
    void isWhatASimulationComesToUnderEveryPolicy(Pattern pattern) {
        for (VmemmapPolicy policy : Policies.ALL) {
            Scenario scenario = small(policy, pattern, 2);
            for (int degree : DEGREES) {
                assertEquals(
                        simulated(at(scenario, degree)), OutcomeAt.of(scenario, degree).adds());
            }
        }
    }

    @Test
    void thresholdsStandWhereSimulationsChange() {
        Scenario scenario = small(new VmemmapPolicy.Original(), Pattern.MIXED, 2);
        Forecast forecast = Forecast.of(scenario);
        int fails =
                IntStream.rangeClosed(0, Forecast.MOST)
                        .filter(degree -> last(at(scenario, degree)).isFailure())
                        .findFirst()
                        .orElseThrow();
        assertTrue(fails > 0);
        assertEquals(
                Optional.of(new Threshold(fails, true)), forecast.first(0, AddOutcome::isFailure));
        assertEquals(Optional.empty(), forecast.first(0, AddOutcome::isFallback));
    }

    @Test
    void aThresholdIsExactOnlyWhenAllBelowIsKnown() {
        Forecast forecast = Forecast.UNKNOWN.with(fallenBack(3, 1)).with(fallenBack(0, 0));
        assertEquals(
                Optional.of(new Threshold(3, false)), forecast.first(0, AddOutcome::isFallback));
        forecast = forecast.with(fallenBack(2, 0)).with(fallenBack(1, 0));
        assertEquals(
                Optional.of(new Threshold(3, true)), forecast.first(0, AddOutcome::isFallback));
        assertEquals(
                Optional.of(new Threshold(1, true)),
                forecast.with(fallenBack(1, 4)).first(0, AddOutcome::isFallback));
    }

    private static OutcomeAt fallenBack(int degree, int slots) {
        return new OutcomeAt(
                degree, 10 * degree, List.of(new AddOutcome(8 - slots, slots, 0, null)));
    }

    @Test
    void endsAndThresholdsAreKnownFirstAndThenAllOnce() {
        int threshold = 71;
        List<Integer> order = new ArrayList<>();
        Forecast forecast = Forecast.UNKNOWN;
        while (!forecast.isComplete()) {
            int next = forecast.next();
            assertTrue(forecast.at(next).isEmpty());
            order.add(next);
            forecast = forecast.with(fallenBack(next, next < threshold ? 0 : 5));
        }
        assertEquals(List.of(0, 100, 50, 75), order.subList(0, 4));
        assertTrue(order.subList(0, 9).containsAll(List.of(threshold - 1, threshold)));
        Collections.sort(order);
        assertEquals(IntStream.rangeClosed(0, 100).boxed().toList(), order);
        assertEquals(101, forecast.known());
        assertThrows(IllegalStateException.class, forecast::next);
    }

    @Test
    void aRoughPictureStandsSoon() {
        Forecast forecast = Forecast.UNKNOWN;
        for (int i = 0; i < 17; i++) {
            forecast = forecast.with(fallenBack(forecast.next(), 0));
        }
        int widest = 0;
        int last = 0;
        for (int degree = 0; degree <= Forecast.MOST; degree++) {
            if (forecast.at(degree).isPresent()) {
                widest = Math.max(widest, degree - last);
                last = degree;
            }
        }
        assertTrue(widest <= 7, "a gap of " + widest);
    }

    @Test
    void knowingADegreeAgainAddsNone() {
        Forecast once = Forecast.UNKNOWN.with(fallenBack(5, 0));
        assertEquals(1, once.with(fallenBack(5, 2)).known());
        assertEquals(once, Forecast.UNKNOWN.with(fallenBack(5, 0)));
        assertFalse(once.isComplete());
    }

    @Test
    void memoryAsItWasIsNotScattered() {
        Scenario scenario = ShippedScenarios.load("counts-of-a-desktop");
        assertThrows(IllegalArgumentException.class, () -> OutcomeAt.of(scenario, 50));
    }
}
