package io.github.vmemmaplab.ui.freelists;

import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.OwnKeys;
import io.github.vmemmaplab.ui.RequestFailure;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.canvas.CanvasRegion;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.theme.Palette;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A bar for each order of free blocks, its parts coloured by migrate type. Pointing at a bar or a
/// part, by mouse or by arrow keys, lights up its blocks; a click or Enter selects it. At a failed
/// request the lists that it looked at are marked.
public final class FreeListsView implements View {
    private static final double LEFT = 84;
    private static final Texts TEXTS = Texts.beside(FreeListsView.class, "freelists");

    /// Needs the plain arrow keys while the focus is seen on it.
    private static final class Surface extends StackPane implements OwnKeys {
        Surface(Node content) {
            super(content);
        }

        @Override
        public boolean needs(KeyEvent event) {
            return isFocusVisible()
                    && event.getCode().isArrowKey()
                    && !event.isShortcutDown()
                    && !event.isShiftDown()
                    && !event.isAltDown();
        }
    }

    private final LabModel model;
    private final CanvasRegion canvas = new CanvasRegion(this::paint).onGround();
    private final Surface pane = new Surface(canvas);
    private FreeListCounts counts;
    private Optional<AllocationFailure> failure = Optional.empty();

    /// The free lists of what `model` shows.
    public FreeListsView(LabModel model) {
        this.model = model;
        counts = FreeListCounts.of(model.frame().get().kernel());
        pane.getStyleClass().add("free-lists");
        pane.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        pane.setFocusTraversable(true);
        pane.setMinHeight(60);
        canvas.setOnMouseMoved(event -> model.hovered().set(at(event.getX(), event.getY())));
        canvas.setOnMouseExited(_ -> model.hovered().set(new Selection.None()));
        canvas.setOnMouseClicked(this::click);
        pane.setOnKeyPressed(this::press);
        model.frame().addListener((_, _, frame) -> show(frame));
        model.theme().addListener(_ -> canvas.repaint());
        model.lit().addListener(_ -> canvas.repaint());
        show(model.frame().get());
    }

    @Override
    public Parent node() {
        return pane;
    }

    @Override
    public void show(Frame frame) {
        counts = FreeListCounts.of(frame.kernel());
        failure = RequestFailure.at(frame.timeline());
        pane.setAccessibleText(inWords());
        canvas.repaint();
    }

    private String inWords() {
        String orders =
                IntStream.range(0, counts.orders())
                        .mapToObj(order -> TEXTS.of("bar", order, counts.count(order)))
                        .collect(Collectors.joining(", "));
        String found =
                failure.map(it ->
                                ". "
                                        + TEXTS.of("search", it.order())
                                        + " "
                                        + SearchMarks.words(it, TEXTS))
                        .orElse("");
        String pages = TEXTS.of("pages", counts.perCpuPages());
        return TEXTS.of("title") + ": " + orders + ", " + pages + found;
    }

    private void click(MouseEvent event) {
        pane.requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            select(at(event.getX(), event.getY()));
        }
    }

    private void select(Selection next) {
        boolean again = next.equals(model.selected().get());
        model.selected().set(again ? new Selection.None() : next);
    }

    private void press(KeyEvent event) {
        Selection from = model.hovered().get();
        ListsWalk walk = new ListsWalk(counts);
        switch (event.getCode()) {
            case LEFT -> model.hovered().set(walk.aside(from, -1));
            case RIGHT -> model.hovered().set(walk.aside(from, 1));
            case UP -> model.hovered().set(walk.along(from, 1));
            case DOWN -> model.hovered().set(walk.along(from, -1));
            case ENTER -> select(from);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private Bars bars(double width, double height) {
        return new Bars(counts, LEFT, width, height);
    }

    private Selection at(double x, double y) {
        return x < LEFT ? new Selection.None() : bars(pane.getWidth(), pane.getHeight()).at(x, y);
    }

    private void paint(GraphicsContext g, double width, double height) {
        Palette palette = model.theme().get().palette();
        Bars bars = bars(width, height);
        int searchedFrom =
                failure.filter(SearchMarks::looked).map(AllocationFailure::order).orElse(-1);
        new ListsPainter(g, palette, TEXTS, counts, bars, model.lit().get(), searchedFrom).paint();
        failure.ifPresent(
                it -> new SearchMarks(it, TEXTS, g, palette, bars, counts.orders()).draw());
    }

    static Role roleOf(MigrateType type) {
        return switch (type) {
            case UNMOVABLE, HIGHATOMIC -> Role.UNMOVABLE;
            case MOVABLE -> Role.MOVABLE;
            case RECLAIMABLE -> Role.RECLAIMABLE;
            case ISOLATE -> Role.NEUTRAL;
        };
    }
}
