package io.github.vmemmaplab.ui.counters;

import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What the run has come to so far, each figure beside its best and worst case.
public final class CountersView implements View {
    private final Texts texts = Texts.beside(CountersView.class, "counters");
    private final GridPane grid = new GridPane();
    private final List<Label> labels = new ArrayList<>();
    private final List<Label> values = new ArrayList<>();
    private final List<Label> notes = new ArrayList<>();
    private final VBox root;

    /// A view of the lab's run.
    public CountersView(LabModel model) {
        Label title = new Label(texts.of("title"));
        title.getStyleClass().add("panel-title");
        grid.getStyleClass().add("counts");
        ColumnConstraints stretching = new ColumnConstraints();
        stretching.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(stretching);
        root = new VBox(title, grid);
        root.getStyleClass().addAll("panel", "counters");
        root.setAccessibleRole(AccessibleRole.TEXT);
        root.setFocusTraversable(true);
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(CountersView.class.getResource("counters.css"))
                                .toExternalForm());
        model.frame().subscribe(this::show);
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void show(Frame frame) {
        List<SoFar.Row> rows = SoFar.rows(texts, frame);
        while (labels.size() < rows.size()) {
            addRow();
        }
        for (int i = 0; i < labels.size(); i++) {
            showRow(i, i < rows.size() ? rows.get(i) : null);
        }
        root.setAccessibleText(spoken(rows));
    }

    private void addRow() {
        Label label = label("count-label");
        Label value = label("count-value");
        Label note = label("count-note");
        value.setMinWidth(Region.USE_PREF_SIZE);
        note.setMinWidth(Region.USE_PREF_SIZE);
        labels.add(label);
        values.add(value);
        notes.add(note);
        grid.addRow(labels.size(), label, value, note);
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    private void showRow(int index, SoFar.@org.jspecify.annotations.Nullable Row row) {
        for (Label cell : List.of(labels.get(index), values.get(index), notes.get(index))) {
            cell.setManaged(row != null);
            cell.setVisible(row != null);
        }
        if (row != null) {
            labels.get(index).setText(row.label());
            values.get(index).setText(row.value());
            values.get(index).setId(row.key());
            notes.get(index).setText(row.note());
            notes.get(index)
                    .getStyleClass()
                    .setAll("label", "count-note", row.bad() ? "failure" : "muted");
        }
    }

    private static String spoken(List<SoFar.Row> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row ->
                text.append(row.label())
                        .append(": ")
                        .append(row.value())
                        .append(' ')
                        .append(row.note())
                        .append(". "));
        return text.toString().strip();
    }
}
