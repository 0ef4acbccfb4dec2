package io.github.vmemmaplab.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.BlockStolen;
import io.github.vmemmaplab.kernel.memory.FragmentationIndex;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Outcome;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

final class ShippedScenariosTest {
    static Stream<String> names() {
        return ShippedScenarios.NAMES.stream();
    }

    @Test
    void everyFileIsOfferedAndThereAreTwentyThree() throws IOException {
        try (var files = Files.list(Path.of("assets/scenarios"))) {
            assertEquals(
                    ShippedScenarios.NAMES.stream().sorted().toList(),
                    files.map(file -> file.getFileName().toString().replace(".json", ""))
                            .sorted()
                            .toList());
        }
        assertEquals(23, ShippedScenarios.NAMES.size());
    }

    @ParameterizedTest
    @MethodSource("names")
    void comesToWhatItsFileExpects(String name) {
        Scenario scenario = ShippedScenarios.load(name);
        Timeline timeline = Simulation.run(scenario);
        assertEquals(scenario.expected(), Outcome.of(timeline));
        assertEquals(List.of(), Auditor.audit(timeline.kernel()));
        timeline.seek(timeline.size());
        assertEquals(List.of(), Auditor.audit(timeline.kernel()));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isReadAsItIsWritten(String name) {
        Scenario scenario = ShippedScenarios.load(name);
        assertEquals(
                new Opened.Good(scenario),
                ScenarioReader.read(ScenarioWriter.write(scenario), "written"));
    }

    @Test
    void theThreadHasFiveBlocksAndLosesNoneToTheLinearMap() {
        Kernel kernel = Simulation.boot(ShippedScenarios.first());
        Zone zone = kernel.node().zone(Zone.Kind.NORMAL);
        long[] counts = FragmentationIndex.counts(zone);
        assertEquals(5, counts[9]);
        assertEquals(0, counts[10]);
        assertEquals(118 << 20 >> 12, zone.freePages());
    }

    @ParameterizedTest
    @MethodSource("threadNames")
    void theThreadStealsOnlyWholeBlocksForItsSlots(String name) {
        for (var event : Simulation.run(ShippedScenarios.load(name)).events()) {
            if (event instanceof BlockStolen stolen) {
                assertEquals(9, stolen.order());
            }
        }
    }

    static Stream<String> threadNames() {
        return names().filter(name -> name.startsWith("thread-"));
    }
}
