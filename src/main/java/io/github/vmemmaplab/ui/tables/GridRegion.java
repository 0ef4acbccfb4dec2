package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.OwnKeys;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.canvas.CanvasRegion;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

/// The entries of one slot's page table to look at, point at and walk over by arrows; Enter or a
/// click opens one.
final class GridRegion extends StackPane implements OwnKeys {
    private static final int NOWHERE = -1;

    private final LabModel model;
    private final Texts texts;
    private final TableTree tree;
    private final TreeOpener opener;
    private final CanvasRegion canvas = new CanvasRegion(this::paint).onGround();
    private int slot;
    private int cursor = NOWHERE;

    GridRegion(LabModel model, Texts texts, TableTree tree, TreeOpener opener) {
        this.model = model;
        this.texts = texts;
        this.tree = tree;
        this.opener = opener;
        getChildren().add(canvas);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setMinHeight(0);
        setOnMouseMoved(event -> point(at(event)));
        setOnMouseExited(_ -> point(NOWHERE));
        setOnMousePressed(_ -> requestFocus());
        setOnMouseClicked(this::click);
        setOnKeyPressed(this::press);
        focusedProperty().subscribe(canvas::repaint);
        model.theme().subscribe(canvas::repaint);
        model.lit().subscribe(canvas::repaint);
    }

    /// Turns to the table of slot `index`, with the cursor on one of its entries or, with -1, on
    /// none.
    void open(int index, int entry) {
        slot = index;
        cursor = entry;
        show();
    }

    /// Shows the table as it is now.
    void show() {
        canvas.repaint();
        speak();
    }

    GridLayout layOut() {
        return new GridLayout(tree.layout().entries(), getWidth(), getHeight());
    }

    private void paint(GraphicsContext g, double width, double height) {
        if (slot >= tree.slots().count()) {
            return;
        }
        Glow glow = new Glow(model.lit().get(), tree);
        Pencil pencil =
                new Pencil(g, model.theme().get().palette(), texts, tree, glow, canvas.density());
        SlotState state = tree.slot(slot);
        if (state.kind() == SlotState.Kind.TABLE) {
            new GridPainter(pencil, layOut(), state)
                    .paint(isFocused() ? cursor : NOWHERE, changed(state));
        }
    }

    private int changed(SlotState state) {
        return model.frame().get().event() instanceof BasePageMapped mapped
                        && (mapped.addr() & -tree.layout().span(Level.PMD)) == state.addr()
                ? tree.layout().index(Level.PTE, mapped.addr())
                : NOWHERE;
    }

    private int at(MouseEvent event) {
        return layOut().entryAt(event.getX(), event.getY());
    }

    private void point(int entry) {
        EntryRef ref = ref(entry);
        opener.point(ref);
        model.hovered().set(ref == null ? new Selection.None() : tree.selection(ref));
    }

    private @Nullable EntryRef ref(int entry) {
        return entry < 0 ? null : tree.page(tree.slot(slot), entry);
    }

    private void click(MouseEvent event) {
        int entry = at(event);
        if (entry >= 0) {
            cursor = entry;
            open();
        }
    }

    private void open() {
        EntryRef ref = ref(cursor);
        if (ref != null) {
            model.selected().set(tree.selection(ref));
            opener.openBits(ref);
            canvas.repaint();
        }
    }

    @Override
    public boolean needs(KeyEvent event) {
        return switch (event.getCode()) {
            case LEFT, RIGHT ->
                    isFocusVisible()
                            && !event.isShiftDown()
                            && !event.isShortcutDown()
                            && !event.isAltDown();
            default -> false;
        };
    }

    private void press(KeyEvent event) {
        int row = layOut().columns();
        switch (event.getCode()) {
            case LEFT -> move(event, -1);
            case RIGHT -> move(event, 1);
            case UP -> move(event, event.isShiftDown() ? -1 : -row);
            case DOWN -> move(event, event.isShiftDown() ? 1 : row);
            case ENTER -> {
                open();
                event.consume();
            }
            default -> {}
        }
    }

    private void move(KeyEvent event, int by) {
        int target = cursor < 0 ? 0 : cursor + by;
        if (target >= 0 && target < tree.layout().entries()) {
            cursor = target;
        }
        EntryRef ref = ref(cursor);
        opener.point(ref);
        if (ref != null) {
            model.selected().set(tree.selection(ref));
        }
        speak();
        canvas.repaint();
        event.consume();
    }

    private void speak() {
        EntryRef ref = ref(cursor);
        setAccessibleText(ref == null ? texts.of("grid.spoken") : EntryWords.of(texts, tree, ref));
    }
}
