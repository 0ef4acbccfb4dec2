package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One slot's page table opened: the way to it from the top, every step of which opens, and all its
/// entries.
final class OpenTable extends VBox {
    private static final double ROOMY = 480;

    private final LabModel model;
    private final Texts texts;
    private final TableTree tree;
    private final TreeOpener opener;
    private final GridRegion grid;
    private final HBox way = new HBox(4);
    private final Label table = new Label();
    private int slot = -1;

    OpenTable(LabModel model, Texts texts, TableTree tree, TreeOpener opener, Runnable onClose) {
        this.model = model;
        this.texts = texts;
        this.tree = tree;
        this.opener = opener;
        grid = new GridRegion(model, texts, tree, opener);
        grid.setId("pte-grid");
        VBox.setVgrow(grid, Priority.ALWAYS);
        way.setAlignment(Pos.CENTER_LEFT);
        way.setMinWidth(USE_PREF_SIZE);
        table.setMinWidth(0);
        table.getStyleClass().add("table-frame");
        Button close = new Button(texts.of("table.close"));
        close.setId("close-table");
        close.getStyleClass().add("plain");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> onClose.run());
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox header = new HBox(6, close, way, table, spring);
        header.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(header, grid);
        getStyleClass().add("table-page");
        setVisible(false);
        widthProperty().subscribe(this::showWidth);
    }

    private void showWidth() {
        if (isOpen()) {
            show();
        }
    }

    GridRegion grid() {
        return grid;
    }

    boolean isOpen() {
        return isVisible();
    }

    /// Opens the page table of slot `index` at one of its entries, or at none with -1.
    void open(int index, int entry) {
        slot = index;
        setVisible(true);
        grid.open(index, entry);
        show();
        grid.requestFocus();
    }

    void close() {
        setVisible(false);
    }

    /// Shows the table as it is now; a table that is gone is closed.
    void show() {
        boolean there = slot < tree.slots().count() && tree.kind(slot) == SlotState.Kind.TABLE;
        if (!there) {
            close();
            return;
        }
        SlotState state = tree.slot(slot);
        fillWay(state);
        table.setText(
                texts.of(
                        getWidth() < ROOMY ? "table.brief" : "table.of",
                        Figures.hex(state.target()),
                        state.mapped(),
                        tree.layout().entries()));
        grid.show();
    }

    // Made once a slot: a step must not take the focus from a button.
    private void fillWay(SlotState state) {
        if (state.addr() == addressShown()) {
            return;
        }
        way.getChildren().clear();
        way.setUserData(state.addr());
        for (Level level : tree.upperLevels()) {
            EntryRef ref = new EntryRef(level, state.addr());
            Button step = new Button(level + "[" + tree.layout().index(level, state.addr()) + "]");
            step.getStyleClass().addAll("plain", "mono", "way");
            step.setMinWidth(USE_PREF_SIZE);
            step.setOnAction(_ -> opener.openBits(ref));
            step.setOnMouseEntered(_ -> point(ref));
            step.setOnMouseExited(_ -> model.hovered().set(new Selection.None()));
            way.getChildren().add(step);
        }
    }

    private long addressShown() {
        return way.getUserData() instanceof Long addr ? addr : 0;
    }

    private void point(EntryRef ref) {
        int pfn = tree.tableOf(ref.level(), ref.addr());
        model.hovered().set(pfn < 0 ? new Selection.None() : new Selection.PageFrame(pfn));
    }
}
