package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.state.Registers;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class LruvecTest {
    private static final int NORMAL = Zone.Kind.NORMAL.ordinal();
    private static final int MOVABLE = Zone.Kind.MOVABLE.ordinal();

    private final PhysicalMemory memory = new PhysicalMemory(0, 9);
    private final Lruvec lruvec = new Lruvec(memory, new Registers());

    // Two pageblocks of the normal zone, one of the movable.
    LruvecTest() {
        memory.reserveUpTo(1536);
        memory.setPageblock(0, NORMAL, 1);
        memory.setPageblock(512, NORMAL, 1);
        memory.setPageblock(1024, MOVABLE, 1);
    }

    private List<Integer> oldestFirst() {
        List<Integer> pages = new ArrayList<>();
        for (int pfn = lruvec.oldest(); pfn >= 0; pfn = lruvec.newer(pfn)) {
            pages.add(pfn);
        }
        return pages;
    }

    @Test
    void pagesLeaveInTheOrderInWhichTheyCame() {
        lruvec.add(7);
        lruvec.add(3);
        lruvec.add(600);
        assertEquals(List.of(7, 3, 600), oldestFirst());
        assertEquals(7, lruvec.takeOldest(NORMAL));
        assertEquals(3, lruvec.takeOldest(NORMAL));
        assertEquals(600, lruvec.takeOldest(NORMAL));
        assertEquals(PageAllocator.NONE, lruvec.takeOldest(NORMAL));
    }

    @Test
    void aPageThatMovesIsNewAgain() {
        lruvec.add(1);
        lruvec.add(2);
        lruvec.move(1, 5);
        assertEquals(List.of(2, 5), oldestFirst());
        assertTrue(FrameWord.isPageCache(memory.word(5)));
        assertEquals(FrameKind.FILE, FrameWord.kind(memory.word(5)));
        assertFalse(FrameWord.isUnevictable(memory.word(5)));
    }

    @Test
    void otherPagesJustMove() {
        memory.setWord(1, FrameWord.unevictable(FrameKind.FILE));
        lruvec.move(1, 5);
        assertEquals(FrameWord.unevictable(FrameKind.FILE), memory.word(5));
        assertEquals(0, lruvec.size());
    }

    @Test
    void zonesThatARequestMayNotUseAreTurnedBehind() {
        lruvec.add(1030);
        lruvec.add(4);
        lruvec.add(5);
        assertEquals(2, lruvec.size(NORMAL));
        assertEquals(3, lruvec.size(MOVABLE));
        assertEquals(4, lruvec.takeOldest(NORMAL));
        assertEquals(List.of(5, 1030), oldestFirst());
        assertEquals(5, lruvec.takeOldest(NORMAL));
        assertEquals(PageAllocator.NONE, lruvec.takeOldest(NORMAL));
        assertEquals(1, lruvec.inZone(MOVABLE));
        assertEquals(1030, lruvec.takeOldest(MOVABLE));
    }
}
