package io.github.vmemmaplab.ui.fragmentation;

import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Objects;
import java.util.Optional;

/// The slider that breaks free memory up, what else shapes it, and what the free lists hold at the
/// cursor.
///
/// Everything follows the thumb: each new value asks the lab for a run and does not wait for it.
public final class FragmentationView implements View {
    private final Texts texts = Texts.beside(FragmentationView.class, "fragmentation");
    private final Knobs knobs;
    private final FragmentationSlider slider;
    private final MemoryControls controls;
    private final FreeFigures figures;
    private final Label value = new Label();
    private final HBox root;

    /// A view that shapes the lab's scenario.
    public FragmentationView(LabModel model) {
        knobs = new Knobs(() -> model.wanted().get(), model::request);
        slider = new FragmentationSlider(texts, knobs::fragment);
        controls = new MemoryControls(texts, knobs);
        figures = new FreeFigures(texts);
        value.getStyleClass().add("big-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        slider.value().addListener((_, _, now) -> showValue(now.intValue()));
        HBox.setHgrow(slider.node(), Priority.ALWAYS);
        root = new HBox(heading(), controls.node(), slider.node(), figures.node());
        root.setAlignment(Pos.CENTER_LEFT);
        root.getStyleClass().addAll("panel", "fragmentation");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(
                                        FragmentationView.class.getResource("fragmentation.css"))
                                .toExternalForm());
        model.wanted().subscribe(_ -> showSettings());
        model.frame().subscribe(this::show);
    }

    private VBox heading() {
        Label title = new Label(texts.of("title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        title.setLabelFor(slider.control());
        return new VBox(title, value);
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void show(Frame frame) {
        figures.show(FreeMemory.of(frame.kernel()));
    }

    private void showSettings() {
        Optional<FragmentedMemory> memory = knobs.memory();
        controls.show(memory);
        memory.ifPresentOrElse(
                it -> slider.show(it.fragmentation()),
                () -> slider.disable(texts.of("disabled", knobs.provenance())));
        showValue(memory.map(FragmentedMemory::fragmentation).orElse(-1));
    }

    private void showValue(int percent) {
        value.setText(percent < 0 ? texts.of("noValue") : texts.of("value", percent));
    }
}
