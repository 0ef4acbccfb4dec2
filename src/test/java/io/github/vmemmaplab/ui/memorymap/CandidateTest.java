package io.github.vmemmaplab.ui.memorymap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.ThreadCase;

import org.junit.jupiter.api.Test;

/// The pageblock that is ringed at a failure is one that came closest.
final class CandidateTest {
    private final Timeline timeline = Simulation.run(ThreadCase.under("per-section"));

    @Test
    void theRingIsAroundTheLargestFreeBlock() {
        int failed = timeline.next(0, event -> event instanceof VmemmapEvent.SlotFailed);
        timeline.seek(failed);
        Candidate candidate = Candidate.at(timeline).orElseThrow();
        int[] largest = {-1};
        int[] free = {0};
        Blocks.forEach(
                timeline.kernel().memory(),
                candidate.pfn(),
                candidate.pfn() + 512,
                (_, pages, word) -> {
                    if (FrameWord.isFree(word)) {
                        largest[0] = Math.max(largest[0], FrameWord.order(word));
                        free[0] += pages;
                    }
                });
        assertEquals(candidate.failure().largestOrder(), largest[0]);
        assertEquals(candidate.free(), free[0]);
        assertEquals(512, candidate.free() + candidate.movable() + candidate.fixed());
        String why = new MapWords(timeline.kernel()).why(candidate);
        assertEquals("largest free block: order " + largest[0] + ", needs order 9", why);
    }

    @Test
    void thereIsNoRingOnceMemoryChangedAgain() {
        int mapped = timeline.next(0, event -> event instanceof VmemmapEvent.BasePageMapped);
        timeline.seek(mapped);
        assertTrue(Candidate.at(timeline).isEmpty());
    }
}
