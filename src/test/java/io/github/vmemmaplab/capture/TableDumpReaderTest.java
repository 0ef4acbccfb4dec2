package io.github.vmemmaplab.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.json.ShippedScenarios;
import io.github.vmemmaplab.procfs.KernelText;
import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Outcome;
import io.github.vmemmaplab.scenario.Problem;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

final class TableDumpReaderTest {
    private static final String SMALL =
            """
            ---[ vmalloc() end ]---
            0xfffffbffff800000-0xfffffc0000000000           8M PMD
            ---[ vmemmap start ]---
            0xfffffc0000000000-0xfffffc0001600000          22M PMD       RW NX SHD AF        BLK UXN    MEM/NORMAL
            0xfffffc0001600000-0xfffffc0001a00000           4M PTE       RW NX SHD AF            UXN    MEM/NORMAL
            0xfffffc0001a00000-0xfffffc0001a04000          16K PTE       RW NX SHD AF            UXN    MEM/NORMAL
            0xfffffc0001a04000-0xfffffc0001c00000        2032K PTE
            0xfffffc0001c00000-0xfffffc0040000000         996M PMD
            0xfffffc0040000000-0xfffffc8000000000         511G PUD
            0xfffffc8000000000-0xfffffe0000000000        1536G PGD
            ---[ vmemmap end ]---
            0xfffffe0000000000-0x0000000000000000           2T PGD
            """;

    private static String table(String text) {
        return assertInstanceOf(Opened.Told.class, InputFile.parse(text, "f")).text();
    }

    private static String problem(String text) {
        return assertInstanceOf(Opened.Bad.class, InputFile.parse(text, "f")).problems().stream()
                .map(Problem::toString)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void slotsAreToldByHowTheyAreMapped() {
        assertEquals(
                """
                vmemmap from 0xfffffc0000000000, pages of 4 KiB
                a slot is 2 MiB and holds the struct pages of 128 MiB of memory

                mapped by           slots  TLB entries
                blocks                 11           11
                base pages              2         1024
                some base pages         1        < 512

                slots            mapped by        addresses                                memory
                0-10             blocks           0xfffffc0000000000-0xfffffc0001600000    from 0 KiB, 1408 MiB
                11-12            base pages       0xfffffc0001600000-0xfffffc0001a00000    from 1408 MiB, 256 MiB
                13               some base pages  0xfffffc0001a00000-0xfffffc0001c00000    from 1664 MiB, 128 MiB
                """,
                table(SMALL));
    }

    @Test
    void otherLineEndsAndWhatALogAddsArePassedOver() {
        assertEquals(table(SMALL), table(SMALL.replace("\n", "\r\n")));
        String logged =
                "# cat kernel_page_tables\n"
                        + SMALL.indent(0).replaceAll("(?m)^(?=.)", "[    1.500000] ");
        assertEquals(table(SMALL), table(logged));
    }

    @Test
    void x86IsReadToo() {
        String table =
                table(
                        """
                        ---[ Vmemmap ]---
                        0xffffea0000000000-0xffffea0000400000           4M     RW         PSE         GLB NX pmd
                        0xffffea0000400000-0xffffea0000401000           4K     RW                     GLB NX pte
                        0xffffea0000401000-0xffffea0040000000     1044476K                               pte
                        ---[ ESPfix Area ]---
                        ... 65463 entries skipped ...
                        0xffffff0000000000-0xffffff8000000000         512G                               pgd
                        """);
        assertTrue(table.contains("blocks                  2            2\n"), table);
        assertTrue(table.contains("some base pages         1        < 512\n"), table);
    }

    /// The whole files of the kernel, and what the model would have written: both tell the same.
    @Test
    void everyCapturedFileTellsWhatTheWalkOfItsTablesFound() throws IOException {
        int read = 0;
        for (String name : ShippedCaptures.names()) {
            Optional<String> text =
                    ShippedCaptures.open(name).files().text("after-add.kernel_page_tables.txt");
            if (text.isPresent()) {
                read++;
                String table = table(text.get());
                assertTrue(table.contains("pages of 4 KiB"), table);
                String walk = ShippedCaptures.open(name).files().required("after-add.ptwalk.txt");
                long pages = walk.lines().filter(l -> l.contains(" PTE_TABLE ")).count();
                assertTrue(table.contains("base pages       %8d".formatted(pages)), table + walk);
            }
        }
        assertEquals(36, read);
    }

    @Test
    void whatTheLabWritesItReads() {
        for (String name : ShippedScenarios.NAMES) {
            Scenario scenario = ShippedScenarios.load(name);
            Timeline timeline = Simulation.run(scenario);
            timeline.seek(timeline.size());
            String table = table(KernelText.KERNEL_PAGE_TABLES.of(timeline.kernel(), List.of()));
            assertTrue(table.startsWith("vmemmap from 0x"), table);
            long blocks = Outcome.of(timeline).slots().chars().filter(c -> c == 'B').count();
            if (name.equals("thread-per-section")) {
                assertEquals(5, blocks);
                assertTrue(table.contains("base pages              3         1536\n"), table);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '22M PMD' | '23M PMD' | f:4:48: '23M' is not the size of this range; copy the line again.
                    '22M PMD' | '22M ABC' | f:4:103: the line names no level (PGD, P4D, PUD, PMD or PTE); copy the whole line.
                    0xfffffc0000000000-0xfffffc0001600000 | fffffc00-fffffc01 | f:4:1: the line is neither a range (0x…-0x…) nor a marker (---[ … ]---); copy the whole line.
                    0xfffffc0001a00000-0xfffffc0001a04000 | 0xfffffc0001b00000-0xfffffc0001b04000 | f:6:1: the range does not begin where the one above ends; copy the lines between.
                    '---[ vmemmap start ]---' | '---[ Fixmap start ]---' | f:12:1: the text ends without a marker '---[ vmemmap start ]---'; copy the whole file.
                    """)
    void everyFaultIsToldWhereItIs(String from, String to, String message) {
        assertEquals(message, problem(SMALL.replace(from, to)));
    }

    @Test
    void aTextThatWasCutIsToldWhereItEnds() {
        assertEquals(
                "f:9:1: the text ends inside the vmemmap; copy the whole file.",
                problem(SMALL.substring(0, SMALL.indexOf("0xfffffc8000000000-"))));
    }

    @Test
    void noDamageCrashesIt() {
        int refused = Mutations.refused(SMALL, text -> TableDumpReader.read(text, "f"));
        assertTrue(refused > Mutations.times() / 2, refused + " were noticed");
    }
}
