package io.github.vmemmaplab.ui.fragmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.ui.testkit.Runs;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// Turns build on each other, and only real changes ask for a run.
final class KnobsTest {
    private final Scenario shown = Runs.thread(new VmemmapPolicy.PerSection(), 40);
    private final List<Scenario> asked = new ArrayList<>();
    private final Knobs knobs =
            new Knobs(() -> asked.isEmpty() ? shown : asked.getLast(), asked::add);

    private static FragmentedMemory memory(Scenario scenario) {
        return (FragmentedMemory) scenario.start();
    }

    @Test
    void aTurnAsksForTheChangedScenario() {
        knobs.fragment(70);
        assertEquals(List.of(shown.withStart(memory(shown).withFragmentation(70))), asked);
    }

    @Test
    void turningToTheSameValueAsksForNothing() {
        knobs.fragment(40);
        knobs.choose(memory(shown).pattern());
        knobs.request(1L << 30);
        assertEquals(List.of(), asked);
    }

    @Test
    void turnsBuildOnEachOtherBeforeAnyIsShown() {
        knobs.fragment(70);
        knobs.choose(Pattern.PINNED);
        knobs.seed(11);
        knobs.use(30);
        FragmentedMemory last = memory(asked.getLast());
        assertEquals(70, last.fragmentation());
        assertEquals(Pattern.PINNED, last.pattern());
        assertEquals(11, last.seed());
        assertEquals(30, last.inUsePercent());
    }

    @Test
    void theRequestGrowsWithAllThatIsDoneToItsRange() {
        knobs.request(4L << 30);
        for (Operation operation : asked.getFirst().operations()) {
            assertEquals(4L << 30, operation.size());
        }
    }

    @Test
    void sizesAreWholeSectionsAndHoldTheCurrentOne() {
        assertTrue(knobs.requestSizes().contains(1L << 30));
        assertTrue(knobs.requestSizes().stream().allMatch(size -> size % (1L << 30) == 0));
    }
}
