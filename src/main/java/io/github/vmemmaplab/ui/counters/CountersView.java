package io.github.vmemmaplab.ui.counters;

import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Lit;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

import java.util.List;
import java.util.Objects;

/// What the run has come to so far, each figure with its chart over the run and beside its best and
/// worst case; pointing at one lights up what it counts.
public final class CountersView implements View {
    private final LabModel model;
    private final Texts texts = Texts.beside(CountersView.class, "counters");
    private final CounterTable table;
    private final CounterHistory history;
    private final StackPane root;
    private List<SoFar.Row> rows = List.of();
    private Frame frame;

    /// A view of the lab's run.
    public CountersView(LabModel model) {
        this.model = model;
        frame = model.frame().get();
        Label title = new Label(texts.of("title"));
        title.getStyleClass().add("panel-title");
        table = new CounterTable(texts, model.hovered()::set, this::select, this::paintChart);
        history = new CounterHistory(model.newBackground(), table::repaintCharts);
        // The columns' names stand beside the title.
        root = new StackPane(table, title);
        StackPane.setAlignment(title, Pos.TOP_LEFT);
        root.getStyleClass().addAll("panel", "counters");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(CountersView.class.getResource("counters.css"))
                                .toExternalForm());
        model.frame().subscribe(this::show);
        model.lit().subscribe(this::light);
        model.theme().subscribe(table::repaintCharts);
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void show(Frame next) {
        frame = next;
        history.follow(next);
        rows = SoFar.rows(texts, next);
        table.show(rows);
        light(model.lit().get());
    }

    private void select(Selection tally) {
        boolean again = Objects.equals(model.selected().get(), tally);
        model.selected().set(again ? new Selection.None() : tally);
    }

    private void light(Lit lit) {
        table.light(row -> lit.hasTally(row.counted()));
    }

    private void paintChart(
            GraphicsContext g, int index, double x, double y, double width, double height) {
        SoFar.Row row = rows.get(index);
        Sparks sparks = new Sparks(g, model.theme().get().palette());
        if (row.share().isPresent()) {
            sparks.bar(row.share().getAsDouble(), x, y, width, height);
            return;
        }
        double progress = (double) frame.step() / Math.max(1, frame.timeline().size());
        history.visit(
                row.counted(),
                values ->
                        sparks.chart(
                                values,
                                Sparks.roleOf(row.counted()),
                                progress,
                                x,
                                y,
                                width,
                                height));
    }
}
