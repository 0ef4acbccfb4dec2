package io.github.vmemmaplab.ui.fragmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Texts of marks stand on their marks, apart and inside.
final class MarkRowTest {
    @Test
    void farMarksHaveTheirTextsCentred() {
        assertEquals(new MarkRow(150, 550), MarkRow.place(200, 100, 600, 100, 700));
    }

    @Test
    void nothingOverlapsOrLeavesTheRowWhereverTheMarksAre() {
        for (int first = 0; first <= 100; first++) {
            for (int second = first; second <= 100; second++) {
                MarkRow row = MarkRow.place(first * 3, 95, second * 3, 88, 303);
                assertTrue(row.first() >= 0, first + " " + second);
                assertTrue(row.second() + 88 <= 303, first + " " + second);
                assertTrue(row.first() + 95 < row.second(), first + " " + second);
            }
        }
    }

    @Test
    void nearMarksShareTheWayBetweenThem() {
        MarkRow row = MarkRow.place(300, 100, 310, 100, 700);
        assertEquals(305, (row.first() + row.second() + 100) / 2, 1);
    }
}
