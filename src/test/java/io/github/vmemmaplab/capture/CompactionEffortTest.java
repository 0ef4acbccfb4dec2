package io.github.vmemmaplab.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.CompactionEnded;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotGotBlock;
import io.github.vmemmaplab.kernel.state.ChangeLog;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What compaction did for each order-9 attempt, counted by the real kernel: pages that the two
/// scanners looked at, and pages moved.
final class CompactionEffortTest {

    private record Effort(int migrateScanned, int freeScanned, int migrated) {
        Effort plus(CompactionEnded run) {
            return new Effort(
                    migrateScanned + run.migrateScanned(),
                    freeScanned + run.freeScanned(),
                    migrated + run.migrated());
        }
    }

    private static final Effort NONE = new Effort(0, 0, 0);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s30-movfrag-method1",
                "s30-K0-method1",
                "s30-exactK3-method1",
                "s30-exactclaim60c-method1",
                "s30-exactstealc-method1",
                "s30-mixfrag10-method1",
                "s30-newpmdtable-K3-v1",
                "g12s30-movfragc-generic",
                "g12s30-K3-generic",
                "g12s30-exactK3-generic",
                "g12s30-exactallmovable-K3c-generic"
            })
    void eachAttemptLooksAtAndMovesWhatTheKernelDid(String name) throws IOException {
        Capture capture = ShippedCaptures.open(name);
        assertEquals(kernels(capture), models(capture));
    }

    private static List<Effort> kernels(Capture capture) throws IOException {
        List<Effort> efforts = new ArrayList<>();
        String log = String.valueOf(capture.caseFile().request(1).events());
        for (String line : capture.files().required(log).lines().toList()) {
            if (line.startsWith("ALLOC_EFFORT")) {
                efforts.add(
                        new Effort(
                                figure(line, "compact_migrate_scanned"),
                                figure(line, "compact_free_scanned"),
                                figure(line, "pgmigrate_success")));
            }
        }
        return efforts;
    }

    // The log leaves out what did not change.
    private static int figure(String line, String name) {
        for (String word : line.split(" ", -1)) {
            if (word.startsWith(name + "=")) {
                return Integer.parseInt(word.substring(name.length() + 1));
            }
        }
        return 0;
    }

    private static List<Effort> models(Capture capture) throws IOException {
        Scenario scenario = capture.scenario(1);
        Kernel kernel = Simulation.boot(scenario);
        List<Effort> efforts = new ArrayList<>();
        Effort[] current = {NONE};
        kernel.record(
                ChangeLog.OFF,
                (Event event) -> {
                    if (event instanceof CompactionEnded run) {
                        current[0] = current[0].plus(run);
                    } else if (event instanceof SlotFailed || event instanceof SlotGotBlock) {
                        efforts.add(current[0]);
                        current[0] = NONE;
                    }
                });
        kernel.hotplug().run(scenario.operations().getFirst());
        return efforts;
    }
}
