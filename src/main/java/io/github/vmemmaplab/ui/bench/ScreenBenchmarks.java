package io.github.vmemmaplab.ui.bench;

import io.github.vmemmaplab.bench.Measurement;
import io.github.vmemmaplab.bench.Row;

import javafx.application.Platform;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What can be measured of the screen.
///
/// The toolkit starts with the first measurement, drawing in software, since that is what the
/// budgets are for. Any thread but the FX thread.
public final class ScreenBenchmarks implements AutoCloseable {
    private static final int ENTRIES = 1_000_000;
    private static final int GIB = 64;
    private static final Effort EFFORT = new Effort(100, 300);

    private static final int LAUNCHES = 9;

    private final String program;
    private final boolean display;
    private boolean started;

    /// @param program the class whose `main` opens the program's window
    /// @param display whether windows can be hoped to appear on a screen
    public ScreenBenchmarks(String program, boolean display) {
        this.program = program;
        this.display = display;
    }

    /// {@return all of them}
    public List<Measurement> all() {
        return List.of(
                new LaunchMeasurement(program, display, LAUNCHES),
                started(new SliderMeasurement(EFFORT)),
                started(new StepMeasurement(ENTRIES, EFFORT)),
                started(new MapMeasurement(GIB, EFFORT)));
    }

    private Measurement started(Measurement measurement) {
        return new Measurement() {
            @Override
            public String name() {
                return measurement.name();
            }

            @Override
            public List<Row> measure() {
                start();
                return measurement.measure();
            }
        };
    }

    private void start() {
        if (started) {
            return;
        }
        if (!display) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("java.awt.headless", "true");
        }
        System.setProperty("prism.order", "sw");
        CompletableFuture<Void> running = new CompletableFuture<>();
        Platform.startup(() -> running.complete(null));
        running.join();
        Platform.setImplicitExit(false);
        started = true;
    }

    /// Stops the toolkit if it was started: the program could not end otherwise.
    @Override
    public void close() {
        if (started) {
            Platform.exit();
        }
    }
}
