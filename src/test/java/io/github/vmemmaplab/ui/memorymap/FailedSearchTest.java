package io.github.vmemmaplab.ui.memorymap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.ThreadCase;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The pageblocks that light up at a failure are those that came closest, and the pages that are
/// marked there are those in the way.
final class FailedSearchTest {
    private static final int PAGEBLOCK = 512;
    private static final int BOOT = 512 << 8;

    private final Scenario scenario = ThreadCase.under("per-section");
    private final Timeline timeline = Simulation.run(scenario);
    private final PhysicalMemory memory = timeline.kernel().memory();

    private Optional<FailedSearch> search(int step) {
        timeline.seek(step);
        Frame frame = new Frame(scenario, timeline, step, List.of());
        PageblockCensus census = new PageblockCensus();
        census.follow(frame);
        return FailedSearch.of(frame, census);
    }

    private int step(Class<? extends VmemmapEvent> type) {
        return timeline.next(0, type::isInstance);
    }

    private int inTheWay(int start) {
        int used = 0;
        for (int pfn = start; pfn < start + PAGEBLOCK; pfn++) {
            used += memory.kindOf(pfn) == FrameKind.FREE ? 0 : 1;
        }
        return used;
    }

    @Test
    void noPageblockHasFewerPagesInTheWay() {
        List<Candidate> best = search(step(VmemmapEvent.SlotFailed.class)).orElseThrow().best();
        List<Integer> all = new ArrayList<>();
        for (int pfn = memory.basePfn(); pfn < memory.basePfn() + BOOT; pfn += PAGEBLOCK) {
            all.add(inTheWay(pfn));
        }
        assertEquals(
                all.stream().sorted().limit(best.size()).toList(),
                best.stream().map(Candidate::inTheWay).toList());
        assertEquals(best.size(), best.stream().map(Candidate::pfn).distinct().count());
        best.forEach(it -> assertEquals(inTheWay(it.pfn()), it.inTheWay()));
        assertTrue(best.size() > 1);
    }

    @Test
    void theMarkedPagesAreThoseThatAreNotFree() {
        Candidate best = search(step(VmemmapEvent.SlotFailed.class)).orElseThrow().best().getLast();
        boolean[] marked = new boolean[PAGEBLOCK];
        for (Candidate.Stopper stopper : best.stoppers()) {
            for (int pfn = stopper.pfn(); pfn < stopper.pfn() + stopper.pages(); pfn++) {
                marked[pfn - best.pfn()] = true;
                assertEquals(memory.kindOf(pfn).isMovable(), stopper.movable());
            }
        }
        for (int i = 0; i < PAGEBLOCK; i++) {
            assertEquals(memory.kindOf(best.pfn() + i) != FrameKind.FREE, marked[i]);
        }
    }

    @Test
    void theFailureIsToldInWords() {
        FailedSearch search = search(step(VmemmapEvent.SlotFailed.class)).orElseThrow();
        int largest = timeline.kernel().node().populated().getLast().largestFreeOrder();
        assertEquals(
                "largest free block: order " + largest + ", needs order 9",
                MapWords.why(search.failure()));
        Candidate one = new Candidate(0, 512, List.of(new Candidate.Stopper(7, 1, false)));
        assertEquals("this unmovable page stops this block", MapWords.fixed(one));
        Candidate three =
                new Candidate(
                        0,
                        512,
                        List.of(
                                new Candidate.Stopper(8, 2, false),
                                new Candidate.Stopper(11, 1, false)));
        assertEquals("these 3 unmovable pages stop this block", MapWords.fixed(three));
        assertEquals("509 of its 512 frames are free", MapWords.free(three));
    }

    @Test
    void theBlockPointedAtIsToldOf() {
        FailedSearch search = search(step(VmemmapEvent.SlotFailed.class)).orElseThrow();
        Selection none = new Selection.None();
        Candidate second = search.best().get(1);
        Selection inSecond = new Selection.PageFrame(second.pfn() + 100);
        assertEquals(search.best().getFirst(), search.toldOf(none, none).orElseThrow());
        assertEquals(second, search.toldOf(inSecond, none).orElseThrow());
        assertEquals(second, search.toldOf(none, inSecond).orElseThrow());
    }

    @Test
    void nothingIsLitOnceMemoryChangedAgain() {
        assertFalse(search(step(VmemmapEvent.SlotFailed.class)).isEmpty());
        assertTrue(search(step(VmemmapEvent.BasePageMapped.class)).isEmpty());
    }
}
