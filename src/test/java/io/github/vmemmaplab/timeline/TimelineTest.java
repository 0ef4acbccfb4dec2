package io.github.vmemmaplab.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.Event.Grain;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.kernel.state.Cell;
import io.github.vmemmaplab.kernel.state.Cell.Space;
import io.github.vmemmaplab.kernel.state.ChangeLog;
import io.github.vmemmaplab.testkit.Runs;
import io.github.vmemmaplab.testkit.StateDigest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Time travel over whole states: what a run is at a step does not depend on the way there.
final class TimelineTest {
    private static final int SEEKS = 150;

    private final Timeline timeline = run(new VmemmapPolicy.PerSection());

    static Stream<VmemmapPolicy> policies() {
        return Policies.ALL.stream().limit(4);
    }

    private static Timeline run(VmemmapPolicy policy) {
        Kernel kernel = Runs.fragmented(policy);
        Recorder recorder = new Recorder(kernel);
        for (Operation operation : Runs.ofEveryKind()) {
            kernel.hotplug().run(operation);
        }
        return recorder.finish();
    }

    // The kernel is built and run anew, and digested on the way.
    private static Map<Integer, Long> replay(
            VmemmapPolicy policy, StateDigest digest, Set<Integer> steps) {
        Kernel kernel = Runs.fragmented(policy);
        Map<Integer, Long> digests = new HashMap<>();
        digests.put(0, digest.take(kernel));
        int[] number = {0};
        kernel.record(
                ChangeLog.OFF,
                event -> {
                    number[0]++;
                    if (steps.contains(number[0])) {
                        digests.put(number[0], digest.take(kernel));
                    }
                });
        Runs.ofEveryKind().forEach(kernel.hotplug()::run);
        return digests;
    }

    @ParameterizedTest
    @MethodSource("policies")
    void seekingEqualsReplayingWhereverItComesFrom(VmemmapPolicy policy) {
        Timeline travelled = run(policy);
        StateDigest digest = StateDigest.of(travelled);
        Random random = new Random(1);
        List<Integer> steps = new ArrayList<>(List.of(0, travelled.size()));
        for (int i = 0; i < SEEKS; i++) {
            steps.add(random.nextInt(travelled.size() + 1));
        }
        Map<Integer, Long> replayed = replay(policy, digest, new HashSet<>(steps));
        for (int step : steps) {
            travelled.seek(step);
            assertEquals(step, travelled.cursor());
            assertEquals(replayed.get(step), digest.take(travelled.kernel()), "step " + step);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void nothingIsBrokenAtAnyStepBackOrForth(VmemmapPolicy policy) {
        Timeline travelled = run(policy);
        Random random = new Random(2);
        for (int number = travelled.size();
                number > 0;
                number = travelled.stepBack(number, Grain.EVENT)) {
            audit(travelled, number);
        }
        for (int i = 0; i < SEEKS; i++) {
            audit(travelled, 1 + random.nextInt(travelled.size()));
        }
    }

    private static void audit(Timeline travelled, int number) {
        travelled.seek(number);
        Event event = travelled.event(number);
        assertEquals(
                List.of(),
                Auditor.auditAfter(travelled.kernel(), event),
                () -> "after event " + number + ", " + event);
    }

    @Test
    void stepsOutsideTheRunAreRefused() {
        assertThrows(IndexOutOfBoundsException.class, () -> timeline.seek(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> timeline.seek(timeline.size() + 1));
        assertEquals(timeline.size(), timeline.cursor());
    }

    @Test
    void changesAreWhatDiffersFromTheStepBefore() {
        Random random = new Random(3);
        for (int i = 0; i < SEEKS / 3; i++) {
            int number = 1 + random.nextInt(timeline.size());
            timeline.seek(number - 1);
            long[] before = words(timeline.kernel());
            timeline.seek(number);
            long[] after = words(timeline.kernel());
            int base = timeline.kernel().memory().basePfn();
            for (Change change : timeline.changes()) {
                if (change instanceof Change.Frame frame) {
                    assertEquals(before[frame.pfn() - base], frame.before());
                    assertEquals(after[frame.pfn() - base], frame.after());
                    before[frame.pfn() - base] = frame.after();
                }
            }
            assertArrayEquals(after, before, "step " + number);
        }
    }

    private static long[] words(Kernel kernel) {
        PhysicalMemory memory = kernel.memory();
        return IntStream.range(memory.basePfn(), memory.endPfn()).mapToLong(memory::word).toArray();
    }

    @Test
    void entriesTellWhatTheyWereAndWhatTheyBecame() {
        int number = timeline.next(0, SlotMapped.class::isInstance);
        timeline.seek(number);
        Change.Entry entry =
                timeline.changes().stream()
                        .filter(Change.Entry.class::isInstance)
                        .map(Change.Entry.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertEquals(0, entry.before());
        assertEquals(timeline.kernel().tables().entry(entry.table(), entry.index()), entry.after());
        timeline.seek(number - 1);
        assertEquals(0, timeline.kernel().tables().entry(entry.table(), entry.index()));
    }

    @Test
    void nothingHasChangedAtTheStart() {
        timeline.seek(0);
        assertEquals(List.of(), timeline.changes());
        timeline.seek(timeline.size());
        assertEquals(List.of(), timeline.changesSince(timeline.size()));
    }

    @Test
    void stepsGoFromOneEventOfTheGrainToTheNext() {
        for (Grain grain : Grain.values()) {
            List<Integer> forward = new ArrayList<>();
            for (int number = 0; number < timeline.size(); ) {
                number = timeline.stepForward(number, grain);
                forward.add(number);
            }
            List<Integer> expected = new ArrayList<>();
            for (int number = 1; number <= timeline.size(); number++) {
                boolean last = number == timeline.size();
                if (timeline.event(number).grain().compareTo(grain) <= 0 || last) {
                    expected.add(number);
                }
            }
            assertEquals(expected, forward);
            List<Integer> back = new ArrayList<>();
            for (int number = timeline.size(); number > 0; ) {
                back.addFirst(number);
                number = timeline.stepBack(number, grain);
            }
            assertEquals(forward, back);
        }
    }

    @Test
    void eventsAreFoundBothWays() {
        int first = timeline.next(0, SlotMapped.class::isInstance);
        int second = timeline.next(first, SlotMapped.class::isInstance);
        assertTrue(first > 0 && second > first);
        assertEquals(first, timeline.previous(second, SlotMapped.class::isInstance));
        assertEquals(-1, timeline.previous(first, SlotMapped.class::isInstance));
        assertEquals(-1, timeline.next(timeline.size(), event -> true));
    }

    @Test
    void theLastChangeOfACellIsFound() {
        Map<Long, Integer> last = new HashMap<>();
        for (int number = 1; number <= timeline.size(); number++) {
            timeline.seek(number);
            for (Change change : timeline.changes()) {
                if (change instanceof Change.Frame frame) {
                    last.put(Cell.of(Space.FRAME, frame.pfn()), number);
                }
            }
        }
        Random random = new Random(4);
        List<Long> cells = new ArrayList<>(last.keySet());
        for (int i = 0; i < SEEKS; i++) {
            long cell = cells.get(random.nextInt(cells.size()));
            int number = last.getOrDefault(cell, 0);
            // A later event may have changed it and back.
            assertTrue(timeline.lastChangeOf(cell) >= number);
            timeline.seek(number);
            assertEquals(number, timeline.lastChangeOf(cell));
            timeline.seek(timeline.size());
        }
        assertEquals(0, timeline.lastChangeOf(Cell.of(Space.FRAME, 1)));
    }

    @Test
    void touchedFramesAreThoseOfTheChanges() {
        timeline.seek(timeline.size());
        Set<Integer> touched = new HashSet<>();
        timeline.forEachTouchedFrame(timeline.size() - 40, touched::add);
        Set<Integer> changed = new HashSet<>();
        for (Change change : timeline.changesSince(timeline.size() - 40)) {
            if (change instanceof Change.Frame frame) {
                changed.add(frame.pfn());
            }
        }
        assertTrue(!changed.isEmpty() && touched.containsAll(changed));
    }
}
