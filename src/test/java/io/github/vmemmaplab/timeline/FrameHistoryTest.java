package io.github.vmemmaplab.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.state.Cell;
import io.github.vmemmaplab.kernel.state.Cell.Space;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.ThreadCase;

import org.junit.jupiter.api.Test;

import java.util.BitSet;
import java.util.Random;

/// The history of all frames says what a walk over the journal says of each.
final class FrameHistoryTest {
    private static final long IDENTITY = 0xffL << 56;
    private static final int START = 0x40000;
    private static final int PAGES = 512 << 8;

    private final Timeline timeline = Simulation.run(ThreadCase.under("per-section"));
    private final FrameHistory history = FrameHistory.of(timeline);

    @Test
    void itAgreesWithTheJournal() {
        Random random = new Random(4);
        for (int i = 0; i < 400; i++) {
            int step = random.nextInt(timeline.size() + 1);
            int pfn = START + random.nextInt(PAGES);
            timeline.seek(step);
            long cell = Cell.of(Space.FRAME, pfn);
            assertEquals(timeline.lastChangeOf(cell), history.lastChange(pfn, step, true));
            assertEquals(
                    timeline.lastChangeOf(cell, IDENTITY), history.lastChange(pfn, step, false));
        }
    }

    @Test
    void everyTouchedFrameIsKnownAndNoOther() {
        timeline.seek(timeline.size());
        BitSet touched = new BitSet();
        timeline.forEachTouchedFrame(0, touched::set);
        assertFalse(touched.isEmpty());
        for (int pfn = START; pfn < START + PAGES; pfn++) {
            assertEquals(touched.get(pfn), history.isTouched(pfn, pfn + 1));
        }
        int first = touched.nextSetBit(0);
        assertTrue(history.isTouched(first, first + PAGES));
        assertFalse(history.isTouched(0, first));
    }
}
