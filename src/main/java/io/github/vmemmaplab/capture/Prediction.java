package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.json.CaptureCase;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.state.ChangeLog;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the model says that a real kernel did, shown only the state before each request.
///
/// @param events the log in the capture's words
/// @param exit the free lists when the request returned
public record Prediction(String events, String exit) {

    /// Predicts request `number` of a capture.
    public static Prediction of(Capture capture, int number) throws IOException {
        Scenario scenario = capture.scenario(number);
        Kernel kernel = boot(scenario);
        CaptureWords words = new CaptureWords(scenario.policy());
        StringBuilder log = new StringBuilder();
        kernel.record(
                ChangeLog.OFF,
                event -> {
                    for (String line : words.of(event)) {
                        log.append(line).append('\n');
                    }
                });
        for (Operation operation : scenario.operations()) {
            kernel.hotplug().run(operation);
        }
        return new Prediction(log.toString(), FreeListText.of(kernel));
    }

    private static Kernel boot(Scenario scenario) throws IOException {
        try {
            return Simulation.boot(scenario);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Predicts every request of the capture in `directory` whose start state it holds, and writes
    /// events and exit lists into `out` under the capture's own file names. A request on which the
    /// kernel died may have none of either.
    ///
    /// @throws CaptureException for the first request that cannot be predicted, when all others
    ///   have been
    public static void predict(Path directory, Path out) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new CaptureException(
                    directory.toString(),
                    "this is not a directory; name the directory of one capture.");
        }
        Capture capture = Capture.open(TextSource.directory(directory));
        Files.createDirectories(out);
        CaptureException problem = null;
        for (int number : capture.startable()) {
            try {
                of(capture, number).write(capture.caseFile().request(number), out);
            } catch (CaptureException e) {
                problem = problem == null ? e : problem;
            }
        }
        if (problem != null) {
            throw problem;
        }
    }

    private void write(CaptureCase.Request request, Path out) throws IOException {
        if (request.events() != null) {
            Files.writeString(out.resolve(request.events()), events);
        }
        if (request.exit() != null) {
            Files.writeString(out.resolve(request.exit()), exit);
        }
    }
}
