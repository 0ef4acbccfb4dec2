package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.capture.Capture;
import io.github.vmemmaplab.capture.InputFile;
import io.github.vmemmaplab.capture.ShippedCaptures;
import io.github.vmemmaplab.json.ShippedScenarios;
import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.ui.FileOpener;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// What a person finds in the window: every scenario and capture that comes with the program.
final class Shelf implements FileOpener {
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
                .map(name -> new Shipped(name, () -> capture(name)))
                .toList();
    }

    private static Opened capture(String name) {
        try {
            Capture capture = ShippedCaptures.open(name);
            return new Opened.Good(capture.scenario(capture.startable().getFirst()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Opened open(Path file) {
        return InputFile.open(file);
    }

    @Override
    public Opened paste(String text) {
        return InputFile.parse(text, "pasted text");
    }
}
