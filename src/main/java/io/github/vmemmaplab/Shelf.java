package io.github.vmemmaplab;

import io.github.vmemmaplab.capture.Capture;
import io.github.vmemmaplab.capture.InputFile;
import io.github.vmemmaplab.capture.ShippedCaptures;
import io.github.vmemmaplab.json.ShippedScenarios;
import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Problem;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.ui.FileOpener;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// All that the window can open: the scenarios and captures that come with the program, files,
/// pasted text.
final class Shelf implements FileOpener {
    private static final String PASTED = "pasted text";

    @Override
    public List<Shipped> scenarios() {
        return ShippedScenarios.NAMES.stream().map(Shelf::scenario).toList();
    }

    private static Shipped scenario(String name) {
        Scenario scenario = ShippedScenarios.load(name);
        return new Shipped(scenario.title(), () -> new Opened.Good(scenario));
    }

    @Override
    public List<Shipped> captures() {
        return ShippedCaptures.names().stream()
                .map(name -> new Shipped(name, () -> openCapture(name)))
                .toList();
    }

    private static Opened openCapture(String name) {
        try {
            Capture capture = ShippedCaptures.open(name);
            return new Opened.Good(capture.scenario(capture.startable().getFirst()));
        } catch (IOException e) {
            return bad(name, e);
        }
    }

    private static Opened bad(String name, IOException e) {
        return new Opened.Bad(List.of(Problem.with(name, String.valueOf(e.getMessage()))));
    }

    @Override
    public Opened open(Path file) {
        return InputFile.open(file);
    }

    @Override
    public Opened paste(String text) {
        return InputFile.parse(text, PASTED);
    }

    @Override
    public List<Shipped> requests(String capture) {
        return requests(
                capture,
                () ->
                        ShippedCaptures.names().contains(capture)
                                ? Optional.of(ShippedCaptures.open(capture))
                                : Optional.empty());
    }

    @Override
    public List<Shipped> requests(Path file) {
        return requests(
                String.valueOf(file.getFileName()),
                () ->
                        ShippedCaptures.isCapture(file)
                                ? Optional.of(ShippedCaptures.open(file))
                                : Optional.empty());
    }

    /// Reads a capture, if it is one.
    @FunctionalInterface
    private interface Reader {
        Optional<Capture> read() throws IOException;
    }

    // What cannot be read was told when it was opened.
    private static List<Shipped> requests(String name, Reader reader) {
        try {
            Optional<Capture> capture = reader.read();
            List<Integer> numbers = capture.map(Capture::startable).orElse(List.of());
            return numbers.size() < 2
                    ? List.of()
                    : numbers.stream()
                            .map(number -> request(name, capture.orElseThrow(), number))
                            .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Shipped request(String name, Capture capture, int number) {
        return new Shipped(
                name + ", request " + number,
                () -> {
                    try {
                        return new Opened.Good(capture.scenario(number));
                    } catch (IOException e) {
                        return bad(name, e);
                    }
                });
    }
}
