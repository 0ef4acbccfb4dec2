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
            return new Opened.Bad(List.of(Problem.with(name, String.valueOf(e.getMessage()))));
        }
    }

    @Override
    public Opened open(Path file) {
        return InputFile.open(file);
    }

    @Override
    public Opened paste(String text) {
        return InputFile.parse(text, PASTED);
    }
}
