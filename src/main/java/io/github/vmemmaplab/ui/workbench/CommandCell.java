package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.ui.narration.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// A command in the palette: what it does, what it is about, its keys. A click runs it.
final class CommandCell extends ListCell<Command> {
    private final Texts texts;
    private final Label words = new Label();
    private final Label group = new Label();
    private final HBox keys = new HBox(3);
    private final HBox row = new HBox(10, words, group, keys);

    CommandCell(Texts texts, Consumer<Command> run) {
        this.texts = texts;
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        group.setMinWidth(USE_PREF_SIZE);
        group.getStyleClass().add("caption");
        keys.setAlignment(Pos.CENTER_RIGHT);
        keys.setMinWidth(USE_PREF_SIZE);
        row.setAlignment(Pos.CENTER_LEFT);
        // The row takes the cell's width, not the cell the row's.
        setPrefWidth(0);
        setOnMouseClicked(_ -> {
            Command command = getItem();
            if (command != null) {
                run.accept(command);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Command command, boolean empty) {
        super.updateItem(command, empty);
        if (empty || command == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        words.setText(command.words());
        group.setText(texts.of("group." + command.group()));
        keys.getChildren().setAll(command.keys().stream().map(KeyHelp::cap).toList());
        setAccessibleText(command.words() + " " + String.join(" ", command.keys()));
        setGraphic(row);
    }
}
