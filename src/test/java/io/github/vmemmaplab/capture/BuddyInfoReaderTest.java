package io.github.vmemmaplab.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.FragmentationIndex;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.procfs.KernelText;
import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Outcome;
import io.github.vmemmaplab.scenario.Problem;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

final class BuddyInfoReaderTest {
    private static final String DESKTOP =
            """
            Node 0, zone      DMA      0      0      0      0      0      0      0      0      1      1      3
            Node 0, zone    DMA32      1      1      4      2      5      4      3      3      4      2    752
            Node 0, zone   Normal   7501  10425  12117   9274   6126   3140   1284    445    123     18    137
            Node 1, zone   Normal      1      2      3      4      5      6      7      8      9     10     11
            Node 1, zone  Movable      5      0      0      0      0      0      0      0      0      0      2
            Node 1, zone   Device      0      0      0      0      0      0      0      0      0      0      0
            """;

    private static Scenario good(String text) {
        return assertInstanceOf(Opened.Good.class, BuddyInfoReader.read(text, "f")).scenario();
    }

    @Test
    void everyZonesCountsAreMetWithNodesTogether() {
        Scenario scenario = good(DESKTOP);
        Kernel kernel = Simulation.boot(scenario);
        assertEquals(List.of(), Auditor.audit(kernel));
        assertEquals("[0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 3]", counts(kernel, Zone.Kind.DMA));
        assertEquals("[1, 1, 4, 2, 5, 4, 3, 3, 4, 2, 752]", counts(kernel, Zone.Kind.DMA32));
        assertEquals(
                "[7502, 10427, 12120, 9278, 6131, 3146, 1291, 453, 132, 28, 148]",
                counts(kernel, Zone.Kind.NORMAL));
        assertEquals("[5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]", counts(kernel, Zone.Kind.MOVABLE));
        assertTrue(scenario.start().provenance().contains("all nodes together"));
    }

    private static String counts(Kernel kernel, Zone.Kind kind) {
        return Arrays.toString(FragmentationIndex.counts(kernel.node().zone(kind)));
    }

    @Test
    void memoryCanBeAddedBehindIt() {
        assertEquals(
                new Outcome(List.of(0), "BBBBBBBB"), Outcome.of(Simulation.run(good(DESKTOP))));
    }

    @ParameterizedTest
    @CsvSource({"12, 14", "14, 16"})
    void theNumberOfOrdersTellsThePageSize(int orders, int pageShift) {
        Scenario scenario = good("Node 0, zone Normal" + " 3".repeat(orders) + "\n");
        assertEquals(pageShift, scenario.machine().pageShift());
        assertEquals(List.of(0), Outcome.of(Simulation.run(scenario)).results());
    }

    @Test
    void otherLineEndsAndWhatALogAddsArePassedOver() {
        Scenario plain = good(DESKTOP);
        assertEquals(plain, good(DESKTOP.replace("\n", "\r\n")));
        assertEquals(plain, good("$ cat /proc/buddyinfo\n" + DESKTOP));
        assertEquals(plain, good(DESKTOP.replaceAll("(?m)^(?=.)", "[    3.141592] ")));
        assertEquals(plain, good(DESKTOP.replaceAll("(?m)^(?=.)", "Nov 23 03:16:08 box kernel: ")));
    }

    @Test
    void whatTheLabWritesItReads() {
        String text =
                DESKTOP.lines()
                                .filter(line -> line.startsWith("Node 0"))
                                .collect(java.util.stream.Collectors.joining(" \n"))
                        + " \n";
        assertEquals(text, KernelText.BUDDYINFO.of(Simulation.boot(good(text)), List.of()));
    }

    @Test
    void noDamageCrashesIt() {
        int refused = Mutations.refused(DESKTOP, text -> BuddyInfoReader.read(text, "f"));
        assertTrue(refused > Mutations.times() / 3, refused + " were noticed");
    }

    @Test
    void itIsToldFromAScenarioByItsFirstWord() {
        assertTrue(BuddyInfoReader.suits("\n" + DESKTOP));
        assertInstanceOf(Opened.Good.class, InputFile.parse(DESKTOP, "f"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Node 0, zone Normal 1 2 3 4 5 6 7 8 9 | f:1:38: the line has 9 counts; kernels have 11, 12 or 14; copy the whole line.
                    Node 0, zone Normal 1 2 3 4 5 6 7 8 9 10 -1 | f:1:42: a count must be a whole number from 0 to 2^30.
                    Node 0, zone Normal 9223372036854775808 2 3 4 5 6 7 8 9 10 11 | f:1:21: a count must be a whole number from 0 to 2^30.
                    Node 0, zone Banana 1 2 3 4 5 6 7 8 9 10 11 | f:1:14: zone 'Banana' is not one of Linux.
                    Node 0 zone Normal 1 2 3 4 5 6 7 8 9 10 11 | f:1:1: the line is not of the form 'Node 0, zone Normal' and a count for each order.
                    Node 0, zone Device 1 2 3 4 5 6 7 8 9 10 11 | f: no zone that memory comes from is in this text.
                    Node 0, zone Normal 1 2 3 4 5 6 7 8 9 10 1000000000 | f: these counts need 1320000159744 pages of memory; the lab shows 134217727 at most.
                    """)
    void everyFaultIsToldWhereItIs(String text, String message) {
        assertEquals(List.of(message), problems(text));
    }

    @Test
    void aZoneThatComesTwiceAndOrdersThatDifferAreTold() {
        assertEquals(
                List.of(
                        "f:2:1: zone Normal of node 0 stood in line 1 already.",
                        "f:3:1: this line has 12 orders, the first has 11."),
                problems(
                        """
                        Node 0, zone Normal 1 2 3 4 5 6 7 8 9 10 11
                        Node 0, zone Normal 1 2 3 4 5 6 7 8 9 10 11
                        Node 1, zone Normal 1 2 3 4 5 6 7 8 9 10 11 12
                        """));
    }

    @Test
    void aLongFileOfNonsenseEndsAfterAHundredProblems() {
        assertEquals(100, problems("Node 0, zone Normal\n".repeat(200_000)).size());
    }

    @Test
    void manyNodesAreReadInNoTime() {
        StringBuilder text = new StringBuilder();
        for (int node = 0; node < 100_000; node++) {
            text.append("Node ").append(node).append(", zone Normal 1 0 0 0 0 0 0 0 0 0 0\n");
        }
        Scenario scenario =
                assertTimeoutPreemptively(Duration.ofSeconds(10), () -> good(text.toString()));
        assertEquals(
                "[100000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]",
                counts(Simulation.boot(scenario), Zone.Kind.NORMAL));
    }

    private static List<String> problems(String text) {
        return assertInstanceOf(Opened.Bad.class, BuddyInfoReader.read(text, "f"))
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }
}
