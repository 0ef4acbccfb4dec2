package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.HBox;

import java.util.function.Consumer;

/// The way from an entry down to any entry of the table that it points to, whoever's it is.
final class EntryBelow extends HBox {
    private final Texts texts;
    private final Spinner<Integer> index = new Spinner<>();
    private EntryRef above = new EntryRef(Level.PGD, 0);
    private Level level = Level.PGD;
    private int pageShift;

    EntryBelow(Texts texts, Consumer<EntryRef> onOpen) {
        super(8);
        this.texts = texts;
        index.setId("entry-below");
        index.setEditable(true);
        Button open = new Button(texts.of("card.open"));
        open.setId("open-below");
        open.setOnAction(_ -> onOpen.accept(chosen()));
        getChildren().addAll(new Label(texts.of("card.below")), index, open);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("down");
    }

    /// Leads down from an entry, if it points to a table.
    void show(EntryRef ref, long entry, AddressLayout layout) {
        boolean table =
                Descriptor.isValid(entry) && ref.level() != Level.PTE && Descriptor.isTable(entry);
        setVisible(table);
        setManaged(table);
        if (table) {
            lead(ref, layout);
        }
    }

    private void lead(EntryRef ref, AddressLayout layout) {
        Level next = layout.below(ref.level());
        int first = layout.index(next, ref.addr());
        above = ref;
        pageShift = layout.pageShift();
        if (next != level || index.getValueFactory() == null) {
            level = next;
            index.setValueFactory(new IntegerSpinnerValueFactory(0, layout.entries() - 1, first));
        }
        index.setAccessibleText(texts.of("card.belowSpoken", level));
    }

    private EntryRef chosen() {
        int entriesShift = pageShift - 3;
        int shift = pageShift + (Level.PTE.ordinal() - level.ordinal()) * entriesShift;
        long table = above.addr() & -(1L << (shift + entriesShift));
        return new EntryRef(level, table + ((long) index.getValue() << shift));
    }
}
