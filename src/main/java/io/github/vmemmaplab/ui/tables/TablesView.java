package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.timeline.AddedSlots;
import io.github.vmemmaplab.ui.timeline.Outlines;

import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.Objects;

/// The page tables of the added memory's vmemmap as a live tree; any entry opens to its bits, and
/// `vmemmap_free` is seen walking.
public final class TablesView implements View {
    private final Texts texts = Texts.beside(TablesView.class, "tables");
    private final TreeRegion region;
    private final EntryCard card;
    private final Label note = new Label();
    private final Label visited = new Label();
    private final Label footer = new Label();
    private final VBox root;
    private EntryRef opened;

    /// A view of the lab's run.
    public TablesView(LabModel model, Outlines outlines) {
        region = new TreeRegion(model, outlines, texts, this::open);
        region.setId("tree");
        opened = new EntryRef(region.tree().upperLevels().getFirst(), 0);
        card = new EntryCard(texts, this::open, this::closeCard);
        note.getStyleClass().addAll("panel-note", "mono");
        note.setMinWidth(0);
        visited.getStyleClass().add("visited");
        visited.setId("visited");
        visited.setMinWidth(Region.USE_PREF_SIZE);
        footer.getStyleClass().add("caption");
        StackPane stack = new StackPane(region, card.node());
        StackPane.setAlignment(card.node(), Pos.TOP_RIGHT);
        VBox.setVgrow(stack, Priority.ALWAYS);
        root = new VBox(header(), stack, footer);
        root.getStyleClass().addAll("panel", "tables");
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(TablesView.class.getResource("tables.css"))
                                .toExternalForm());
        model.frame().subscribe(this::show);
    }

    private HBox header() {
        Label title = new Label(texts.of("title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox header = new HBox(12, title, note, spring, visited);
        header.setAlignment(Pos.BASELINE_LEFT);
        header.getStyleClass().add("panel-header");
        return header;
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void show(Frame frame) {
        region.show(frame);
        VmemmapTree tree = region.tree();
        note.setText(range(tree.slots()));
        FreeWalk walk = tree.walk();
        visited.setText(walk.isRunning() ? texts.of("visited", walk.visited(), walk.none()) : "");
        TreeLayout layout = region.layOut(region.getWidth(), region.getHeight());
        int others = tree.otherEntries(layout.first(), layout.first() + layout.count());
        footer.setText(others > 0 ? texts.of("others", others) : "");
        if (card.isOpen()) {
            card.show(opened, tree);
        }
    }

    private String range(AddedSlots slots) {
        if (slots.ranges().isEmpty()) {
            return texts.of("nothing");
        }
        return Figures.virtual(slots.ranges().getFirst().start())
                + " – "
                + Figures.virtual(slots.ranges().getLast().end());
    }

    void open(EntryRef ref) {
        boolean again = card.isOpen() && opened.equals(ref);
        opened = ref;
        if (again) {
            closeCard();
        } else {
            card.show(ref, region.tree());
        }
    }

    private void closeCard() {
        card.close();
        region.requestFocus();
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && card.isOpen()) {
            closeCard();
            event.consume();
        }
    }

    /// {@return the tree, for those who want to know where it is drawn}
    TreeRegion region() {
        return region;
    }
}
