package io.github.vmemmaplab.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.KswapdEnded;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotGotBlock;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.state.ChangeLog;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What reclaim did for the first order-9 attempts, counted by the real kernel, as far as no
/// scheduler had a say in it: pages that the request dropped, runs of kswapd, and what was free and
/// on the per-cpu list afterwards.
final class ReclaimEffortTest {

    private record Effort(long dropped, int kswapdRuns) {}

    private record Left(long free, int perCpu) {}

    private record Attempt(Effort effort, Left left) {}

    @ParameterizedTest
    @CsvSource({
        "s30-pcfrag-method1, 1",
        "s30-pcwhole-orig, 1",
        "g12s30-pcwhole-generic, 3",
        "s30-K3-method1, 8",
        "s30-K3-v1, 4",
        "s30-K0-method1, 8",
        "s30-exactK3-method1, 8"
    })
    void eachAttemptDropsWhatTheKernelDid(String name, int attempts) throws IOException {
        Capture capture = ShippedCaptures.open(name);
        assertEquals(
                kernels(capture).stream().limit(attempts).map(Attempt::effort).toList(),
                models(capture).stream().limit(attempts).map(Attempt::effort).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "s30-pcwhole-orig, 1",
        "g12s30-pcwhole-generic, 3",
        "s30-K3-method1, 8",
        "s30-K3-v1, 4"
    })
    void eachAttemptLeavesWhatTheKernelDid(String name, int attempts) throws IOException {
        Capture capture = ShippedCaptures.open(name);
        assertEquals(
                kernels(capture).stream().limit(attempts).map(Attempt::left).toList(),
                models(capture).stream().limit(attempts).map(Attempt::left).toList());
    }

    private static List<Attempt> kernels(Capture capture) throws IOException {
        List<Attempt> attempts = new ArrayList<>();
        String log = String.valueOf(capture.caseFile().request(1).events());
        for (String line : capture.files().required(log).lines().toList()) {
            if (line.startsWith("ALLOC_EFFORT")) {
                attempts.add(
                        new Attempt(
                                new Effort(
                                        figure(line, "pgsteal_direct"), figure(line, "pageoutrun")),
                                new Left(figure(line, "free_Normal"), figure(line, "pcp_Normal"))));
            }
        }
        return attempts;
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

    private static List<Attempt> models(Capture capture) throws IOException {
        Scenario scenario = capture.scenario(1);
        Kernel kernel = Simulation.boot(scenario);
        Zone zone = kernel.node().zone(Zone.Kind.NORMAL);
        List<Attempt> attempts = new ArrayList<>();
        long[] dropped = {0};
        int[] runs = {0};
        kernel.record(
                ChangeLog.OFF,
                (Event event) -> {
                    if (event instanceof KswapdEnded) {
                        runs[0]++;
                    } else if (event instanceof SlotFailed || event instanceof SlotGotBlock) {
                        long soFar = kernel.node().kswapd().stolen(false);
                        attempts.add(
                                new Attempt(
                                        new Effort(soFar - dropped[0], runs[0]),
                                        new Left(zone.freePages(), zone.perCpu(0).count())));
                        dropped[0] = soFar;
                        runs[0] = 0;
                    }
                });
        kernel.hotplug().run(scenario.operations().getFirst());
        return attempts;
    }
}
