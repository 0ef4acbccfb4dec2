package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Lit;
import io.github.vmemmaplab.ui.Whereabouts;
import io.github.vmemmaplab.ui.memorymap.FrameRoles;
import io.github.vmemmaplab.ui.theme.Palette;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Thin lines over the panels that join what shines in the page tables with where it lies in
/// memory: a slot with its block or some of its pages, a table with its frame.
///
/// A few at most, and only between ends that are both in view.
final class Joins extends Pane {
    private static final int MOST = 9;
    private static final double BEND = 0.42;
    private static final double ALONE = 0.95;
    private static final double FADED = 0.55;
    private static final double DOT = 2.5;

    private final LabModel model;
    private final Whereabouts tables;
    private final Whereabouts memory;

    /// Joins over `panels`, which hold the two.
    Joins(LabModel model, Node panels, Whereabouts tables, Whereabouts memory) {
        this.model = model;
        this.tables = tables;
        this.memory = memory;
        setMouseTransparent(true);
        setPickOnBounds(false);
        // Unmanaged, so that its lines lay out nothing else.
        setManaged(false);
        getStyleClass().add("joins");
        model.lit().addListener(_ -> requestLayout());
        model.frame().addListener(_ -> refresh());
        model.theme().addListener(_ -> refresh());
        // Whatever scrolls, magnifies or turns a panel begins with one of these.
        panels.addEventFilter(InputEvent.ANY, _ -> refresh());
    }

    private void refresh() {
        if (!model.lit().get().isNothing() || !getChildren().isEmpty()) {
            requestLayout();
        }
    }

    // In the layout pass, after the panels below have been laid out.
    @Override
    protected void layoutChildren() {
        Lit lit = model.lit().get();
        List<Node> lines = new ArrayList<>();
        if (!lit.isNothing() && !lit.isFamily()) {
            List<Joint> joints = Joint.of(lit, model.frame().get().kernel(), MOST);
            for (Joint joint : joints) {
                join(joint, joints.size() == 1).ifPresent(lines::addAll);
            }
        }
        if (!lines.isEmpty() || !getChildren().isEmpty()) {
            getChildren().setAll(lines);
            setClip(lines.isEmpty() ? null : besideCards());
        }
    }

    // A card hides what lies below it: a line across would strike out its words.
    private @Nullable Node besideCards() {
        List<Bounds> cards = Stream.of(tables, memory).flatMap(it -> it.ofCard().stream()).toList();
        if (cards.isEmpty()) {
            return null;
        }
        Shape beside = area(getParent().getLayoutBounds());
        for (Bounds card : cards) {
            beside = Shape.subtract(beside, area(sceneToLocal(card)));
        }
        return beside;
    }

    private static Shape area(Bounds bounds) {
        return new Rectangle(
                bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    }

    private Optional<List<Node>> join(Joint joint, boolean alone) {
        double opacity = alone ? ALONE : FADED;
        return inTables(joint, alone)
                .flatMap(from ->
                        memory.ofFrame(joint.pfn())
                                .map(to -> line(joint.kind(), from, to, opacity)));
    }

    // Many pages of a slot begin at the slot: lines from each would cross out what they leave.
    private Optional<Bounds> inTables(Joint joint, boolean alone) {
        Optional<Bounds> table =
                joint.kind() == FrameKind.PAGE_TABLE
                        ? tables.ofFrame(joint.pfn())
                        : Optional.empty();
        long slot = joint.addr() & -model.frame().get().kernel().layout().span(Level.PMD);
        return table.or(() -> tables.ofAddress(alone ? joint.addr() : slot));
    }

    private List<Node> line(FrameKind kind, Bounds tableEnd, Bounds memoryEnd, double opacity) {
        Palette palette = model.theme().get().palette();
        Color color = palette.color(FrameRoles.of(kind)).deriveColor(0, 1, 1, opacity);
        Bounds from = sceneToLocal(tableEnd);
        Bounds to = sceneToLocal(memoryEnd);
        Point2D start = new Point2D(from.getMinX(), from.getCenterY());
        Point2D end = new Point2D(to.getCenterX(), to.getCenterY());
        double bend = (start.getX() - end.getX()) * BEND;
        CubicCurve curve =
                new CubicCurve(
                        start.getX(),
                        start.getY(),
                        start.getX() - bend,
                        start.getY(),
                        end.getX() + bend,
                        end.getY(),
                        end.getX(),
                        end.getY());
        curve.setFill(null);
        curve.setStroke(color);
        curve.setStrokeWidth(1.5);
        Circle dot = new Circle(end.getX(), end.getY(), DOT, color);
        return List.of(curve, dot);
    }
}
