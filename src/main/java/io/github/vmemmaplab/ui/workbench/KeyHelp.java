package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.ui.narration.Texts;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/// All keys on one card over the window, which goes on working below it.
final class KeyHelp {
    private static final double COLUMN = 330;

    private final StackPane root;

    KeyHelp(Texts texts, List<KeyBinding> bindings) {
        Label title = new Label(texts.of("keys.title"));
        title.getStyleClass().add("panel-title");
        Label close = new Label(texts.of("keys.close"));
        close.getStyleClass().add("panel-note");
        TilePane rows = new TilePane(18, 6);
        rows.setPrefColumns(2);
        rows.setPrefTileWidth(COLUMN);
        rows.setTileAlignment(Pos.CENTER_LEFT);
        inRows(bindings).forEach(row -> rows.getChildren().add(row));
        VBox card = new VBox(14, new HBox(14, title, close), rows);
        card.getStyleClass().addAll("panel", "key-help");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        root = new StackPane(card);
        root.getStyleClass().add("veil");
        root.setAccessibleRole(AccessibleRole.TEXT);
        root.setAccessibleText(texts.of("keys.title"));
        root.setVisible(false);
        root.setOnMouseClicked(_ -> hide());
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

    // A binding without words is a further key of the one above it.
    private static List<HBox> inRows(List<KeyBinding> bindings) {
        List<HBox> rows = new ArrayList<>();
        List<HBox> keys = new ArrayList<>();
        for (KeyBinding binding : bindings) {
            if (!binding.words().isEmpty()) {
                HBox caps = new HBox(4);
                caps.setMinWidth(120);
                caps.setAlignment(Pos.CENTER_LEFT);
                keys.add(caps);
                HBox row = new HBox(12, caps, new Label(binding.words()));
                row.setAlignment(Pos.CENTER_LEFT);
                rows.add(row);
            }
            binding.names().forEach(name -> keys.getLast().getChildren().add(cap(name)));
        }
        return rows;
    }

    private static Label cap(String name) {
        Label cap = new Label(name);
        cap.getStyleClass().add("key-cap");
        return cap;
    }
}
