package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Breakpoint;
import io.github.vmemmaplab.ui.EventKind;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.OwnKeys;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// All kinds of events, to be ticked where a run is to stop, each with how often it happens in this
/// run; and the lines that breakpoints are set on. Lies over the other panels and stops nothing.
final class BreakpointCard {
    private static final double GAP = 6;
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");
    private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");
    private static final Texts KINDS = Texts.beside(EventKind.class, "kinds");

    private final LabModel model;
    private final Texts texts;
    private final Steering steering;
    private final Map<EventKind, CheckBox> boxes = new EnumMap<>(EventKind.class);
    private final FlowPane lines = new FlowPane(6, 6);
    private final VBox root;
    private @Nullable Timeline counted;
    private @Nullable Node cameFrom;
    private @Nullable Node below;

    /// Ticks by the space bar what has the focus, shown or not: the list was opened to tick in.
    private static final class Card extends VBox implements OwnKeys {
        Card(Node... children) {
            super(8, children);
        }

        @Override
        public boolean needs(KeyEvent event) {
            return event.getCode() == KeyCode.SPACE;
        }
    }

    BreakpointCard(LabModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        steering = new Steering(model);
        root = new Card(header(), columns(), lines);
        root.setId("breakpoint-card");
        root.getStyleClass().addAll("panel", "floating");
        root.setManaged(false);
        root.setVisible(false);
        model.breakpoints().addListener((SetChangeListener<Breakpoint>) _ -> showSet());
        showSet();
    }

    VBox node() {
        return root;
    }

    private HBox header() {
        Label title = new Label(texts.of("stops.title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label note = new Label(texts.of("stops.note"));
        note.getStyleClass().add("panel-note");
        note.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(note, Priority.ALWAYS);
        HBox header =
                new HBox(
                        10,
                        title,
                        note,
                        button("stops.back", steering::runBack),
                        button("stops.forward", steering::runForward),
                        button("stops.clear", steering::clearBreakpoints),
                        button("stops.close", this::close));
        header.getStyleClass().add("panel-header");
        return header;
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(texts.of(key));
        button.setId(key.replace('.', '-'));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private HBox columns() {
        HBox columns = new HBox(18);
        for (EventKind.Subject subject : EventKind.Subject.values()) {
            Label heading = new Label(KINDS.of(subject.name()));
            heading.getStyleClass().add("strong");
            VBox column = new VBox(3, heading);
            for (EventKind kind : EventKind.values()) {
                if (kind.subject() == subject) {
                    column.getChildren().add(box(kind));
                }
            }
            columns.getChildren().add(column);
        }
        return columns;
    }

    private CheckBox box(EventKind kind) {
        CheckBox box = new CheckBox(KINDS.of(kind.name()));
        box.setId("stop-" + kind);
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setMnemonicParsing(false);
        box.setOnAction(_ -> steering.toggle(new Breakpoint.OnKind(kind)));
        boxes.put(kind, box);
        return box;
    }

    private void showSet() {
        boxes.forEach((kind, box) ->
                box.setSelected(model.breakpoints().contains(new Breakpoint.OnKind(kind))));
        lines.getChildren().clear();
        for (Breakpoint breakpoint : model.breakpoints()) {
            if (breakpoint instanceof Breakpoint.OnLine line) {
                lines.getChildren().add(chip(line));
            }
        }
        boolean any = !lines.getChildren().isEmpty();
        lines.setManaged(any);
        lines.setVisible(any);
        fit();
    }

    private Button chip(Breakpoint.OnLine line) {
        Button chip = new Button(texts.of("stops.line", line.listing(), line.line() + 1));
        chip.setMnemonicParsing(false);
        chip.setAccessibleText(texts.of("stops.line.clear", line.listing(), line.line() + 1));
        chip.setOnAction(_ -> steering.toggle(line));
        return chip;
    }

    /// Shows which kind is the present one, and how often each happens.
    void show(Frame frame) {
        if (!root.isVisible()) {
            return;
        }
        if (!frame.timeline().equals(counted)) {
            count(frame.timeline());
        }
        Event event = frame.event();
        EventKind present = event == null ? null : EventKind.of(event);
        boxes.forEach((kind, box) -> box.pseudoClassStateChanged(PRESENT, kind == present));
    }

    private void count(Timeline timeline) {
        counted = timeline;
        int[] counts = new int[EventKind.values().length];
        for (Event event : timeline.events()) {
            counts[EventKind.of(event).ordinal()]++;
        }
        boxes.forEach((kind, box) -> {
            int count = counts[kind.ordinal()];
            box.setText(texts.of("stops.kind", KINDS.of(kind.name()), Figures.count(count)));
            box.pseudoClassStateChanged(ABSENT, count == 0);
        });
    }

    void toggle() {
        if (!close()) {
            open();
        }
    }

    private void open() {
        root.setVisible(true);
        Frame frame = model.frame().get();
        show(frame);
        fit();
        cameFrom = root.getScene() == null ? null : root.getScene().getFocusOwner();
        Event event = frame.event();
        EventKind kind = event == null ? EventKind.SLOT_FAILED : EventKind.of(event);
        Objects.requireNonNull(boxes.get(kind)).requestFocus();
    }

    /// {@return whether it was open}
    boolean close() {
        boolean wasOpen = root.isVisible();
        root.setVisible(false);
        Node back = cameFrom;
        cameFrom = null;
        if (wasOpen && back != null) {
            back.requestFocus();
        }
        return wasOpen;
    }

    /// Places the card above a node from now on, at its left edge.
    void placeAbove(Node anchor) {
        below = anchor;
        anchor.boundsInParentProperty().subscribe(this::fit);
    }

    private void fit() {
        Node anchor = below;
        if (anchor == null || root.getParent() == null || !root.isVisible()) {
            return;
        }
        root.applyCss();
        double w = root.prefWidth(-1);
        double h = root.prefHeight(w);
        Point2D at = root.getParent().sceneToLocal(anchor.localToScene(0, 0));
        root.resizeRelocate(Math.rint(at.getX()), Math.rint(at.getY() - GAP - h), w, h);
    }
}
