package io.github.vmemmaplab.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Damaged captures: each is one sentence that says where, or still a capture; never a crash.
final class BrokenCaptureTest {
    private static final int MUTATIONS = 400;

    private static Map<String, String> sound() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "case.json",
                """
                {"name": "tiny", "kernel": "6.1.192", "sectionSizeBits": 27, "pageSize": 4096, "vaBits": 48,
                 "thp": false, "policy": "per-section", "rodata": "full",
                 "bootMemory": {"start": "0x40000000", "size": "0x8000000"},
                 "operations": [{"n": 1, "op": "add", "start": "0x48000000", "size": "0x8000000",
                  "memmapOnMemory": false, "linearTables": "linear.1.txt", "state": "state.txt",
                  "exit": "exit.txt", "events": "events.log"}]}
                """);
        files.put(
                "before.pmap.txt",
                """
                Z Normal 40000 48000
                M 40000 4096 R 0 0
                M 41000 512 F 9 0
                M 41200 512 O 0 0
                M 41400 512 F 9 0
                M 41600 27136 o 0 0
                """);
        files.put(
                "state.txt",
                """
                Z Normal start=40000 spanned=32768 present=32768 managed=28672 free=1024 min=100 low=125 high=150 boost=0
                F 9 0 41000 41400
                PCP count=0 high=125 batch=1 free_factor=0
                """);
        files.put("linear.1.txt", "21 41200\n12 41201\n");
        return files;
    }

    private static TextSource source(Map<String, String> files) {
        return new TextSource() {
            @Override
            public Optional<InputStream> stored(String name) {
                return Optional.ofNullable(files.get(name))
                        .map(text ->
                                new ByteArrayInputStream(
                                        text.getBytes(StandardCharsets.ISO_8859_1)));
            }

            @Override
            public String label() {
                return "tiny";
            }
        };
    }

    private static Kernel start(Map<String, String> files) throws IOException {
        try {
            Scenario scenario = Capture.open(source(files)).scenario(1);
            return Simulation.boot(scenario);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Test
    void theSoundOneStarts() throws IOException {
        Kernel kernel = start(sound());
        assertEquals(1024, kernel.node().freePages());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    state.txt | 41000 41400 | 41000 41401   | state.txt:2:13: a block of order 9 cannot begin at page 41401.
                    state.txt | 41000 41400 | 41000 41000   | state.txt:2:13: page 41000 is on a list already.
                    state.txt | 41000 41400 | 41000 7fe00   | state.txt:2:13: page 7fe00 is not in zone Normal.
                    state.txt | F 9 0       | F 12 0        | state.txt:2:3: '12' is out of range.
                    state.txt | spanned=32768 | spanned=0   | state.txt:1:95: start= and spanned= of zone Normal do not say where it lies.
                    state.txt | managed=28672 | managed=9223372036854775808 | state.txt:1:50: '9223372036854775808' is not a number.
                    state.txt | Z Normal    | Q cpu=1       | state.txt:1:1: a zone line (Z …) must come first.
                    case.json | 0x8000000"}, | 0x0"},       | case.json:3:2: a size of 0 bytes is no machine.
                    case.json | per-section | per-slot      | case.json:2:16: policy 'per-slot' is not known.
                    case.json | "thp": false | "thp": 7.5.1 | case.json:2:9: Cannot deserialize
                    case.json | state.txt   | ../state.txt  | case.json: '../state.txt' is not the name of a file of this capture.
                    before.pmap.txt | M 41600 27136 | M 41600 27137 | before.pmap.txt:6:1
                    before.pmap.txt | 512 O 0 0 | 512 ? 0 0 | before.pmap.txt:4:13: '?' is no state of a page
                    linear.1.txt | 21 41200 | 21 zz         | linear.1.txt:1:4: 'zz' is not a number.
                    """)
    void whatIsWrongIsSaidWhereItIs(String file, String from, String to, String expected) {
        Map<String, String> files = sound();
        files.computeIfPresent(file, (name, text) -> text.replace(from, to));
        IOException e = assertThrows(IOException.class, () -> start(files));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("tiny/" + expected), message);
        assertFalse(message.contains("\n"), message);
    }

    @Test
    void noDamageCrashes() {
        Random random = new Random(20260923);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Map<String, String> files = sound();
            String name = files.keySet().stream().toList().get(random.nextInt(files.size()));
            String damaged = damage(files.getOrDefault(name, ""), random);
            files.put(name, damaged);
            try {
                start(files);
            } catch (IOException e) {
                refused++;
                String message = String.valueOf(e.getMessage());
                assertTrue(
                        message.startsWith("tiny/") && !message.contains("\n"),
                        message + " <- " + damaged);
            }
        }
        assertTrue(refused > MUTATIONS / 4, "only " + refused + " were noticed");
    }

    private static String damage(String text, Random random) {
        int at = random.nextInt(text.length());
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + random.nextLong() + text.substring(at);
            default ->
                    text.substring(0, at)
                            + text.substring(Math.min(text.length(), at + 1 + random.nextInt(9)));
        };
    }
}
