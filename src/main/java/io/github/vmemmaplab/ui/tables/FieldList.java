package io.github.vmemmaplab.ui.tables;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// The fields of an entry to read, a line each. Where there is no room for that, those that are
/// clear stand side by side below the others; where there is none for that either, they are left to
/// the bits.
final class FieldList extends VBox {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final double NAME_WIDTH = 74;
    private static final double BITS_WIDTH = 38;

    private final IntConsumer onPoint;
    private final FlowPane clear = new FlowPane(10, 0);
    private final List<Node> nodes = new ArrayList<>();
    private final List<Integer> indices = new ArrayList<>();
    private List<EntryFields.Row> fields = List.of();
    private Room room = Room.ALL;

    /// How much there is room for.
    private enum Room {
        /// A line for each field.
        ALL(17),
        /// A line for those that are set, the others side by side.
        CLEAR_TOGETHER(15),
        /// A line for those that are set.
        SET_ONLY(13);

        private final double line;

        Room(double line) {
            this.line = line;
        }
    }

    /// A list that tells `onPoint` which field is pointed at.
    FieldList(IntConsumer onPoint) {
        this.onPoint = onPoint;
        setMinHeight(0);
        heightProperty().subscribe(this::fit);
    }

    /// Shows all fields of an entry, in the order of {@link EntryFields#all}.
    void show(List<EntryFields.Row> all) {
        fields = all;
        fill();
    }

    @Override
    protected double computePrefHeight(double width) {
        return count(false) * Room.ALL.line;
    }

    private long count(boolean tellingOnly) {
        return fields.stream()
                .filter(FieldList::isShown)
                .filter(field -> !tellingOnly || field.isTelling())
                .count();
    }

    private Room room() {
        if (count(false) * Room.ALL.line <= getHeight()) {
            return Room.ALL;
        }
        boolean two = (count(true) + 2) * Room.CLEAR_TOGETHER.line <= getHeight();
        return two ? Room.CLEAR_TOGETHER : Room.SET_ONLY;
    }

    private void fit() {
        if (room() != room) {
            fill();
        }
    }

    private static boolean isShown(EntryFields.Row field) {
        return field.used() || field.set();
    }

    private void fill() {
        room = room();
        clear.getChildren().clear();
        getChildren().clear();
        nodes.clear();
        indices.clear();
        for (int i = 0; i < fields.size(); i++) {
            EntryFields.Row field = fields.get(i);
            if (isShown(field)) {
                boolean line = room == Room.ALL || field.isTelling();
                add(i, line ? line(field) : chip(field), line ? this : clear);
            }
        }
        if (room == Room.CLEAR_TOGETHER) {
            getChildren().add(clear);
        }
    }

    private void add(int index, Region node, Pane to) {
        node.setMinHeight(room.line);
        node.setMaxHeight(room.line);
        node.setOnMouseEntered(_ -> onPoint.accept(index));
        node.setOnMouseExited(_ -> onPoint.accept(BitsRegion.NO_FIELD));
        to.getChildren().add(node);
        nodes.add(node);
        indices.add(index);
    }

    private static HBox line(EntryFields.Row field) {
        Label bits = fixed(cell(field.bits(), "mono"), BITS_WIDTH);
        Label name = fixed(cell(field.name(), "field-name"), NAME_WIDTH);
        Label value = cell(field.value(), "mono");
        value.setMinWidth(USE_PREF_SIZE);
        Label means = cell(field.meaning(), "meaning");
        means.setMinWidth(0);
        HBox line = new HBox(8, bits, name, value, means);
        line.getStyleClass().addAll("field", field.set() ? "set" : "clear");
        return line;
    }

    private static Label fixed(Label label, double width) {
        label.setMinWidth(width);
        label.setPrefWidth(width);
        return label;
    }

    private static HBox chip(EntryFields.Row field) {
        HBox chip = new HBox(4, cell(field.name(), "field-name"), cell(field.value(), "mono"));
        chip.getStyleClass().addAll("field", "clear");
        return chip;
    }

    private static Label cell(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    /// Makes a field shine.
    void light(int field) {
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).pseudoClassStateChanged(LIT, indices.get(i) == field);
        }
    }
}
