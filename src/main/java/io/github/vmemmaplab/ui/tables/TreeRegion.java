package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.OwnKeys;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.canvas.CanvasRegion;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// The tree to look at, point at, scroll and walk through: by the mouse, or by arrows and Enter.
final class TreeRegion extends StackPane implements OwnKeys {
    private static final double BAR_ROOM = 16;
    private static final double WHEEL_SLOT = 40;

    private final LabModel model;
    private final Texts texts;
    private final TableTree tree;
    private final TreeOpener opener;
    private final CanvasRegion canvas = new CanvasRegion(this::paint).onGround();
    private final ScrollBar bar = new ScrollBar();
    private final Motion motion = new Motion(canvas::repaint);
    private final TreeCursor cursor;
    private Map<Long, SlotState.Kind> shown = new HashMap<>();
    private @Nullable Object shownRun;
    private int first;
    private int followed = -1;
    private double wheel;
    private boolean draggingStrip;

    TreeRegion(LabModel model, Texts texts, TableTree tree, TreeOpener opener) {
        this.model = model;
        this.texts = texts;
        this.tree = tree;
        this.opener = opener;
        cursor = new TreeCursor(tree);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setId("tree-scroll");
        bar.setManaged(false);
        bar.setAccessibleText(texts.of("scroll"));
        bar.valueProperty().subscribe(value -> showFrom(value.intValue()));
        getChildren().addAll(canvas, bar);
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
        heightProperty().subscribe(this::fitBar);
        widthProperty().subscribe(this::fitBar);
    }

    /// Shows the tree as it is now.
    void show(Object run) {
        if (tree.atWork() >= 0 && tree.atWork() != followed) {
            followed = tree.atWork();
            bringIntoView(followed);
        }
        fitBar();
        animate(run);
        canvas.repaint();
        speak();
    }

    /// Shows another tree from its start.
    void showAnew() {
        first = 0;
        followed = -1;
        shownRun = null;
    }

    private void bringIntoView(int slot) {
        TreeLayout layout = layOut();
        if (slot < layout.first() || slot >= layout.end()) {
            first = Math.max(0, slot - layout.count() / 2);
        }
    }

    // What is in view and of another kind than it was.
    private void animate(Object run) {
        TreeLayout layout = layOut();
        Map<Long, SlotState.Kind> now = new HashMap<>();
        Map<Long, SlotState.Kind> changed = new HashMap<>();
        for (int index = layout.first(); index < layout.end(); index++) {
            long addr = tree.slots().addressOf(index);
            SlotState.Kind kind = tree.kind(index);
            SlotState.Kind was = shown.get(addr);
            now.put(addr, kind);
            if (was != null && was != kind) {
                changed.put(addr, was);
            }
        }
        boolean moves = model.motion().get() && run.equals(shownRun) && getScene() != null;
        motion.begin(moves ? changed : Map.of());
        shown = now;
        shownRun = run;
    }

    /// {@return whether something is still growing or shrinking}
    boolean isMoving() {
        return motion.isRunning();
    }

    TreeLayout layOut() {
        TreeLayout whole = new TreeLayout(tree, getWidth(), getHeight(), first);
        return whole.hasStrip()
                ? new TreeLayout(tree, getWidth() - BAR_ROOM, getHeight(), first)
                : whole;
    }

    private void fitBar() {
        TreeLayout layout = layOut();
        bar.setVisible(layout.hasStrip());
        int last = tree.slots().count() - layout.count();
        bar.setMax(Math.max(0, last));
        bar.setVisibleAmount((double) last * layout.count() / Math.max(1, tree.slots().count()));
        bar.setBlockIncrement(layout.count());
        bar.setValue(layout.first());
        double w = bar.prefWidth(-1);
        bar.resizeRelocate(getWidth() - w, 0, w, layout.hasStrip() ? layout.strip().getMinY() : 0);
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
            int table = tree.tableOf(box.ref().level(), box.ref().addr());
            hover(table < 0 ? null : new Selection.PageFrame(table));
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
            scrollTo(layout.slotInStrip(event.getX()) - layout.count() / 2);
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
        wheel -= event.getDeltaY() / WHEEL_SLOT;
        int slots = (int) wheel;
        wheel -= slots;
        scrollTo(first + slots);
        event.consume();
    }

    private void scrollTo(int wanted) {
        first = Math.clamp(wanted, 0, Math.max(0, tree.slots().count() - layOut().count()));
        fitBar();
        shown.clear();
        canvas.repaint();
    }

    private void showFrom(int slot) {
        if (slot != first) {
            scrollTo(slot);
        }
    }

    @Override
    public boolean needs(KeyEvent event) {
        return switch (event.getCode()) {
            // A region that was merely clicked leaves them to the run.
            case LEFT, RIGHT -> isFocusVisible() && isPlain(event);
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
        TreeLayout layout = layOut();
        int slot = cursor.slot();
        if (slot < layout.first()) {
            scrollTo(slot);
        } else if (slot >= layout.end()) {
            scrollTo(slot - layout.count() + 1);
        }
        speak();
        opener.point(entryAtCursor());
        canvas.repaint();
        event.consume();
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
