package io.github.vmemmaplab.kernel.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.kernel.state.Cell;
import io.github.vmemmaplab.kernel.state.ChangeLog;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class PageTablesTest {
    private static final int BASE = 0x40000;
    private static final int FAR = BASE + 5000;

    private final PageTables tables = new PageTables(BASE, BASE, 9);

    @Test
    void whatWasNotWrittenIsEmpty() {
        assertEquals(Descriptor.NONE, tables.entry(BASE, 0));
        tables.setEntry(FAR, 511, 0x703);
        for (int pfn : new int[] {BASE, FAR - 1024, FAR - 1, FAR + 1, FAR + 1024, FAR + 100_000}) {
            assertEquals(Descriptor.NONE, tables.entry(pfn, 511));
        }
        assertEquals(Descriptor.NONE, tables.entry(FAR, 510));
        assertEquals(0x703, tables.entry(FAR, 511));
    }

    // A table of each page, 1024 pages apart and next to each other.
    @Test
    void tablesKeepApart() {
        int[] pfns = {BASE, BASE + 1, BASE + 1023, BASE + 1024, BASE + 1025, BASE + 4096};
        for (int pfn : pfns) {
            tables.setEntry(pfn, 0, pfn);
            tables.setEntry(pfn, 511, -pfn);
        }
        for (int pfn : pfns) {
            assertEquals(pfn, tables.entry(pfn, 0));
            assertEquals(-pfn, tables.entry(pfn, 511));
        }
    }

    @Test
    void aChangeGoesBackAndForthAndSaysWhereItIs() {
        ChangeLog log = new ChangeLog();
        tables.setEntry(FAR, 300, 0x711);
        tables.logTo(log);
        tables.setEntry(FAR, 300, 0x711);
        assertEquals(0, log.end());
        tables.setEntry(FAR, 300, 0x703);
        List<Long> cells = new ArrayList<>();
        log.forEach(
                0,
                log.end(),
                (cell, delta) -> {
                    cells.add(cell);
                    assertEquals(0x711 ^ 0x703, delta);
                });
        assertEquals(1, cells.size());
        assertEquals(Cell.Space.ENTRY, Cell.space(cells.getFirst()));
        long index = Cell.index(cells.getFirst());
        assertEquals(FAR, tables.tableOfCell(index));
        assertEquals(300, tables.indexOfCell(index));
        tables.apply(index, 0x711 ^ 0x703);
        assertEquals(0x711, tables.entry(FAR, 300));
        tables.apply(index, 0x711 ^ 0x703);
        assertEquals(0x703, tables.entry(FAR, 300));
    }

    @Test
    void theRootIsWhereItIsPut() {
        assertEquals(BASE, tables.root());
        tables.placeRoot(BASE + 7);
        assertEquals(BASE + 7, tables.root());
    }
}
