package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// An entry opened: its 64 bits, field by field, and a way down where it points to a table.
///
/// A field that is pointed at, or chosen by Up and Down, shines in the bits and in the list.
final class EntryCard extends VBox {
    private final Texts texts;
    private final Label title = new Label();
    private final Label value = new Label();
    private final Label machine = new WholeLabel();
    private final Label summary = new Label();
    private final BitsRegion bits;
    private final FieldList list;
    private final EntryBelow below;
    private List<EntryFields.Row> fields = List.of();
    private int lit = BitsRegion.NO_FIELD;
    private String about = "";

    /// An entry card that calls `onOpen` for an entry below, and `onClose` to be closed.
    EntryCard(LabModel model, Texts texts, Consumer<EntryRef> onOpen, Runnable onClose) {
        this.texts = texts;
        title.getStyleClass().add("panel-title");
        title.setMinWidth(USE_PREF_SIZE);
        value.getStyleClass().addAll("mono", "bits");
        value.setMinWidth(USE_PREF_SIZE);
        value.setId("entry-bits");
        summary.getStyleClass().addAll("caption", "summary");
        summary.setMinWidth(0);
        bits = new BitsRegion(model, this::light);
        bits.setId("bit-cells");
        list = new FieldList(this::light);
        VBox.setVgrow(list, Priority.ALWAYS);
        below = new EntryBelow(texts, onOpen);
        getChildren().addAll(header(onClose), summary, bits, list, below);
        getStyleClass().add("entry-card");
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(true);
        setVisible(false);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    private HBox header(Runnable onClose) {
        Button close = new Button("✕");
        close.setId("close-entry");
        close.getStyleClass().add("plain");
        close.setAccessibleText(texts.of("card.close"));
        close.setOnAction(_ -> onClose.run());
        machine.getStyleClass().add("caption");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox header = new HBox(12, title, value, spring, machine, close);
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    /// {@return how high it is with a line for each field}
    double wantedHeight(double width) {
        return prefHeight(width);
    }

    boolean isOpen() {
        return isVisible();
    }

    void close() {
        setVisible(false);
    }

    /// Shows an entry as it is in `tree` now.
    void show(EntryRef ref, TableTree tree) {
        AddressLayout layout = tree.layout();
        long entry = tree.entry(ref);
        title.setText(ref.level() + "[" + layout.index(ref.level(), ref.addr()) + "]");
        value.setText(String.format(Locale.ROOT, "0x%016x", entry));
        about = about(ref, entry, layout);
        machine.setText(
                texts.of(
                        "card.machine",
                        tree.kernel().machine().version().label(),
                        Figures.bytes(1L << layout.pageShift())));
        fields = EntryFields.all(texts, entry, ref.level(), layout);
        bits.show(entry, fields);
        list.show(fields);
        light(lit < fields.size() ? lit : BitsRegion.NO_FIELD);
        below.show(ref, entry, layout);
        setVisible(true);
    }

    private String about(EntryRef ref, long entry, AddressLayout layout) {
        String from = Figures.virtual(ref.first(layout).addr());
        String covered = Figures.bytes(layout.span(ref.level()));
        return texts.of("card." + kind(ref.level(), entry), covered, from);
    }

    private static String kind(Level level, long entry) {
        if (!Descriptor.isValid(entry)) {
            return entry == Descriptor.NONE ? "none" : "invalid";
        }
        if (level == Level.PTE) {
            return "page";
        }
        return Descriptor.isTable(entry) ? "table" : "block";
    }

    private void light(int field) {
        lit = field;
        bits.light(field);
        list.light(field);
        String said = field == BitsRegion.NO_FIELD ? about : words(fields.get(field));
        summary.setText(said);
        setAccessibleText(title.getText() + ", " + value.getText() + ". " + said);
    }

    private String words(EntryFields.Row field) {
        String key = field.high() == field.low() ? "card.bit" : "card.bits";
        return texts.of(key, field.bits(), field.name(), field.value(), field.meaning());
    }

    private void press(KeyEvent event) {
        if (event.getTarget() != this) {
            return;
        }
        int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (by != 0) {
            light(next(by));
            event.consume();
        }
    }

    // The next field with a meaning; it stops at the ends.
    private int next(int by) {
        int at = lit == BitsRegion.NO_FIELD && by < 0 ? fields.size() : lit;
        for (int to = at + by; to >= 0 && to < fields.size(); to += by) {
            if (fields.get(to).used() || fields.get(to).set()) {
                return to;
            }
        }
        return lit;
    }
}
