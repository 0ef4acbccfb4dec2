package io.github.vmemmaplab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.cli.Services.Picture;
import io.github.vmemmaplab.json.ShippedScenarios;
import io.github.vmemmaplab.scenario.Scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class CliTest {
    private static final String THREAD = "assets/scenarios/thread-per-section.json";

    private final List<Scenario> opened = new ArrayList<>();
    private final List<Picture> drawn = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Services services =
            new Services(
                    (scenario, _) -> {
                        opened.add(scenario);
                        return Cli.DONE;
                    },
                    Optional.of(drawn::add),
                    Optional.of((names, to) -> {
                        to.println("measured " + names);
                        return names.isEmpty();
                    }));

    private int execute(String... arguments) {
        return new Cli(services)
                .printingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void withoutArgumentsTheThreadIsOpened() {
        assertEquals(Cli.DONE, execute());
        assertEquals(List.of(ShippedScenarios.first()), opened);
    }

    @Test
    void aFileIsOpened() {
        assertEquals(Cli.DONE, execute("assets/scenarios/round-trip.json"));
        assertEquals(List.of(ShippedScenarios.load("round-trip")), opened);
    }

    @Test
    void runPrintsATable() {
        assertEquals(Cli.DONE, execute("run", THREAD));
        assertTrue(out.toString().contains("BBBBBppp"), out::toString);
        assertTrue(out.toString().matches("(?s).*TLB entries +1541\n.*"), out::toString);
        assertTrue(out.toString().matches("(?s).*as expected +yes\n.*"), out::toString);
        assertEquals("", err.toString());
    }

    @Test
    void runTakesAnotherPolicyAndFragmentation() {
        assertEquals(
                Cli.DONE, execute("run", THREAD, "--policy", "original", "--fragmentation=100"));
        assertTrue(out.toString().contains("-ENOMEM"), out::toString);
        assertFalse(out.toString().contains("as expected"), out::toString);
    }

    @Test
    void runWritesAReport(@TempDir Path directory) throws IOException {
        Path report = directory.resolve("r.json");
        assertEquals(Cli.DONE, execute("run", THREAD, "--report", report.toString()));
        assertTrue(Files.readString(report).contains("\"slots\" : \"BBBBBppp\""));
    }

    @Test
    void runTakesACapture() {
        assertEquals(Cli.DONE, execute("run", "assets/captures/s30-exactK3-method1.zip"));
        assertTrue(out.toString().contains("BBBppppp"), out::toString);
    }

    @Test
    void runTakesBuddyinfo(@TempDir Path directory) throws IOException {
        Path counts =
                Files.writeString(
                        directory.resolve("b"),
                        "Node 0, zone   Normal  9000  90  9  9  9  9  9  9  9  9  9 \n");
        assertEquals(Cli.DONE, execute("run", counts.toString()));
        assertTrue(out.toString().contains("BBBBBBBB"), out::toString);
    }

    @Test
    void checkTellsEveryProblemOfEveryFile(@TempDir Path directory) throws IOException {
        Path bad = Files.writeString(directory.resolve("bad"), "{\"version\": 1}");
        assertEquals(Cli.BAD_INPUT, execute("check", THREAD, bad.toString()));
        List<String> lines = out.toString().lines().toList();
        assertEquals(THREAD + ": good.", lines.getFirst());
        assertEquals(7, lines.size(), out::toString);
        assertTrue(lines.get(1).endsWith("bad:1:1: the scenario has no field 'title'; add it."));
    }

    @Test
    void renderHandsOutOnePictureForEachViewAndTheme() {
        assertEquals(
                Cli.DONE,
                execute(
                        "render",
                        THREAD,
                        "--step",
                        "7",
                        "--view",
                        "window,map",
                        "--theme",
                        "dark,light",
                        "--size",
                        "800x600",
                        "--out",
                        "d/x.png"));
        assertEquals(
                List.of(
                        "x-window-dark.png",
                        "x-window-light.png",
                        "x-map-dark.png",
                        "x-map-light.png"),
                drawn.stream().map(p -> String.valueOf(p.out().getFileName())).toList());
        Picture first = drawn.getFirst();
        assertEquals(List.of(7, 800, 600), List.of(first.step(), first.width(), first.height()));
    }

    @Test
    void wordsPrintsAFileAsItIs() {
        assertEquals(Cli.DONE, execute("words", THREAD, "--at=start", "--file", "buddyinfo"));
        assertTrue(out.toString().matches("Node 0, zone   Normal( +\\d+){11} \n"), out::toString);
    }

    @Test
    void wordsPrintsAllUnderTheirNames() {
        assertEquals(Cli.DONE, execute("words", THREAD, "--at", "first-failure"));
        assertTrue(out.toString().startsWith("==> /proc/buddyinfo <==\nNode 0"), out::toString);
        assertTrue(out.toString().contains("==> dmesg <==\nkworker"), out::toString);
    }

    @Test
    void wordsWritesFiles(@TempDir Path directory) throws IOException {
        Path to = directory.resolve("words");
        assertEquals(Cli.DONE, execute("words", THREAD, "--step", "9", "--out", to.toString()));
        assertEquals("", out.toString());
        assertTrue(Files.readString(to.resolve("pagetypeinfo")).startsWith("Page block order: 9"));
        assertEquals("", Files.readString(to.resolve("dmesg")));
    }

    @Test
    void wordsTellsWhatAMachinesTablesSay(@TempDir Path directory) throws IOException {
        Path tables = directory.resolve("kernel_page_tables");
        execute("words", THREAD, "--file", "kernel_page_tables", "--out", directory.toString());
        assertEquals(Cli.DONE, execute("words", tables.toString()));
        assertTrue(
                out.toString().contains("base pages              3         1536"), out::toString);
        assertEquals(Cli.DONE, execute("check", tables.toString()));
        assertEquals(Cli.BAD_INPUT, execute("run", tables.toString()));
        assertTrue(err.toString().contains("nothing to run; words FILE"), err::toString);
    }

    @Test
    void aSinglePictureHasTheNameThatWasAskedFor() {
        assertEquals(Cli.DONE, execute("render", THREAD, "--out", "d/x.png"));
        assertEquals(Path.of("d/x.png"), drawn.getFirst().out());
    }

    @Test
    void benchFailsWhereABudgetDoes() {
        assertEquals(Cli.DONE, execute("bench"));
        assertEquals(Cli.OWN_FAULT, execute("bench", "step"));
    }

    @Test
    void commandsWithoutAServiceAreNotThere() {
        Services few = new Services((_, _) -> 0, Optional.empty(), Optional.empty());
        int code =
                new Cli(few)
                        .printingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                        .execute("--help");
        assertEquals(Cli.DONE, code);
        assertFalse(out.toString().contains("render"), out::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    run nowhere.json | nowhere.json: there is no such file; check the name.
                    nowhere | nowhere: there is no such file; check the name.
                    run | Missing required parameter: 'FILE'.
                    run a b | Unmatched argument at index 2: 'b'.
                    run --bogus a | Unknown option: '--bogus'.
                    run THREAD --policy p | --policy 'p' is not known; it must be one of original, posted-v1, per-section, unmap-rebuild, generic, x86.
                    run THREAD --fragmentation 101 | --fragmentation must be from 0 to 100, not 101.
                    run THREAD --fragmentation x | Invalid value for option '--fragmentation': 'x' is not an int.
                    run assets/scenarios/one-block.json --fragmentation 5 | assets/scenarios/one-block.json: its memory is given as it is; --fragmentation needs memory that is made by a pattern.
                    run src | src: this directory is no capture: it has no case.json; name a file or a capture's directory.
                    render THREAD --step 99999999 --out x.png | --step must be from 0 to STEPS, not 99999999.
                    render THREAD --scale 0 --out x.png | --scale must be from 1.0 to 3.0, not 0.0.
                    render THREAD --text-scale NaN --out x.png | --text-scale must be from 0.8 to 2.0, not NaN.
                    render THREAD --size 7 --out x.png | --size must be of the form 1440x900, not '7'.
                    render THREAD --view all --out x.png | --view 'all' is not known; it must be one of window, map, tables, words.
                    words THREAD --file slabinfo | --file 'slabinfo' is not known; it must be one of buddyinfo, pagetypeinfo, extfrag_index, unusable_index, kernel_page_tables, dmesg.
                    words THREAD --step 99999999 | --step must be from 0 to STEPS, not 99999999.
                    words THREAD --step 1 --at end | --step and --at both say when; give one of them.
                    words THREAD --at noon | --at 'noon' is not known; it must be one of start, first-failure, end.
                    words assets/scenarios/healthy-16-gib.json --at first-failure | assets/scenarios/healthy-16-gib.json: no PMD_SIZE allocation fails in this run; give another --at.
                    predict nowhere --out x | nowhere: this is not a directory; name the directory of one capture.
                    """)
    void wrongUseIsOneSentence(String line, String sentence) {
        int code = execute(line.replace("THREAD", THREAD).split(" "));
        assertEquals(Cli.BAD_INPUT, code);
        assertEquals("", out.toString());
        String told = err.toString().lines().findFirst().orElse("");
        assertEquals(sentence, told.replaceAll("0 to \\d{4,},", "0 to STEPS,"));
    }

    @Test
    void ourOwnFaultIsToldWithoutATrace() {
        Services broken =
                new Services(
                        (scenario, _) -> {
                            throw new IllegalStateException("x");
                        },
                        Optional.empty(),
                        Optional.empty());
        int code =
                new Cli(broken)
                        .printingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                        .execute();
        assertEquals(Cli.OWN_FAULT, code);
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void helpAndVersionAreThere() {
        assertEquals(Cli.DONE, execute("--help"));
        assertTrue(out.toString().contains("predict"), out::toString);
        assertEquals(Cli.DONE, execute("--version"));
        assertEquals(Cli.DONE, execute("run", "--help"));
    }
}
