package io.github.vmemmaplab.ui.bench;

import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.FileOpener;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.bench.MeasuredWindow.Input;
import io.github.vmemmaplab.ui.workbench.LabWindow;

import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;

import java.util.Optional;

/// The lab in a window that is measured, and what a person does there.
final class LabUse implements AutoCloseable {
    private static final FileOpener NO_FILES = FileOpener.none("A benchmark opens no files.");

    private final MeasuredWindow window;
    private final LabModel model;

    private LabUse(MeasuredWindow window, LabModel model) {
        this.window = window;
        this.model = model;
    }

    /// Opens the lab on a scenario, run to its end.
    static LabUse of(Scenario scenario) {
        var timeline = Simulation.run(scenario);
        LabWindow lab =
                MeasuredWindow.onFx(
                        () -> new LabWindow(scenario, timeline, NO_FILES, Optional::empty));
        return new LabUse(MeasuredWindow.open(lab::show), lab.model());
    }

    MeasuredWindow window() {
        return window;
    }

    /// {@return what is shown; between two inputs nothing else changes it}
    Frame frame() {
        return model.frame().get();
    }

    /// Goes on or back by an arrow key.
    Input stepping(KeyCode arrow) {
        int before = frame().step();
        return new Input(() -> press(arrow, false), () -> frame().step() != before);
    }

    /// Goes to a step, untimed.
    void goTo(int step) {
        MeasuredWindow.onFx(() -> {
            model.seek(step);
            return true;
        });
    }

    /// Goes to a step at once, as a click on the timeline does.
    Input jumping(int step) {
        return new Input(() -> model.seek(step), () -> frame().step() == step);
    }

    /// Moves the map by a key.
    Input panning(KeyCode arrow) {
        return new Input(() -> press(arrow, true));
    }

    /// Turns the wheel over the middle of the map.
    Input zooming(double wheel) {
        return new Input(() -> {
            Node map = find(".map-surface");
            Bounds bounds = map.getBoundsInLocal();
            Event.fireEvent(map, scroll(bounds.getCenterX(), bounds.getCenterY(), wheel));
        });
    }

    /// Moves the thumb of the slider; shown when all of it is.
    Input sliding(int percent) {
        return new Input(
                () -> ((Slider) find("#fragmentation-slider")).setValue(percent),
                () ->
                        frame().scenario().start() instanceof FragmentedMemory memory
                                && memory.fragmentation() == percent);
    }

    private Node find(String selector) {
        Node node = window.scene().lookup(selector);
        if (node == null) {
            throw new IllegalStateException("the lab has no " + selector);
        }
        return node;
    }

    private void press(KeyCode key, boolean alt) {
        Event.fireEvent(
                window.scene().getRoot(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, alt, false));
    }

    private static ScrollEvent scroll(double x, double y, double wheel) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                x,
                y,
                x,
                y,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                wheel,
                0,
                wheel,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    @Override
    public void close() {
        window.close();
    }
}
