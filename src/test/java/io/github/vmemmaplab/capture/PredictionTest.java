package io.github.vmemmaplab.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.OomKilled;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Halt;
import io.github.vmemmaplab.kernel.event.HotplugEvent.KernelHalted;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Captures of which some requests left little behind: the kernel died on them.
final class PredictionTest {
    private static final String PREAMBLE =
            """
            {"name": "tiny", "kernel": "6.1.192", "sectionSizeBits": 27, "pageSize": 4096, "vaBits": 48,
             "thp": false, "policy": "per-section", "rodata": "full", "sysctl": null, "cpus": null,
             "bootMemory": {"start": "0x40000000", "size": "0x8000000"},
             "operations": [
            """;
    private static final String SOUND =
            """
            {"n": 1, "op": "add", "start": "0x48000000", "size": "0x8000000", "rc": null,
             "memmapOnMemory": null, "state": "state.txt", "exit": "exit.txt", "events": "events.log"}
            """;
    private static final String DIED =
            """
            {"n": 2, "op": "add", "start": "0x50000000", "size": "0x8000000", "rc": null, "state": null}
            """;

    @TempDir Path directory;

    private Path write(String operations) throws IOException {
        Files.writeString(directory.resolve("case.json"), PREAMBLE + operations + "]}");
        Files.writeString(
                directory.resolve("before.pmap.txt"),
                """
                Z Normal 40000 48000
                M 40000 4096 R 0 0
                M 41000 512 F 9 0
                M 41200 2048 A 0 1
                M 41a00 26112 o 0 0
                """);
        Files.writeString(
                directory.resolve("state.txt"),
                """
                Z Normal start=40000 spanned=32768 present=32768 managed=28672 free=512 min=100 low=125 high=150 boost=0
                F 9 0 41000
                PCP count=0 high=125 batch=1 free_factor=0
                """);
        Path out = directory.resolve("out");
        Prediction.predict(directory, out);
        return out;
    }

    private static List<String> names(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aRequestWithoutStartStateIsPassedOver() throws IOException {
        Path out = write(SOUND + "," + DIED);
        assertEquals(List.of("events.log", "exit.txt"), names(out));
    }

    @Test
    void aCaptureWithNothingToStartFromNeedsNoPageMap() throws IOException {
        Files.writeString(directory.resolve("case.json"), PREAMBLE + DIED + "]}");
        Path out = directory.resolve("out");
        Prediction.predict(directory, out);
        assertEquals(List.of(), names(out));
    }

    @Test
    void aRequestThatCannotBePredictedDoesNotKeepTheOthersBack() throws IOException {
        String odd =
                """
                {"n": 3, "op": "kexec", "start": "0x50000000", "size": "0x8000000", "state": "state.txt"},
                """;
        IOException e = assertThrows(IOException.class, () -> write(odd + SOUND));
        assertTrue(String.valueOf(e.getMessage()).contains("neither add nor remove"));
        assertEquals(List.of("events.log", "exit.txt"), names(directory.resolve("out")));
    }

    @Test
    void whereTheKernelDiesTheLogBreaksOffWithoutAReturnCode() {
        CaptureWords words = new CaptureWords(new VmemmapPolicy.PerSection());
        Operation add = new Operation.Add(0x4800_0000L, 0x800_0000L, false);
        assertEquals(
                List.of("HALT deadlocked_on_memory"),
                words.of(new KernelHalted(1, add, Halt.DEADLOCKED_ON_MEMORY)));
        assertEquals(
                List.of("HALT no_table_page"),
                words.of(new KernelHalted(1, add, Halt.NO_TABLE_PAGE)));
        assertEquals(List.of("OOM_KILL pages=2048"), words.of(new OomKilled(2048)));
    }
}
