package io.github.vmemmaplab.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

final class ScenarioReaderTest {
    private static final String GOOD =
            """
            {
              "version": 1,
              "title": "t",
              "text": "x",
              "machine": {"kernel": "6.1", "sectionSizeBits": 30},
              "memory": {"kind": "fragmented", "start": "0x40000000", "size": "512 MiB",
                         "pattern": "mixed", "fragmentation": 92, "seed": 2, "inUsePercent": 75},
              "policy": "per-section",
              "operations": [{"do": "add", "start": "0x80000000", "size": "1 GiB"}],
              "expected": {"results": [0], "slots": "BBBBBppp"}
            }
            """;
    private static final String BLOCKS =
            """
            "memory": {"kind": "blocks", "start": "0x40000000", "size": "512 MiB", "blocks": [
            {"pfn": "0x50000", "order": 9, "type": "movable"},
            BLOCK
            ]}\
            """;

    private static List<String> problemsOf(String text) {
        Opened opened = ScenarioReader.read(text, "f");
        return assertInstanceOf(Opened.Bad.class, opened).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void aGoodFileIsRead() {
        assertInstanceOf(Opened.Good.class, ScenarioReader.read(GOOD, "f"));
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        byte[] bytes = ("\ufeff" + GOOD).getBytes(StandardCharsets.UTF_8);
        assertInstanceOf(Opened.Good.class, ScenarioReader.read(bytes, "f"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "version": 1 | "version": 2 | f:2:14: this file is of version 2; this program reads version 1.
                    "version": 1 | "version": "1" | f:2:14: 'version' must be a whole number, not text.
                    "version": 1 | "version": 1.5 | f:2:14: 'version' must be a whole number from 1 to 2147483647, not 1.5.
                    "title": "t" | "title": 7 | f:3:12: 'title' must be text, not a number.
                    "title": "t", | | f:1:1: the scenario has no field 'title'; add it.
                    "title" | "title": "t", "tittle" | f:3:17: the scenario has an unknown field 'tittle'; it may have version, title, text, memory, machine, policy, operations, expected.
                    "title" | "text": "t", "title" | f:4:3: the field 'text' comes twice; keep one.
                    "6.1" | "6.0" | f:5:25: 'kernel' is '6.0'; it must be one of 5.9, 5.11, 6.1, 6.12, 7.1.
                    30} | 26} | f:5:51: 'sectionSizeBits' must be a whole number from 27 to 30, not 26.
                    30} | 30, "cpu": 2} | f:5:55: 'machine' has an unknown field 'cpu'; it may have kernel, pageSize, sectionSizeBits, vaBits, cpus, rodataFull, transparentHugePages, watermarkBoostFactor, compactsUnevictable, addedBy.
                    "fragmented" | "broken" | f:6:22: 'kind' is 'broken'; it must be one of fragmented, counts, blocks.
                    "0x40000000" | "0x40100000" | f:6:45: 'start' must be a multiple of 4 MiB up to 4 TiB.
                    "512 MiB" | 0 | f:6:67: 'size' is 0; there must be something.
                    "512 MiB" | "513 MiB" | f:6:67: 'size' must be a multiple of 2 MiB, one pageblock.
                    "512 MiB" | "2 TiB" | f:6:67: 'size' must be from 64 MiB to 1023 GiB on this machine.
                    "512 MiB" | "0x8000000000000000" | f:6:67: 'size' is 2^63 bytes or more.
                    "512 MiB" | 37778931862957161709568 | f:6:67: 'size' is 2^63 bytes or more.
                    "512 MiB" | "-1" | f:6:67: 'size' must be "0x80000000", "512 MiB" or a whole number of bytes, not -1.
                    "512 MiB" | "512 MB" | f:6:67: 'size' must be "0x80000000", "512 MiB" or a whole number of bytes, not 512 MB.
                    "512 MiB" | [1] | f:6:67: 'size' must be "0x80000000", "512 MiB" or a whole number of bytes, not a list.
                    "mixed" | "mixt" | f:7:25: 'pattern' is 'mixt'; it must be one of pinned, movable, mixed, aged.
                    92 | 101 | f:7:51: 'fragmentation' must be a whole number from 0 to 100, not 101.
                    92 | 9223372036854775808 | f:7:51: 'fragmentation' must be a whole number from 0 to 100, not 9223372036854775808.
                    "per-section" | "both" | f:8:13: 'policy' is 'both'; it must be one of original, posted-v1, per-section, unmap-rebuild, generic, x86.
                    "add" | "sub" | f:9:25: 'do' is 'sub'; it must be one of add, online, offline, remove.
                    "1 GiB" | "257 GiB" | f:9:63: with this the scenario adds more than 256 GiB; every page of it is kept as a step, so add less.
                    "1 GiB" | 0 | f:9:63: 'size' is 0; there must be something.
                    "0x80000000" | "0x80000000000000" | f:9:41: 'start' is beyond 4 PiB, the end of arm64.
                    [0] | [0, 0] | f:10:27: 2 results are expected of 1 operations.
                    [0] | [1] | f:10:28: 'an entry of results' must be a whole number from -4095 to 0, not 1.
                    BBBBBppp | BBBBBqqq | f:10:41: 'slots' holds letters other than B, p and '.'.
                    "policy" | policy | f:8:3: this is not JSON: Unexpected character ('p' (code 112)): was expecting double-quote to start field name.
                    """)
    void everyFaultIsToldWhereItIs(String part, String fault, String message) {
        String text =
                GOOD.replaceFirst(java.util.regex.Pattern.quote(part), fault == null ? "" : fault);
        assertEquals(List.of(message), problemsOf(text).stream().limit(1).toList());
    }

    @Test
    void allProblemsAreToldInFileOrder() {
        String text =
                GOOD.replace("\"t\"", "7").replace("mixed", "mixt").replace("per-section", "both");
        assertEquals(
                List.of("f:3:12", "f:7:25", "f:8:13"),
                problemsOf(text).stream().map(line -> line.substring(0, 6)).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"pfn": "0x50201", "order": 1, "type": "movable"} | f:7:9: a block of order 1 must start at a multiple of 2 pages.
                    {"pfn": "0x50100", "order": 3, "type": "movable"} | f:7:9: the block overlaps the one at PFN 0x50000.
                    {"pfn": "0x5fe00", "order": 10, "type": "movable"} | f:7:9: a block of order 10 must start at a multiple of 1024 pages.
                    {"pfn": "0x60000", "order": 0, "type": "movable"} | f:7:9: the block lies outside the memory that boot leaves, PFN 0x42200 to 0x60000.
                    {"pfn": "0x40000", "order": 0, "type": "movable"} | f:7:9: the block lies outside the memory that boot leaves, PFN 0x42200 to 0x60000.
                    {"pfn": "0x50200", "order": 9, "type": "movable"} | f:7:9: the block and its buddy at PFN 0x50000 are both free; the kernel would have merged them, so list one of order 10.
                    {"pfn": "0x50400", "order": 11, "type": "movable"} | f:7:29: 'order' must be a whole number from 0 to 10, not 11.
                    {"pfn": "0x8000000000000000", "order": 0, "type": "movable"} | f:7:9: 'pfn' is 2^63 bytes or more.
                    {"pfn": "0x50400", "order": 0, "type": "isolate"} | f:7:40: 'type' is 'isolate'; it must be one of unmovable, movable, reclaimable.
                    7 | f:7:1: an entry of 'blocks' must be an object, not a number.
                    """)
    void impossibleBlocksAreTold(String block, String message) {
        String text =
                "{\n\"version\": 1, \"title\": \"t\", \"text\": \"x\",\n"
                        + "\"machine\": {\"kernel\": \"6.1\", \"sectionSizeBits\": 30},\n"
                        + "\"policy\": \"original\", \"operations\": [],\n"
                        + BLOCKS.replace("BLOCK", block)
                        + "}";
        assertEquals(List.of(message), problemsOf(text));
    }

    @Test
    void twoZonesAtOnePlaceAreTold() {
        String text =
                GOOD.replaceFirst(
                        "(?s)\"memory\".*75}",
                        """
                        "memory": {"kind": "counts", "pattern": "aged", "seed": 1, "zones": [
                        {"zone": "Normal", "free": [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]},
                        {"zone": "Normal", "free": [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]}]}\
                        """);
        assertEquals(
                List.of(
                        "f:8:10: zone Normal comes twice.",
                        "f:8:28: 'free' must have 11 counts, order 0 first."),
                problemsOf(text));
    }

    @Test
    void textThatIsNotUtf8IsToldWhereItEnds() {
        byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
        bytes[GOOD.indexOf("\"x\"") + 1] = (byte) 0xff;
        Opened.Bad bad = assertInstanceOf(Opened.Bad.class, ScenarioReader.read(bytes, "f"));
        assertEquals(
                "f:4:12: the text is not UTF-8 from here on; save it as UTF-8.",
                bad.problems().getFirst().toString());
    }

    @Test
    void anEmptyFileIsTold() {
        assertEquals(
                List.of("f:1:1: the file is empty; a scenario is a JSON object."), problemsOf(""));
    }

    @Test
    void aFileInManyBracketsIsTold() {
        assertTrue(problemsOf("[".repeat(100_000)).getFirst().startsWith("f:1:"));
    }

    @Test
    void aDirectoryIsTold(@TempDir Path directory) {
        assertTrue(onlyProblem(directory).endsWith(": this is a directory; name a file."));
    }

    @Test
    void aMissingFileIsTold(@TempDir Path directory) {
        assertTrue(
                onlyProblem(directory.resolve("none"))
                        .endsWith(": there is no such file; check the name."));
    }

    @Test
    void aFileWithoutPermissionIsTold(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), GOOD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        // Root may read anything.
        assumeFalse(Files.isReadable(file));
        assertTrue(onlyProblem(file).endsWith(": you have no permission to read this file."));
    }

    @Test
    void aGibibyteOfJunkIsRefusedUnread(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("junk");
        try (RandomAccessFile junk = new RandomAccessFile(file.toFile(), "rw")) {
            junk.setLength(1L << 30);
        }
        assertTrue(
                onlyProblem(file)
                        .endsWith(": the file is larger than 8 MiB; no scenario needs that much."));
    }

    private static String onlyProblem(Path file) {
        Opened.Bad bad = assertInstanceOf(Opened.Bad.class, ScenarioReader.read(file));
        assertEquals(1, bad.problems().size());
        return bad.problems().getFirst().toString();
    }
}
