package io.github.vmemmaplab.ui.fragmentation;

import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is left of free memory, in four figures.
final class FreeFigures {
    private final Texts texts;
    private final Label blocks = new Label();
    private final Label unusable = new Label();
    private final Label extfrag = new Label();
    private final Label free = new Label();
    private final GridPane grid = new GridPane();

    FreeFigures(Texts texts) {
        this.texts = texts;
        grid.addRow(0, figure("blocks", blocks), figure("unusable", unusable));
        grid.addRow(1, figure("free", free), figure("extfrag", extfrag));
        grid.getStyleClass().add("figures");
        grid.setMinWidth(Region.USE_PREF_SIZE);
        grid.setAccessibleRole(AccessibleRole.TEXT);
    }

    private VBox figure(String key, Label value) {
        Label caption = new Label(texts.of(key + ".label"));
        caption.getStyleClass().add("caption");
        caption.setMinWidth(Region.USE_PREF_SIZE);
        value.getStyleClass().add("figure");
        value.setMinWidth(Region.USE_PREF_SIZE);
        value.setId(key);
        value.setTooltip(new Tooltip(texts.of(key + ".help")));
        caption.setTooltip(value.getTooltip());
        return new VBox(caption, value);
    }

    Parent node() {
        return grid;
    }

    void show(FreeMemory memory) {
        blocks.setText(texts.of("blocks.value", memory.blocksLeft(), memory.blocksPossible()));
        blocks.getStyleClass().remove("failure");
        if (!memory.hasBlock()) {
            blocks.getStyleClass().add("failure");
        }
        unusable.setText(Figures.thousandths(memory.unusable()));
        extfrag.setText(Figures.thousandths(memory.extfrag()));
        free.setText(Figures.bytes(memory.freeBytes()));
        grid.setAccessibleText(
                texts.of(
                        "figures.spoken",
                        blocks.getText(),
                        unusable.getText(),
                        extfrag.getText(),
                        free.getText()));
    }
}
