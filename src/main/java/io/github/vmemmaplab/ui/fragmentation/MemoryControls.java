package io.github.vmemmaplab.ui.fragmentation;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Pattern, seed, memory in use and the size of the request.
final class MemoryControls {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int SAYABLE = 10_000;
    private static final List<Integer> SHARES =
            IntStream.rangeClosed(0, 19).mapToObj(step -> step * 5).toList();

    private final Texts texts;
    private final Knobs knobs;
    private final ComboBox<Pattern> pattern = new ComboBox<>();
    private final ComboBox<Integer> inUse = new ComboBox<>();
    private final ComboBox<Long> request = new ComboBox<>();
    private final TextField seed = new TextField();
    private final Button dice = new Button("", new FontIcon(Feather.SHUFFLE));
    private final GridPane grid = new GridPane();
    private boolean following;

    MemoryControls(Texts texts, Knobs knobs) {
        this.texts = texts;
        this.knobs = knobs;
        setUp(pattern, "pattern", chosen -> texts.of("pattern." + chosen.label()));
        setUp(inUse, "inUse", share -> texts.of("percent", share));
        setUp(request, "request", Figures::bytes);
        pattern.getItems().setAll(Pattern.values());
        inUse.getItems().setAll(SHARES);
        setUpSeed();
        HBox seedBox = new HBox(4, seed, dice);
        seedBox.setAlignment(Pos.CENTER_LEFT);
        grid.addRow(0, caption("pattern", pattern), pattern, caption("seed", seed), seedBox);
        grid.addRow(1, caption("inUse", inUse), inUse, caption("request", request), request);
        grid.setMinWidth(Region.USE_PREF_SIZE);
        grid.getStyleClass().add("memory-controls");
        onChosen(pattern, knobs::choose);
        onChosen(inUse, knobs::use);
        onChosen(request, knobs::request);
    }

    private void setUpSeed() {
        seed.setPrefColumnCount(5);
        seed.setId("seed");
        seed.setAccessibleText(texts.of("seed.spoken"));
        seed.setOnAction(_ -> takeSeed());
        seed.focusedProperty().addListener((_, _, focused) -> takeSeedUnless(focused));
        dice.setId("dice");
        dice.setAccessibleText(texts.of("dice.spoken"));
        dice.setTooltip(new Tooltip(texts.of("dice.spoken")));
        dice.setOnAction(_ -> knobs.seed(new SplittableRandom().nextInt(1, SAYABLE)));
    }

    private void takeSeedUnless(boolean focused) {
        if (!focused) {
            takeSeed();
        }
    }

    private void takeSeed() {
        String text = seed.getText().strip();
        boolean right = text.matches("-?[0-9]{1,18}");
        seed.pseudoClassStateChanged(WRONG, !right);
        seed.setTooltip(right ? null : new Tooltip(texts.of("seed.wrong")));
        if (right && !following) {
            knobs.seed(Long.parseLong(text));
        }
    }

    private <T> void setUp(ComboBox<T> box, String key, Function<T, String> text) {
        box.setId(key);
        box.setAccessibleText(texts.of(key + ".spoken"));
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@org.jspecify.annotations.Nullable T value) {
                        return value == null ? "" : text.apply(value);
                    }

                    @Override
                    public T fromString(String string) {
                        throw new UnsupportedOperationException("not editable");
                    }
                });
    }

    private <T> void onChosen(ComboBox<T> box, java.util.function.Consumer<T> take) {
        box.valueProperty()
                .addListener((_, _, chosen) -> {
                    if (chosen != null && !following) {
                        take.accept(chosen);
                    }
                });
    }

    private Label caption(String key, Node control) {
        Label label = new Label(texts.of(key + ".label"));
        label.getStyleClass().add("caption");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(control);
        return label;
    }

    Parent node() {
        return grid;
    }

    /// Shows what is turned where; without a memory to turn, only the request can be.
    void show(Optional<FragmentedMemory> memory) {
        following = true;
        for (Node control : List.of(pattern, inUse, seed, dice)) {
            control.setDisable(memory.isEmpty());
        }
        pattern.setValue(memory.map(FragmentedMemory::pattern).orElse(null));
        showShare(memory);
        seed.setText(memory.map(it -> Long.toString(it.seed())).orElse(""));
        request.setDisable(knobs.requestSize().isEmpty());
        if (!request.getItems().equals(knobs.requestSizes())) {
            request.getItems().setAll(knobs.requestSizes());
        }
        request.setValue(knobs.requestSize().orElse(null));
        following = false;
    }

    private void showShare(Optional<FragmentedMemory> memory) {
        memory.map(FragmentedMemory::inUsePercent)
                .filter(share -> !inUse.getItems().contains(share))
                .ifPresent(share -> {
                    inUse.getItems().add(share);
                    inUse.getItems().sort(null);
                });
        inUse.setValue(memory.map(FragmentedMemory::inUsePercent).orElse(null));
    }
}
