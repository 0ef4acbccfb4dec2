package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.Whereabouts;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.timeline.AddedSlots;
import io.github.vmemmaplab.ui.timeline.Outlines;

import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// The page tables of the added memory's vmemmap, or of its linear map, as a live tree; a slot's
/// page table opens to its entries, any entry to its bits, and `vmemmap_free` is seen walking.
public final class TablesView implements View, TreeOpener {
    private static final double ROOMY = 480;

    private final Texts texts = Texts.beside(TablesView.class, "tables");
    private final Outlines outlines;
    private final TableTree tree;
    private final TreeRegion region;
    private final OpenTable table;
    private final EntryCard card;
    private final WalkBanner banner = new WalkBanner(texts);
    private final WindowTabs tabs;
    private final PlaceKey key;
    private final Label note = new WholeLabel();
    private final Label footer = new Label();
    private final Label more = new WholeLabel();
    private final TablesPane root;
    private @Nullable EntryRef opened;

    /// A view of the lab's run.
    public TablesView(LabModel model, Outlines outlines) {
        this.outlines = outlines;
        Frame frame = model.frame().get();
        tree = new TableTree(frame, outlines.of(frame));
        region = new TreeRegion(model, texts, tree, this);
        region.setId("tree");
        table = new OpenTable(model, texts, tree, this, this::closeTable);
        tabs = new WindowTabs(texts, this::turnTo);
        card = new EntryCard(model, texts, this::openBits, this::closeCard);
        key = new PlaceKey(model, texts, tree);
        note.getStyleClass().addAll("panel-note", "mono");
        footer.getStyleClass().add("caption");
        footer.setId("entry-words");
        footer.setMinWidth(0);
        more.getStyleClass().add("caption");
        more.setId("entry-more");
        footer.managedProperty().bind(footer.textProperty().isNotEmpty());
        StackPane stack = new StackPane(region, table);
        stack.setMinHeight(0);
        VBox.setVgrow(stack, Priority.ALWAYS);
        VBox content = new VBox(header(), banner, stack, footer());
        content.getStyleClass().add("tables-content");
        root = new TablesPane(content, card, this::closeTopmost);
        root.getStyleClass().addAll("panel", "tables");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(TablesView.class.getResource("tables.css"))
                                .toExternalForm());
        model.frame().subscribe(this::show);
        region.heightProperty().subscribe(this::showFooter);
        region.widthProperty().subscribe(this::showFooter);
    }

    private HBox header() {
        Label title = new Label(texts.of("title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox header = new HBox(10, title, tabs, note);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("panel-header");
        return header;
    }

    private HBox footer() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox line = new HBox(12, footer, more, spring, key);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("tables-footer");
        return line;
    }

    @Override
    public Parent node() {
        return root;
    }

    /// {@return where tables and slots are drawn}
    public Whereabouts places() {
        return new TreePlaces(tree, region, card);
    }

    @Override
    public void show(Frame frame) {
        tree.show(frame, outlines.of(frame));
        showAll();
    }

    private void showAll() {
        region.show();
        note.setText(range(tree.slots()));
        banner.show(tree.walk(), tree.window() == Window.VMEMMAP);
        if (table.isOpen()) {
            table.show();
        }
        region.setVisible(!table.isOpen());
        if (card.isOpen() && opened != null) {
            showCard(opened);
        }
        showFooter();
    }

    /// Shows the tables of another part of the kernel's addresses.
    void turnTo(Window window) {
        tree.turnTo(window);
        tabs.choose(window);
        table.close();
        card.close();
        region.showAnew();
        showAll();
    }

    private String range(AddedSlots slots) {
        if (slots.ranges().isEmpty()) {
            return texts.of("nothing");
        }
        return Figures.virtual(slots.ranges().getFirst().start())
                + " – "
                + Figures.virtual(slots.ranges().getLast().end());
    }

    @Override
    public void point(@Nullable EntryRef ref) {
        if (ref == null) {
            showFooter();
            return;
        }
        // The line has room for one of them.
        key.show(false, false);
        footer.setMinWidth(Region.USE_PREF_SIZE);
        footer.setText(EntryWords.of(texts, tree, ref));
        more.setText(EntryWords.described(texts, tree, ref));
    }

    private void showFooter() {
        TreeLayout layout = region.layOut();
        boolean vmemmap = tree.window() == Window.VMEMMAP;
        int others = vmemmap ? tree.otherEntries(layout.first(), layout.end()) : 0;
        boolean cells = false;
        for (int slot = layout.first(); slot < layout.end(); slot++) {
            cells |= tree.kind(slot) == SlotState.Kind.TABLE;
        }
        footer.setText("");
        more.setText(others > 0 ? texts.of("others", others) : linearTables());
        key.show(
                (cells || table.isOpen()) && tree.window() == Window.VMEMMAP,
                region.getWidth() >= ROOMY);
    }

    private String linearTables() {
        if (tree.window() == Window.VMEMMAP) {
            return "";
        }
        Kernel kernel = tree.kernel();
        return texts.of(
                kernel.machine().rodataFull() ? "linear.pages" : "linear.blocks",
                kernel.counters().get(Counter.LINEAR_TABLES));
    }

    @Override
    public void open(EntryRef ref) {
        int slot = tree.slots().indexOf(ref.addr());
        boolean isSlot = ref.level().compareTo(Level.PMD) >= 0 && slot >= 0;
        if (isSlot && tree.kind(slot) == SlotState.Kind.TABLE) {
            card.close();
            int entry = ref.level() == Level.PTE ? tree.layout().index(Level.PTE, ref.addr()) : -1;
            table.open(slot, entry);
            region.setVisible(false);
            showFooter();
        } else {
            openBits(ref);
        }
    }

    @Override
    public void openBits(EntryRef ref) {
        boolean again = card.isOpen() && ref.equals(opened);
        opened = ref;
        if (again) {
            closeCard();
        } else {
            showCard(ref);
            card.requestFocus();
        }
    }

    // The card is not managed: it asks nobody for its place.
    private void showCard(EntryRef ref) {
        card.show(ref, tree);
        root.requestLayout();
    }

    private void closeCard() {
        card.close();
        (table.isOpen() ? table.grid() : region).requestFocus();
    }

    private void closeTable() {
        table.close();
        region.setVisible(true);
        region.requestFocus();
        showFooter();
    }

    // One thing at a time; false where nothing is open.
    private boolean closeTopmost(boolean really) {
        boolean open = card.isOpen() || table.isOpen();
        if (really && card.isOpen()) {
            closeCard();
        } else if (really && table.isOpen()) {
            closeTable();
        }
        return open;
    }

    /// {@return the tree, for those who want to know where it is drawn}
    TreeRegion region() {
        return region;
    }

    /// {@return the tables that are shown}
    TableTree tree() {
        return tree;
    }

    /// {@return the entries of the opened table, for those who want to know where they are drawn}
    GridRegion grid() {
        return table.grid();
    }
}
