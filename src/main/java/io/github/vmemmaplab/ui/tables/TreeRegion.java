package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.canvas.CanvasRegion;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.timeline.Outlines;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// The tree to look at, point at and walk through by Up, Down and Enter.
final class TreeRegion extends StackPane {
    private final LabModel model;
    private final Texts texts;
    private final Outlines outlines;
    private final VmemmapTree tree;
    private final Consumer<EntryRef> onOpen;
    private final CanvasRegion canvas = new CanvasRegion(this::paint);
    private int first;
    private int cursor = -1;
    private int followed = -1;

    TreeRegion(LabModel model, Outlines outlines, Texts texts, Consumer<EntryRef> onOpen) {
        this.model = model;
        this.texts = texts;
        this.outlines = outlines;
        this.onOpen = onOpen;
        Frame frame = model.frame().get();
        tree = new VmemmapTree(frame, outlines.of(frame));
        getChildren().add(canvas);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TREE_VIEW);
        setOnMouseMoved(this::point);
        setOnMouseExited(_ -> model.hovered().set(new Selection.None()));
        setOnMouseClicked(this::click);
        setOnScroll(event -> scrollTo(first - (int) Math.signum(event.getDeltaY())));
        setOnKeyPressed(this::press);
        focusedProperty().subscribe(canvas::repaint);
        model.theme().subscribe(canvas::repaint);
        model.hovered().subscribe(canvas::repaint);
        model.selected().subscribe(canvas::repaint);
    }

    VmemmapTree tree() {
        return tree;
    }

    void show(Frame frame) {
        tree.show(frame, outlines.of(frame));
        if (tree.atWork() >= 0 && tree.atWork() != followed) {
            followed = tree.atWork();
            int count = layOut(getWidth(), getHeight()).count();
            if (followed < first || followed >= first + count) {
                first = followed - count / 2;
            }
        }
        canvas.repaint();
        speak();
    }

    TreeLayout layOut(double width, double height) {
        return new TreeLayout(tree, width, height, first);
    }

    private void paint(GraphicsContext g, double width, double height) {
        TreeLayout layout = layOut(width, height);
        long lit = tree.addressOf(model.hovered().get());
        lit = lit == 0 ? tree.addressOf(model.selected().get()) : lit;
        EntryRef focused = isFocused() ? entryAtCursor() : null;
        new TreePainter(texts, g, model.theme().get().palette(), tree, layout).paint(lit, focused);
    }

    private void point(MouseEvent event) {
        EntryRef ref = layOut(getWidth(), getHeight()).entryAt(event.getX(), event.getY());
        model.hovered()
                .set(ref == null ? new Selection.None() : new Selection.VirtualAddress(ref.addr()));
    }

    private void click(MouseEvent event) {
        requestFocus();
        TreeLayout layout = layOut(getWidth(), getHeight());
        EntryRef ref = layout.entryAt(event.getX(), event.getY());
        if (ref != null) {
            open(ref);
        } else if (layout.hasStrip() && layout.strip().contains(event.getX(), event.getY())) {
            scrollTo(layout.slotInStrip(event.getX()) - layout.count() / 2);
        }
    }

    private void open(EntryRef ref) {
        model.selected().set(new Selection.VirtualAddress(ref.addr()));
        onOpen.accept(ref);
    }

    private void scrollTo(int wanted) {
        first = layOutAt(wanted);
        canvas.repaint();
    }

    private int layOutAt(int wanted) {
        return new TreeLayout(tree, getWidth(), getHeight(), wanted).first();
    }

    // The cursor of the keyboard goes over the tables on the way, then over all slots.
    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> moveCursor(-1, event);
            case DOWN -> moveCursor(1, event);
            case ENTER -> {
                EntryRef ref = entryAtCursor();
                if (ref != null) {
                    open(ref);
                    event.consume();
                }
            }
            default -> {}
        }
    }

    private void moveCursor(int by, KeyEvent event) {
        int tables = tree.upperLevels().size();
        cursor = Math.clamp(cursor + by, 0, tables + tree.slots().count() - 1);
        int slot = cursor - tables;
        int count = layOut(getWidth(), getHeight()).count();
        if (slot >= 0 && (slot < first || slot >= first + count)) {
            scrollTo(by < 0 ? slot : slot - count + 1);
        }
        speak();
        canvas.repaint();
        event.consume();
    }

    private @Nullable EntryRef entryAtCursor() {
        int tables = tree.upperLevels().size();
        if (cursor < 0 || tree.slots().count() == 0) {
            return null;
        }
        if (cursor >= tables) {
            int slot = Math.min(cursor - tables, tree.slots().count() - 1);
            return new EntryRef(Level.PMD, tree.slots().addressOf(slot));
        }
        Level level = tree.upperLevels().get(cursor);
        return layOut(getWidth(), getHeight()).boxes().stream()
                .map(TreeLayout.Box::ref)
                .filter(ref -> ref.level() == level)
                .findFirst()
                .orElse(null);
    }

    private void speak() {
        EntryRef ref = entryAtCursor();
        if (ref == null || ref.level() != Level.PMD || tree.slots().indexOf(ref.addr()) < 0) {
            setAccessibleText(ref == null ? texts.of("spoken") : ref.level().name());
            return;
        }
        SlotState slot = tree.slot(tree.slots().indexOf(ref.addr()));
        Verdict verdict = Verdict.of(texts, slot, tree.layout());
        setAccessibleText(
                texts.of("slot.spoken", slot.index(), slot.pmdIndex(), verdict.text()).strip());
    }
}
