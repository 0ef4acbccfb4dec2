package io.github.vmemmaplab.ui.fragmentation;

import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.scenario.Forecast;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Optional;

/// The slider that breaks free memory up, with what comes of every value above it; what else shapes
/// memory, and what the free lists hold at the cursor.
///
/// Everything follows the thumb: each new value asks the lab for a run and does not wait for it.
public final class FragmentationView implements View {
    private final Texts texts = Texts.beside(FragmentationView.class, "fragmentation");
    private final LabModel model;
    private final Knobs knobs;
    private final FragmentationSlider slider;
    private final FutureTrack track;
    private final FixedMemory fixed;
    private final MemoryControls controls;
    private final FreeFigures figures;
    private final FragmentationHeading heading;
    private final HBox root;
    private Forecast forecast = Forecast.UNKNOWN;
    private @Nullable Scenario settings;
    private int add;

    /// A view that shapes the lab's scenario.
    public FragmentationView(LabModel model) {
        this.model = model;
        knobs = new Knobs(() -> model.wanted().get(), model::request);
        slider = new FragmentationSlider(texts, knobs::fragment, model.gesture());
        track = new FutureTrack(model, texts, slider);
        fixed = new FixedMemory(texts);
        controls = new MemoryControls(texts, knobs);
        figures = new FreeFigures(texts);
        heading = new FragmentationHeading(texts, slider.control());
        StackPane hero = new StackPane(track, fixed.node());
        HBox.setHgrow(hero, Priority.ALWAYS);
        root = new FoldingRow(heading.node(), hero, controls.node(), figures.node());
        root.setAlignment(Pos.CENTER_LEFT);
        root.getStyleClass().addAll("panel", "fragmentation");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(
                                        FragmentationView.class.getResource("fragmentation.css"))
                                .toExternalForm());
        model.wanted().subscribe(this::showSettings);
        model.frame().subscribe(this::show);
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void show(Frame frame) {
        figures.show(FreeMemory.of(frame.kernel()));
        int current = CurrentAdd.of(frame);
        if (current != add) {
            add = current;
            showForecast();
        }
    }

    private void showSettings(Scenario scenario) {
        Optional<FragmentedMemory> memory = knobs.memory();
        if (!isSlide(scenario)) {
            showOthers(scenario, memory);
        }
        settings = scenario;
        memory.ifPresent(it -> slider.show(it.fragmentation()));
        foretell(scenario, memory);
    }

    // While the thumb moves nothing else is turned.
    private boolean isSlide(Scenario scenario) {
        Scenario before = settings;
        return before != null
                && before.start() instanceof FragmentedMemory memory
                && scenario.start() instanceof FragmentedMemory now
                && memory.withFragmentation(now.fragmentation()).equals(now)
                && before.operations().equals(scenario.operations())
                && before.machine().equals(scenario.machine());
    }

    private void showOthers(Scenario scenario, Optional<FragmentedMemory> memory) {
        controls.show(memory);
        heading.show(scenario.machine());
        track.setVisible(memory.isPresent());
        slider.control().setDisable(memory.isEmpty());
        slider.control().setAccessibleHelp(fixed.show(memory.isEmpty(), knobs.provenance()));
    }

    private void foretell(Scenario scenario, Optional<FragmentedMemory> memory) {
        forecast = Forecast.UNKNOWN;
        if (memory.isPresent()) {
            model.forecaster().foretell(scenario, this::foretold);
        } else {
            showForecast();
        }
    }

    private void foretold(Forecast known) {
        forecast = known;
        showForecast();
    }

    private void showForecast() {
        Scenario scenario = model.wanted().get();
        Machine machine = scenario.machine();
        track.show(forecast, add, machine.hasVmemmapBlocks());
        heading.show(
                scenario.start() instanceof FragmentedMemory memory
                        ? forecast.at(memory.fragmentation(), add)
                        : Optional.empty());
    }
}
