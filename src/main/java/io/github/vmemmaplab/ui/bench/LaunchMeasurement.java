package io.github.vmemmaplab.ui.bench;

import io.github.vmemmaplab.bench.Measurement;
import io.github.vmemmaplab.bench.Row;
import io.github.vmemmaplab.bench.Samples;
import io.github.vmemmaplab.ui.workbench.LabApplication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// From the start of the program's process to its painted window, which then takes clicks, and the
/// same of a process that shows nothing but a button.
///
/// Whole processes on this Java and with this process's options, in turn, each with no settings of
/// the user's. What speeds the program's own launch up, a cache that was made when it was built, is
/// not for the bare window. The middle one of the launches counts.
///
/// @param program the class whose `main` opens the program's window
/// @param display whether windows can be hoped to appear on a screen
/// @param launches how many of each
record LaunchMeasurement(String program, boolean display, int launches) implements Measurement {
    private static final double TIMES_BARE = 1.5;
    private static final long PATIENCE_SECONDS = 120;

    @Override
    public String name() {
        return "launch";
    }

    @Override
    public List<Row> measure() {
        long[] lab = new long[launches];
        long[] bare = new long[launches];
        try {
            Path settings = Files.createTempDirectory("vmemmap-lab");
            // Once each without counting, so that files are read from memory.
            for (int i = -1; i < launches; i++) {
                long labTime = launch(command(program, true), settings);
                long bareTime = launch(command(BareWindow.class.getName(), false), settings);
                if (i >= 0) {
                    lab[i] = labTime;
                    bare[i] = bareTime;
                }
            }
            Files.deleteIfExists(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        double yardstick = Samples.ofNanos(bare).median();
        return List.of(
                Row.of(
                        "launch to a painted window",
                        "ms",
                        Samples.ofNanos(lab).median(),
                        TIMES_BARE * yardstick,
                        yardstick));
    }

    private List<String> command(String main, boolean cached) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> cached || !isCache(option))
                .forEach(command::add);
        if (!display) {
            command.add("-Dglass.platform=Headless");
        }
        command.add("-Dprism.order=sw");
        command.add("-D" + LabApplication.UNTIL_READY + "=true");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main);
        return command;
    }

    private static boolean isCache(String option) {
        return option.startsWith("-XX:AOT") || option.startsWith("-XX:SharedArchiveFile");
    }

    private static long launch(List<String> command, Path settings)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("XDG_CONFIG_HOME", settings.toString());
        builder.environment().put("APPDATA", settings.toString());
        long start = System.nanoTime();
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        long time = System.nanoTime() - start;
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("launching failed: " + String.join(" ", command));
        }
        return time;
    }
}
