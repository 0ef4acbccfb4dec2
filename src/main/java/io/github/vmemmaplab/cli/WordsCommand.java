package io.github.vmemmaplab.cli;

import io.github.vmemmaplab.capture.InputFile;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.procfs.KernelText;
import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// `words`: what the kernel itself would say at a step of a run; or what a machine's page tables
/// tell.
@Command(
        name = "words",
        description =
                "Prints what the kernel itself would say at a step: its /proc and debugfs files and"
                        + " its log. Of a machine's own kernel_page_tables it tells how the vmemmap"
                        + " is mapped.")
final class WordsCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "what to run, or kernel_page_tables")
    private Path file = Path.of("");

    @Option(names = "--step", paramLabel = "N", description = "events that have happened")
    private @Nullable Integer step;

    @Option(
            names = "--at",
            paramLabel = "WHEN",
            description = "start, first-failure or end (the default)")
    private @Nullable String at;

    @Option(
            names = "--file",
            split = ",",
            paramLabel = "F",
            description =
                    "buddyinfo, pagetypeinfo, extfrag_index, unusable_index, kernel_page_tables,"
                            + " dmesg; all without")
    private List<String> files = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "write them as files into DIR")
    private @Nullable Path out;

    @Override
    public void run() {
        switch (InputFile.open(file)) {
            case Opened.Good(Scenario scenario) -> tell(scenario);
            case Opened.Told(_, String text) -> print(text);
            case Opened.Bad bad -> throw new BadInput(bad.problems());
        }
    }

    private void tell(Scenario scenario) {
        List<KernelText> texts = texts();
        Timeline timeline = Simulation.run(scenario);
        timeline.seek(step(timeline));
        for (KernelText text : texts) {
            String words =
                    text.of(timeline.kernel(), timeline.events().subList(0, timeline.cursor()));
            if (out != null) {
                write(out.resolve(text.label()), words);
            } else {
                // Alone it is the file, to the byte.
                print(texts.size() == 1 ? words : "==> " + text.source() + " <==\n" + words);
            }
        }
    }

    private List<KernelText> texts() {
        return files.isEmpty()
                ? List.of(KernelText.values())
                : files.stream().map(WordsCommand::text).toList();
    }

    private static KernelText text(String label) {
        return KernelText.labelled(label)
                .orElseThrow(() ->
                        new BadInput(
                                "--file '%s' is not known; it must be one of %s."
                                        .formatted(
                                                label,
                                                Arrays.stream(KernelText.values())
                                                        .map(KernelText::label)
                                                        .collect(Collectors.joining(", ")))));
    }

    private int step(Timeline timeline) {
        if (step == null) {
            return moment(timeline);
        }
        if (at != null) {
            throw new BadInput("--step and --at both say when; give one of them.");
        }
        if (step < 0 || step > timeline.size()) {
            throw new BadInput(
                    "--step must be from 0 to %d, not %d.".formatted(timeline.size(), step));
        }
        return step;
    }

    private int moment(Timeline timeline) {
        return switch (at == null ? "end" : at) {
            case "start" -> 0;
            case "end" -> timeline.size();
            case "first-failure" -> firstFailure(timeline);
            default ->
                    throw new BadInput(
                            "--at '%s' is not known; it must be one of start, first-failure, end."
                                    .formatted(at));
        };
    }

    private int firstFailure(Timeline timeline) {
        int failure = timeline.next(0, event -> event instanceof SlotFailed);
        if (failure < 0) {
            throw new BadInput(
                    file + ": no PMD_SIZE allocation fails in this run; give another --at.");
        }
        return failure;
    }

    private static void write(Path to, String words) {
        try {
            Path directory = to.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.writeString(to, words);
        } catch (IOException e) {
            throw new BadInput(to + ": the text cannot be written there.");
        }
    }

    // The texts bring their own line feeds.
    private void print(String text) {
        PrintWriter writer = Cli.out(spec);
        writer.print(text);
        writer.flush();
    }
}
