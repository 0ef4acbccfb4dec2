package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// An entry opened: its 64 bits field by field, and a way down where it points to a table.
final class EntryCard {
    private final Texts texts;
    private final Label title = new Label();
    private final Label bits = new Label();
    private final Label summary = new Label();
    private final GridPane fields = new GridPane();
    private final Spinner<Integer> below = new Spinner<>();
    private final HBox down;
    private final VBox box;
    private EntryRef shown = new EntryRef(Level.PGD, 0);
    private Level belowLevel = Level.PGD;
    private int pageShift;

    /// An entry card that calls `onOpen` for an entry below, and `onClose` to be closed.
    EntryCard(Texts texts, Consumer<EntryRef> onOpen, Runnable onClose) {
        this.texts = texts;
        title.getStyleClass().add("panel-title");
        bits.getStyleClass().addAll("mono", "bits");
        bits.setId("entry-bits");
        summary.getStyleClass().add("muted");
        summary.setWrapText(true);
        fields.getStyleClass().add("fields");
        below.setId("entry-below");
        below.setEditable(true);
        Button open = new Button(texts.of("card.open"));
        open.setId("open-below");
        open.setOnAction(_ -> onOpen.accept(belowRef()));
        down = new HBox(8, new Label(texts.of("card.below")), below, open);
        down.getStyleClass().add("down");
        ScrollPane scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        box = new VBox(header(onClose), bits, summary, down, scroll);
        box.getStyleClass().add("entry-card");
        box.setAccessibleRole(AccessibleRole.TEXT);
        box.setVisible(false);
    }

    private HBox header(Runnable onClose) {
        Button close = new Button("✕");
        close.setId("close-entry");
        close.getStyleClass().add("plain");
        close.setAccessibleText(texts.of("card.close"));
        close.setOnAction(_ -> onClose.run());
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return new HBox(title, spring, close);
    }

    Parent node() {
        return box;
    }

    boolean isOpen() {
        return box.isVisible();
    }

    void close() {
        box.setVisible(false);
    }

    /// Shows an entry as it is in `tree` now.
    void show(EntryRef ref, VmemmapTree tree) {
        shown = ref;
        pageShift = tree.layout().pageShift();
        long entry = tree.entry(ref);
        int index = tree.layout().index(ref.level(), ref.addr());
        title.setText(ref.level() + "[" + index + "]");
        bits.setText(String.format(Locale.ROOT, "0x%016x", entry));
        boolean none = entry == Descriptor.NONE;
        summary.setText(
                texts.of(
                        none ? "card.none" : "card.covers",
                        Figures.virtual(ref.first(tree.layout()).addr()),
                        Figures.bytes(tree.layout().span(ref.level()))));
        fields.getChildren().clear();
        if (!none) {
            addRows(EntryFields.of(texts, entry, ref.level(), tree.layout()));
        }
        boolean table = !none && ref.level() != Level.PTE && Descriptor.isTable(entry);
        down.setVisible(table);
        down.setManaged(table);
        if (table) {
            showBelow(tree);
        }
        box.setAccessibleText(title.getText() + ", " + bits.getText() + ". " + summary.getText());
        box.setVisible(true);
    }

    private void addRows(List<EntryFields.Row> rows) {
        int line = 0;
        for (EntryFields.Row row : rows) {
            String style = row.set() ? "set" : "clear";
            fields.addRow(
                    line++,
                    cell(row.bits(), "mono", style),
                    cell(row.name(), "field-name", style),
                    cell(row.value(), "mono", style),
                    cell(row.meaning(), "meaning", style));
        }
    }

    private static Label cell(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setMinWidth(styles[0].equals("meaning") ? 0 : Region.USE_PREF_SIZE);
        label.setWrapText(styles[0].equals("meaning"));
        return label;
    }

    private void showBelow(VmemmapTree tree) {
        Level level = tree.layout().below(shown.level());
        int first = tree.layout().index(level, shown.addr());
        if (level != belowLevel || below.getValueFactory() == null) {
            belowLevel = level;
            below.setValueFactory(
                    new IntegerSpinnerValueFactory(0, tree.layout().entries() - 1, first));
        }
        below.setAccessibleText(texts.of("card.belowSpoken", level));
    }

    private EntryRef belowRef() {
        int entriesShift = pageShift - 3;
        int shift = pageShift + (Level.PTE.ordinal() - belowLevel.ordinal()) * entriesShift;
        long table = shown.addr() & -(1L << (shift + entriesShift));
        return new EntryRef(belowLevel, table + ((long) below.getValue() << shift));
    }
}
