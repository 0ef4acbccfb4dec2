package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.OwnKeys;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.canvas.CanvasRegion;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

/// The tree to look at, point at, scroll and walk through: by the mouse, or by arrows and Enter.
final class TreeRegion extends StackPane implements OwnKeys {
    private final LabModel model;
    private final Texts texts;
    private final TableTree tree;
    private final TreeOpener opener;
    private final CanvasRegion canvas = new CanvasRegion(this::paint).onGround();
    private final Motion motion = new Motion(canvas::repaint);
    private final SlotScroll scroll;
    private final Growth growth;
    private final TreeCursor cursor;
    private boolean draggingStrip;

    TreeRegion(LabModel model, Texts texts, TableTree tree, TreeOpener opener) {
        this.model = model;
        this.texts = texts;
        this.tree = tree;
        this.opener = opener;
        cursor = new TreeCursor(tree);
        scroll = new SlotScroll(this, tree, texts.of("scroll"));
        growth = new Growth(tree, motion);
        getChildren().addAll(canvas, scroll.bar());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TREE_VIEW);
        listen();
    }

    private void listen() {
        setOnMouseMoved(this::point);
        setOnMouseExited(_ -> hover(null));
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseClicked(this::click);
        setOnScroll(this::wheel);
        setOnKeyPressed(this::press);
        focusedProperty().subscribe(canvas::repaint);
        focusVisibleProperty().subscribe(canvas::repaint);
        model.theme().subscribe(canvas::repaint);
        model.lit().subscribe(canvas::repaint);
        heightProperty().subscribe(scroll::fitBar);
        widthProperty().subscribe(scroll::fitBar);
    }

    /// Shows the tree as it is now.
    void show() {
        scroll.follow();
        scroll.fitBar();
        growth.follow(layOut(), model.motion().get() && getScene() != null);
        canvas.repaint();
        speak();
    }

    /// Shows another tree from its start.
    void showAnew() {
        scroll.reset();
        growth.forget(layOut());
    }

    /// Shows other slots of the same tree.
    void scrolled() {
        growth.forget(layOut());
        canvas.repaint();
    }

    /// {@return whether something is still growing or shrinking}
    boolean isMoving() {
        return motion.isRunning();
    }

    /// {@return where everything lies now}
    TreeLayout layOut() {
        return scroll.layOut();
    }

    private void paint(GraphicsContext g, double width, double height) {
        Glow glow = new Glow(model.lit().get(), tree);
        Pencil pencil =
                new Pencil(g, model.theme().get().palette(), texts, tree, glow, canvas.density());
        TreeLayout layout = layOut();
        new TreePainter(pencil, layout, motion).paint(isFocused() ? entryAtCursor() : null);
    }

    private void point(MouseEvent event) {
        TreeLayout layout = layOut();
        TreeBoxes.Box box = layout.boxAt(event.getX(), event.getY());
        if (box != null) {
            hover(tablePage(box.ref()));
            opener.point(box.ref());
            return;
        }
        EntryRef ref = layout.entryAt(event.getX(), event.getY());
        if (ref == null && isInStrip(layout, event)) {
            int slot = layout.slotInStrip(event.getX());
            ref = new EntryRef(Level.PMD, tree.slots().addressOf(slot));
        }
        hover(ref == null ? null : tree.selection(ref));
        opener.point(ref);
    }

    private void hover(@Nullable Selection selection) {
        if (selection == null) {
            opener.point(null);
        }
        Selection now = selection == null ? new Selection.None() : selection;
        if (!now.equals(model.hovered().get())) {
            model.hovered().set(now);
        }
    }

    private static boolean isInStrip(TreeLayout layout, MouseEvent event) {
        return layout.hasStrip()
                && event.getY() >= layout.strip().getMinY() - TreeLayout.STRIP_REACH;
    }

    private void press(MouseEvent event) {
        requestFocus();
        draggingStrip = isInStrip(layOut(), event);
        drag(event);
    }

    private void drag(MouseEvent event) {
        if (draggingStrip) {
            TreeLayout layout = layOut();
            scroll.goTo(layout.slotInStrip(event.getX()) - layout.count() / 2);
        }
    }

    private void click(MouseEvent event) {
        TreeLayout layout = layOut();
        TreeBoxes.Box box = layout.boxAt(event.getX(), event.getY());
        EntryRef ref = layout.entryAt(event.getX(), event.getY());
        if (ref == null || draggingStrip || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (box == null) {
            cursor.goTo(tree.slots().indexOf(ref.addr()));
            open(ref);
        } else {
            openTable(ref);
        }
    }

    private void open(EntryRef ref) {
        model.selected().set(tree.selection(ref));
        opener.open(ref);
    }

    // A table on the way: its page is what others know, its entry on the way is what opens.
    private void openTable(EntryRef ref) {
        int table = tree.tableOf(ref.level(), ref.addr());
        model.selected().set(table < 0 ? new Selection.None() : new Selection.PageFrame(table));
        opener.openBits(ref);
    }

    private void openAtCursor() {
        EntryRef ref = entryAtCursor();
        if (ref != null && cursor.isOnSlot()) {
            open(ref);
        } else if (ref != null) {
            openTable(ref);
        }
    }

    private void wheel(ScrollEvent event) {
        scroll.turn(event.getDeltaY());
        event.consume();
    }

    @Override
    public boolean needs(KeyEvent event) {
        return switch (event.getCode()) {
            // A region that was merely clicked leaves them to the run.
            case LEFT, RIGHT -> isFocusVisible() && isPlain(event);
            // Else they magnify the timeline.
            case UP, DOWN -> isFocusVisible() && event.isShortcutDown();
            default -> false;
        };
    }

    private static boolean isPlain(KeyEvent event) {
        return !event.isShiftDown() && !event.isShortcutDown() && !event.isAltDown();
    }

    private void press(KeyEvent event) {
        int page = layOut().count();
        switch (event.getCode()) {
            case UP -> move(event, event.isShiftDown() ? -page : -1);
            case DOWN -> move(event, event.isShiftDown() ? page : 1);
            case LEFT -> step(event, cursor::out);
            case RIGHT -> step(event, this::goIn);
            case ENTER -> {
                openAtCursor();
                event.consume();
            }
            default -> {}
        }
    }

    private void move(KeyEvent event, int by) {
        int far = event.isShortcutDown() ? tree.slots().count() * Integer.signum(by) : by;
        step(event, () -> cursor.move(far, layOut().first()));
    }

    private void goIn() {
        if (cursor.isOnSlot()) {
            openAtCursor();
        } else {
            cursor.in();
        }
    }

    private void step(KeyEvent event, Runnable move) {
        move.run();
        scroll.reveal(cursor.slot());
        speak();
        choose();
        canvas.repaint();
        event.consume();
    }

    // What keys are on lights up everywhere, as what is clicked does.
    private void choose() {
        EntryRef ref = entryAtCursor();
        opener.point(ref);
        if (ref != null) {
            model.selected().set(cursor.isOnSlot() ? tree.selection(ref) : tablePage(ref));
        }
    }

    private Selection tablePage(EntryRef ref) {
        int table = tree.tableOf(ref.level(), ref.addr());
        return table < 0 ? new Selection.None() : new Selection.PageFrame(table);
    }

    private @Nullable EntryRef entryAtCursor() {
        return cursor.entry(layOut().boxes());
    }

    private void speak() {
        EntryRef ref = entryAtCursor();
        if (ref == null || !cursor.isOnSlot()) {
            setAccessibleText(ref == null ? texts.of("spoken") : ref.level().name());
            return;
        }
        SlotState slot = tree.slot(cursor.slot());
        Verdict verdict = Verdict.of(texts, slot, tree);
        setAccessibleText(
                texts.of("slot.spoken", slot.index(), slot.pmdIndex(), verdict.text()).strip());
    }
}
