package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.ui.narration.Texts;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A field that finds any command of the window by a few letters of it, and runs it. Lies over the
/// window, which goes on working, and goes when the focus does.
final class CommandPalette {
    private static final double WIDTH = 640;
    private static final double ROW = 30;
    private static final int ROWS = 12;

    private final Supplier<List<Command>> commands;
    private final Function<String, List<Command>> answers;
    private final TextField field = new TextField();
    private final ListView<Command> results = new ListView<>();
    private final VBox root;
    private List<Command> known = List.of();
    private @Nullable Node cameFrom;

    /// A palette of commands.
    ///
    /// @param commands what there is, asked each time it opens
    /// @param answers further commands that a text means
    CommandPalette(
            Texts texts,
            Supplier<List<Command>> commands,
            Function<String, List<Command>> answers) {
        this.commands = commands;
        this.answers = answers;
        field.setId("palette-field");
        field.setPromptText(texts.of("palette.prompt"));
        field.setAccessibleText(texts.of("palette.prompt"));
        field.textProperty().addListener((_, _, typed) -> search(typed));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        field.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        close();
                    }
                });
        results.setId("palette-results");
        results.setAccessibleText(texts.of("palette.results"));
        results.setFocusTraversable(false);
        results.setFixedCellSize(ROW);
        results.setCellFactory(_ -> new CommandCell(texts, this::run));
        root = new VBox(8, field, results);
        root.setId("palette");
        root.getStyleClass().addAll("panel", "palette");
        root.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        root.setVisible(false);
    }

    VBox node() {
        return root;
    }

    boolean isShowing() {
        return root.isVisible();
    }

    void toggle() {
        if (isShowing()) {
            close();
        } else {
            open();
        }
    }

    private void open() {
        known = commands.get();
        cameFrom = root.getScene().getFocusOwner();
        root.setVisible(true);
        field.clear();
        search("");
        field.requestFocus();
    }

    void close() {
        if (!isShowing()) {
            return;
        }
        root.setVisible(false);
        known = List.of();
        Node back = cameFrom;
        cameFrom = null;
        if (back != null && field.isFocused()) {
            back.requestFocus();
        }
    }

    private void press(KeyEvent event) {
        int row = results.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case UP -> select(row - 1);
            case DOWN -> select(row + 1);
            case PAGE_UP -> select(row - ROWS + 1);
            case PAGE_DOWN -> select(row + ROWS - 1);
            case ENTER -> {
                Command chosen = results.getSelectionModel().getSelectedItem();
                if (chosen != null) {
                    run(chosen);
                }
            }
            case ESCAPE -> close();
            case K -> {
                if (!event.isShortcutDown()) {
                    return;
                }
                close();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int row) {
        int last = results.getItems().size() - 1;
        int target = Math.clamp(row, Math.min(0, last), last);
        results.getSelectionModel().select(target);
        results.scrollTo(Math.max(0, target - ROWS / 2));
    }

    private void run(Command command) {
        close();
        command.action().run();
    }

    private void search(String typed) {
        List<Command> found = new ArrayList<>(typed.isBlank() ? List.of() : answers.apply(typed));
        found.addAll(matches(typed));
        results.getItems().setAll(found);
        results.setPrefHeight(Math.clamp(found.size(), 1, ROWS) * ROW + 2);
        select(0);
    }

    // In their own order where they match alike.
    private List<Command> matches(String typed) {
        record Found(Command command, int score) {}
        Stream<Found> found =
                known.stream()
                        .map(command ->
                                new Found(command, FuzzyMatch.score(typed, command.words())))
                        .filter(each -> each.score() > FuzzyMatch.NONE);
        return found.sorted(Comparator.comparingInt(Found::score).reversed())
                .map(Found::command)
                .toList();
    }
}
