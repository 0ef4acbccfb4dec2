package io.github.vmemmaplab.cli;

import io.github.vmemmaplab.capture.CaptureException;
import io.github.vmemmaplab.capture.Prediction;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;

/// `predict`: what a real kernel did, from the state before.
@Command(
        name = "predict",
        description =
                "Predicts the events and exit lists of a capture from the state before, in the"
                        + " capture's own words.")
final class PredictCommand implements Runnable {
    @Parameters(paramLabel = "CAPTURE_DIR", description = "directory of one capture")
    private Path capture = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where to write")
    private Path out = Path.of("");

    @Override
    public void run() {
        try {
            Prediction.predict(capture, out);
        } catch (CaptureException e) {
            throw new BadInput(e.problem().toString());
        } catch (IOException e) {
            throw new BadInput(out + ": the prediction cannot be written there.");
        }
    }
}
