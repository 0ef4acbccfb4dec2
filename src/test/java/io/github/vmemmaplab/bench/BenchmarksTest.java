package io.github.vmemmaplab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

final class BenchmarksTest {
    private static final int FRAMES = 1 << 14;

    @Test
    void aRowSaysWhetherItsBudgetHolds() {
        assertTrue(Row.of("x", "ns", 20, 20).ok());
        assertFalse(Row.of("x", "ns", 20.1, 20).ok());
        assertTrue(Row.of("x", "ns", 20.1, 20, 10).line().contains("2.01  NO"));
    }

    @Test
    void aNameThatIsUnknownIsToldAndNothingIsMeasured() {
        StringWriter text = new StringWriter();
        assertFalse(
                new Benchmarks(Benchmarks.ofTheModel())
                        .run(List.of("time", "nothing"), new PrintWriter(text)));
        assertEquals(
                "No benchmark is called nothing; there are allocator, time, hot-add, frames.",
                text.toString().strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bulk0", "huge9", "rand0", "mix"})
    void tracesFreeOnlyWhatLives(String name) {
        Trace trace = trace(name);
        assertEquals(name, trace.name());
        boolean[] live = new boolean[trace.allocations()];
        int next = 0;
        for (int i = 0; i < trace.size(); i++) {
            int operation = trace.operation(i);
            if (operation >= 0) {
                live[next++] = true;
            } else {
                assertTrue(live[~operation], name + ", operation " + i);
                live[~operation] = false;
            }
        }
        assertEquals(trace.allocations(), next);
    }

    private static Trace trace(String name) {
        return switch (name) {
            case "bulk0" -> Trace.bulk0(FRAMES);
            case "huge9" -> Trace.huge9(FRAMES, 3);
            case "rand0" -> Trace.rand0(FRAMES, 1000);
            default -> Trace.mix(FRAMES, 1000);
        };
    }

    @Test
    void theYardstickIsABuddySystem() {
        PlainBuddy buddy = new PlainBuddy(FRAMES);
        assertEquals(0, buddy.allocate(0));
        assertEquals(1, buddy.allocate(0));
        assertEquals(512, buddy.allocate(9));
        buddy.free(0, 0);
        buddy.free(1, 0);
        assertEquals(0, buddy.allocate(9));
        buddy.free(0, 9);
        buddy.free(512, 9);
        for (int i = 0; i < FRAMES >> 10; i++) {
            assertTrue(buddy.allocate(10) >= 0);
        }
        assertEquals(-1, buddy.allocate(0));
    }

    @Test
    void aRaceTimesAllThree() {
        AllocatorRace race = new AllocatorRace(Trace.mix(FRAMES, 1000), FRAMES);
        race.round();
        assertTrue(race.plain() > 0);
        assertTrue(race.withoutHistory() > 0);
        assertTrue(race.withHistory() > 0);
    }
}
