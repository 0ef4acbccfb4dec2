package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.ui.narration.Texts;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// All keys on one card over the window, which goes on working below it.
final class KeyHelp {
    private static final double CAPS = 74;

    private final Texts texts;
    private final StackPane root;

    KeyHelp(Texts texts, List<Command> commands) {
        this.texts = texts;
        Label title = new Label(texts.of("keys.title"));
        title.getStyleClass().add("panel-title");
        Label close = new Label(texts.of("keys.close"));
        close.getStyleClass().add("panel-note");
        HBox columns =
                new HBox(
                        20,
                        column(commands, CommandGroup.STEPS, CommandGroup.RUN),
                        column(commands, CommandGroup.VIEW, CommandGroup.SETTINGS),
                        column(
                                commands,
                                CommandGroup.FILES,
                                CommandGroup.PANEL,
                                CommandGroup.WINDOW));
        VBox card = new VBox(10, new HBox(14, title, close), columns);
        card.getStyleClass().addAll("panel", "key-help");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        root = new StackPane(card);
        root.getStyleClass().add("veil");
        root.setAccessibleRole(AccessibleRole.TEXT);
        root.setAccessibleText(spoken(commands));
        root.setVisible(false);
        root.setOnMouseClicked(_ -> hide());
    }

    private String spoken(List<Command> commands) {
        return commands.stream()
                .filter(command -> !command.words().isEmpty())
                .map(command -> String.join(" ", command.keys()) + ": " + command.words())
                .collect(Collectors.joining(". ", texts.of("keys.title") + ". ", "."));
    }

    private VBox column(List<Command> commands, CommandGroup... groups) {
        VBox column = new VBox(2);
        for (CommandGroup group : groups) {
            Label heading = new Label(texts.of("group." + group));
            heading.getStyleClass().addAll("strong", "key-group");
            column.getChildren().add(heading);
            column.getChildren().addAll(rows(commands, group));
        }
        return column;
    }

    // A command without words is a further key of the one above it.
    private static List<Node> rows(List<Command> commands, CommandGroup group) {
        List<Node> rows = new ArrayList<>();
        HBox caps = new HBox(3);
        for (Command command : commands) {
            if (command.group() != group) {
                continue;
            }
            if (!command.words().isEmpty()) {
                caps = new HBox(3);
                caps.setMinWidth(CAPS);
                caps.setAlignment(Pos.CENTER_LEFT);
                Label words = new Label(command.words());
                words.getStyleClass().add("key-words");
                HBox row = new HBox(8, caps, words);
                row.setAlignment(Pos.CENTER_LEFT);
                rows.add(row);
            }
            for (String key : command.keys()) {
                caps.getChildren().add(cap(key));
            }
        }
        return rows;
    }

    static Label cap(String name) {
        Label cap = new Label(name);
        cap.setMinWidth(Region.USE_PREF_SIZE);
        cap.getStyleClass().add("key-cap");
        return cap;
    }

    StackPane node() {
        return root;
    }

    boolean isShowing() {
        return root.isVisible();
    }

    void toggle() {
        root.setVisible(!root.isVisible());
    }

    void hide() {
        root.setVisible(false);
    }
}
