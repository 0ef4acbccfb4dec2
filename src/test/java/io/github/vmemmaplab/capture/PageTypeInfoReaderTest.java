package io.github.vmemmaplab.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.procfs.KernelText;
import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Outcome;
import io.github.vmemmaplab.scenario.Problem;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

final class PageTypeInfoReaderTest {
    private static final String SMALL =
            """
            Page block order: 9
            Pages per block:  512

            Free pages count per migrate type at order       0      1      2      3      4      5      6      7      8      9     10\s
            Node    0, zone   Normal, type    Unmovable    700     60     50     40     30     20     10      5      3      1      0\s
            Node    0, zone   Normal, type      Movable    900     10      9      8      7      6      5      4      3      2      9\s
            Node    0, zone   Normal, type  Reclaimable     11      0      1      0      0      0      0      0      0      0      0\s
            Node    0, zone   Normal, type   HighAtomic      0      0      0      0      1      0      0      0      0      0      0\s
            Node    0, zone   Normal, type      Isolate      0      0      0      0      0      0      0      0      0      0      0\s

            Number of blocks type     Unmovable      Movable  Reclaimable   HighAtomic      Isolate\s
            Node 0, zone   Normal           80           43            4            1            0\s
            """;

    private static Scenario good(String text) {
        return assertInstanceOf(Opened.Good.class, InputFile.parse(text, "f")).scenario();
    }

    private static String written(Scenario scenario) {
        return KernelText.PAGETYPEINFO.of(Simulation.boot(scenario), List.of());
    }

    private static List<String> problems(String text) {
        return assertInstanceOf(Opened.Bad.class, InputFile.parse(text, "f")).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void whatIsReadIsWrittenAgain() {
        Scenario scenario = good(SMALL);
        assertEquals(SMALL, written(scenario));
        assertEquals(List.of(), Auditor.audit(Simulation.boot(scenario)));
        assertEquals(List.of(0), Outcome.of(Simulation.run(scenario)).results());
    }

    /// Only where nearly all memory was free is there no room for what boot keeps in one piece:
    /// then the machine is a little larger.
    @Test
    void everyCapturedTextIsReadAndWrittenAgain() throws IOException {
        int read = 0;
        int same = 0;
        for (String name : ShippedCaptures.names()) {
            for (String moment : List.of("before", "after-online", "after-fail-drained")) {
                Optional<String> text =
                        CapturedMoment.text(
                                ShippedCaptures.open(name), moment, KernelText.PAGETYPEINFO);
                if (text.isPresent()) {
                    read++;
                    Kernel kernel = Simulation.boot(good(text.get()));
                    assertEquals(List.of(), Auditor.audit(kernel), name);
                    String again = KernelText.PAGETYPEINFO.of(kernel, List.of());
                    assertEquals(free(text.get()), free(again), name);
                    same += text.get().equals(again) ? 1 : 0;
                }
            }
        }
        assertEquals("67 of 69", same + " of " + read);
    }

    private static String free(String text) {
        return text.substring(0, text.indexOf("Number of blocks"));
    }

    @Test
    void otherLineEndsAndWhatALogAddsArePassedOver() {
        assertEquals(SMALL, written(good(SMALL.replace("\n", "\r\n"))));
        String logged =
                SMALL.lines()
                        .map(line -> "[   12.345678] " + line)
                        .collect(Collectors.joining("\n", "# cat /proc/pagetypeinfo\n", ""));
        assertEquals(SMALL, written(good(logged)));
        String journal =
                SMALL.lines()
                        .map(line -> "Nov 23 03:16:08 host kernel: " + line)
                        .collect(Collectors.joining("\n"));
        assertEquals(SMALL, written(good(journal)));
    }

    @Test
    void nodesAreTakenTogether() {
        String second = SMALL.replace("Node    0", "Node    1").replace("Node 0", "Node 1");
        String text = written(good(SMALL + second));
        assertTrue(text.contains("Unmovable   1400    120"), text);
        assertTrue(text.contains("Normal          160           86            8"), text);
    }

    @Test
    void cmaAndMixedBlocksOfOtherKernelsAreRead() {
        String cma =
                SMALL.replace("type      Isolate", "type          CMA")
                        .replace("     Isolate ", "         CMA ");
        String mixed = cma + "\nNumber of mixed blocks    Unmovable \nNode 0, zone   Normal  7 \n";
        assertEquals(SMALL, written(good(mixed)));
    }

    @ParameterizedTest
    @CsvSource({"12, 11, 14", "14, 13, 16"})
    void theNumberOfOrdersTellsThePageSize(int orders, int pageblockOrder, int pageShift) {
        String text =
                """
                Page block order: %d
                Pages per block:  %d
                Node    0, zone   Normal, type    Unmovable%s
                Number of blocks type     Unmovable
                Node 0, zone   Normal           40
                """
                        .formatted(pageblockOrder, 1 << pageblockOrder, " 3".repeat(orders));
        Scenario scenario = good(text);
        assertEquals(pageShift, scenario.machine().pageShift());
        assertEquals(List.of(), Auditor.audit(Simulation.boot(scenario)));
        assertTrue(written(scenario).contains("     3 ".repeat(orders)));
        assertEquals(List.of(0), Outcome.of(Simulation.run(scenario)).results());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    type    Unmovable | type    Unmoved | f:5:1: migrate type 'Unmoved' is not one of Linux; put the kernel's word.
                    '    700     60'  | '    7o0     60' | f:5:48: a count must be a whole number from 0 to 2^30; put it right.
                    '      1      0 '   | '      1 '     | f:5:115: the line has 10 counts; kernels have 11, 12 or 14; copy the whole line.
                    'zone   Normal, type      Movable' | 'zone   Banana, type      Movable' | f:6:1: zone 'Banana' is not one of Linux; put the kernel's word.
                    'Pages per block:  512' | 'Pages per block:  511' | f:2:1: a page block of order 9 has 512 pages; copy the file again.
                    'type   HighAtomic' | 'type      Movable' | f:8:1: type Movable of zone Normal of node 0 stands here for the second time; take one out.
                    '           80 ' | '            ' | f:12:86: the line has 4 counts for 5 types of pageblock; copy the whole file.
                    'Page block order: 9' | 'Page block order: 99' | f:1:1: a page block order is from 0 to 15; copy the file again.
                    'Number of blocks type' | 'Number of goats type' | f:11:1: this is no line of /proc/pagetypeinfo; take it out.
                    """)
    void everyFaultIsToldWhereItIs(String from, String to, String message) {
        String first = problems(SMALL.replaceFirst(from, to)).getFirst();
        assertTrue(first.startsWith(message), first);
    }

    @Test
    void aTextThatWasCutIsToldWhereItEnds() {
        assertEquals(
                List.of(
                        "f:10:1: the text ends before 'Number of blocks type'; copy the whole"
                                + " file."),
                problems(SMALL.substring(0, SMALL.indexOf("\nNumber"))));
    }

    @Test
    void noDamageCrashesIt() {
        int refused = Mutations.refused(SMALL, text -> PageTypeInfoReader.read(text, "f"));
        assertTrue(refused > Mutations.times() / 2, refused + " were noticed");
    }
}
