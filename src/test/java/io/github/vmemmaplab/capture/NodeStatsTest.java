package io.github.vmemmaplab.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class NodeStatsTest {
    private static final String TEXT =
            """
            Node 0, zone   Normal
              per-node stats
                  nr_inactive_anon 5
                  nr_inactive_file 117567
                  nr_active_file 3
                  nr_unevictable 857
              pages free     1612
              pagesets
                cpu: 0
                          count: 0
              node_unreclaimable:  %s
              start_pfn:           262144
            """;

    @Test
    void filePagesOfBothListsCount() throws CaptureException {
        assertEquals(new NodeStats(117570, true), NodeStats.parse("x", TEXT.formatted("1")));
        assertEquals(new NodeStats(117570, false), NodeStats.parse("x", TEXT.formatted("0")));
    }

    @Test
    void aTextWithoutTheFigureTellsNothing() throws CaptureException {
        assertNull(NodeStats.parse("x", "Node 0, zone Normal\n  pages free 12\n"));
    }

    @Test
    void whatIsNoNumberIsToldWithItsPlace() {
        CaptureException error =
                assertThrows(
                        CaptureException.class,
                        () -> NodeStats.parse("c/before.zoneinfo.txt", TEXT.formatted("yes")));
        assertEquals("c/before.zoneinfo.txt:11:24: 'yes' is not a number.", error.getMessage());
    }
}
