package io.github.vmemmaplab.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import static java.util.Objects.requireNonNull;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Halt;
import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Problem;
import io.github.vmemmaplab.scenario.Scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/// Which machines a scenario may have, and what is said of those that it may not.
final class MachineReaderTest {
    private static final String TEXT =
            """
            {
              "version": 1, "title": "t", "text": "x",
              "machine": {MACHINE},
              "memory": {"kind": "fragmented", "start": "START", "size": "SIZE",
                         "pattern": "mixed", "fragmentation": 50, "seed": 2, "inUsePercent": 75},
              "operations": [{"do": "add", "start": "0x1000000000", "size": "1 GiB"}]
            }
            """;

    private static Opened read(String machine, String start, String size) {
        String text =
                TEXT.replace("MACHINE", machine).replace("START", start).replace("SIZE", size);
        return ScenarioReader.read(text, "f");
    }

    private static Scenario good(String machine, String start, String size) {
        return assertInstanceOf(Opened.Good.class, read(machine, start, size)).scenario();
    }

    private static Machine machine(String machine, String start) {
        return good(machine, start, "4 GiB").machine();
    }

    private static List<String> problems(String machine, String start, String size) {
        return assertInstanceOf(Opened.Bad.class, read(machine, start, size)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void everyMachineThatCanBeBuiltIsRead(KernelVersion version) {
        for (int pageShift : new int[] {12, 14, 16}) {
            for (int vaBits : version.vaBits(pageShift)) {
                String text =
                        "\"kernel\": \"%s\", \"pageSize\": \"%d KiB\", \"vaBits\": %d"
                                .formatted(version.label(), 1 << (pageShift - 10), vaBits);
                assertEquals(
                        Machine.of(version, 0x4000_0000L, pageShift, vaBits),
                        machine(text, "0x40000000"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"kernel\": \"6.1\"', 0x88000000, 80000000",
        "'\"kernel\": \"6.1\", \"pageSize\": \"16 KiB\"', 0x88000000, 80000000",
        "'\"kernel\": \"6.1\", \"pageSize\": \"64 KiB\"', 0xa0000000, a0000000",
        "'\"kernel\": \"5.9\", \"pageSize\": \"64 KiB\"', 0xa0000000, 80000000"
    })
    void theStartOfMemoryIsRoundedDownAsTheMachineWants(
            String machine, String start, String memstart) {
        assertEquals(Long.parseLong(memstart, 16), machine(machine, start).memstart());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "kernel": "6.1", "pageSize": "8 KiB" | f:3:44: 'pageSize' is '8 KiB'; it must be one of 4 KiB, 16 KiB, 64 KiB.
                    "kernel": "6.1", "vaBits": 52 | f:3:42: Linux 6.1 with 4 KiB pages has 39 or 48 address bits, not 52.
                    "kernel": "6.12", "vaBits": 42 | f:3:43: Linux 6.12 with 4 KiB pages has 39, 48 or 52 address bits, not 42.
                    "kernel": "6.1", "pageSize": "64 KiB", "vaBits": 39 | f:3:64: Linux 6.1 with 64 KiB pages has 42, 48 or 52 address bits, not 39.
                    "kernel": "6.1", "vaBits": 64 | f:3:42: 'vaBits' must be a whole number from 36 to 52, not 64.
                    "kernel": "6.1", "pageSize": "64 KiB", "sectionSizeBits": 27 | f:3:73: 'sectionSizeBits' must be a whole number from 29 to 30, not 27.
                    "kernel": "6.1", "addedBy": "udev" | f:3:43: 'addedBy' is 'udev'; it must be one of kernel thread, process.
                    """)
    void whatCannotBeBuiltIsToldWhereItIs(String machine, String problem) {
        assertEquals(problem, problems(machine, "0x40000000", "4 GiB").getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "kernel": "6.1", "pageSize": "64 KiB" | 0x40400000 | 4 GiB | f:4:45: 'start' must be a multiple of 512 MiB, the largest free block.
                    "kernel": "6.1", "pageSize": "16 KiB" | 0x40400000 | 4 GiB | f:4:45: 'start' must be a multiple of 32 MiB, the largest free block.
                    "kernel": "6.1", "pageSize": "64 KiB" | 0x40000000 | 4100 MiB | f:4:67: 'size' must be a multiple of 512 MiB, one pageblock.
                    "kernel": "6.1", "pageSize": "64 KiB" | 0x40000000 | 1 GiB | f:4:67: 'size' must be from 2 GiB to 1 TiB on this machine.
                    "kernel": "6.1", "vaBits": 39 | 0x40000000 | 300 GiB | f:4:67: 'size' must be from 64 MiB to 256 GiB on this machine.
                    """)
    void memoryThatDoesNotFitTheMachineIsTold(
            String machine, String start, String size, String problem) {
        assertEquals(List.of(problem), problems(machine, start, size));
    }

    @Test
    void aProcessMayAddMemory() {
        assertEquals(
                true,
                machine("\"kernel\": \"6.1\", \"addedBy\": \"process\"", "0x40000000")
                        .addedByProcess());
    }

    @ParameterizedTest
    @CsvSource({"5.9, original", "5.11, per-section", "6.1, per-section", "6.12, generic"})
    void withoutAPolicyTheKernelLineDoesWhatItDid(String kernel, String policy) {
        Scenario scenario = good("\"kernel\": \"%s\"".formatted(kernel), "0x40000000", "4 GiB");
        assertEquals(policy, scenario.policy().label());
    }

    @Test
    void ofARunThatHaltsTheLastResultIsMissing() {
        Scenario scenario = assertInstanceOf(Opened.Good.class, expecting("")).scenario();
        assertEquals(Halt.DEADLOCKED_ON_MEMORY, requireNonNull(scenario.expected()).halt());
        Opened.Bad bad = assertInstanceOf(Opened.Bad.class, expecting("0"));
        assertEquals(
                "f:6:27: 1 results are expected of 1 operations, one of which never returns.",
                bad.problems().getFirst().toString());
    }

    private static Opened expecting(String results) {
        String text =
                TEXT.replace("MACHINE", "\"kernel\": \"6.1\"")
                        .replace("START", "0x40000000")
                        .replace("SIZE", "4 GiB")
                        .replace(
                                "\"operations\"",
                                """
                                "expected": {"results": [%s], "slots": ".", "halt": "panic"},
                                  "operations"\
                                """
                                        .formatted(results));
        return ScenarioReader.read(text, "f");
    }
}
