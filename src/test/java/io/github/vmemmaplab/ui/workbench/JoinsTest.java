package io.github.vmemmaplab.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePagesReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.Counted;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.testkit.Runs;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.CubicCurve;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// Lines join what is pointed at in the tree with where it lies on the map.
@ExtendWith(ApplicationExtension.class)
final class JoinsTest {
    private LabWindow window;

    @Start
    private void start(Stage stage) {
        Scenario scenario = Runs.thread(new VmemmapPolicy.PerSection());
        window = new LabWindow(scenario, Simulation.run(scenario), new Shelf(), Optional::empty);
        window.show(stage);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1280);
        stage.setHeight(800);
    }

    private <E extends Event> E seek(FxRobot robot, Class<E> type) {
        robot.interact(() -> Runs.seek(window.model(), type, 1));
        WaitForAsyncUtils.waitForFxEvents();
        return type.cast(Objects.requireNonNull(window.model().frame().get().event()));
    }

    private List<CubicCurve> curves(FxRobot robot, Selection pointed) {
        robot.interact(() -> window.model().hovered().set(pointed));
        WaitForAsyncUtils.waitForFxEvents();
        Node joins = robot.lookup(".joins").query();
        return ((Pane) joins)
                .getChildren().stream()
                        .filter(CubicCurve.class::isInstance)
                        .map(CubicCurve.class::cast)
                        .toList();
    }

    private static boolean isIn(FxRobot robot, String query, CubicCurve curve, double x, double y) {
        Node panel = robot.lookup(query).query();
        Bounds bounds = panel.localToScene(panel.getLayoutBounds());
        Point2D point = curve.localToScene(x, y);
        return bounds.contains(point);
    }

    @Test
    void aSlotIsJoinedWithItsBlock(FxRobot robot) {
        SlotMapped mapped = seek(robot, SlotMapped.class);
        List<CubicCurve> curves = curves(robot, new Selection.VirtualAddress(mapped.addr()));
        assertEquals(1, curves.size());
        CubicCurve curve = curves.getFirst();
        assertTrue(isIn(robot, "#tree", curve, curve.getStartX(), curve.getStartY()));
        assertTrue(isIn(robot, ".memory-map", curve, curve.getEndX(), curve.getEndY()));
        List<CubicCurve> back = curves(robot, new Selection.PageFrame(mapped.pfn() + 5));
        assertEquals(1, back.size(), "from the frame as well");
        assertEquals(curve.getStartY(), back.getFirst().getStartY());
        assertEquals(curve.getEndX(), back.getFirst().getEndX());
    }

    @Test
    void aFallenBackSlotIsJoinedWithAFewOfItsPages(FxRobot robot) {
        BasePagesReturned done = seek(robot, BasePagesReturned.class);
        List<CubicCurve> curves = curves(robot, new Selection.VirtualAddress(done.start()));
        assertTrue(curves.size() > 3 && curves.size() < 10, curves.size() + " lines");
    }

    private static boolean isHidden(FxRobot robot, Node joins, String query, double x, double y) {
        Node panel = robot.lookup(query).query();
        Bounds bounds = panel.getLayoutBounds();
        Point2D point =
                panel.localToScene(
                        bounds.getMinX() + x * bounds.getWidth(),
                        bounds.getMinY() + y * bounds.getHeight());
        return joins.getClip() != null && !joins.getClip().contains(joins.sceneToLocal(point));
    }

    @Test
    void noLineCrossesTheCardAboutAFailure(FxRobot robot) {
        SlotMapped mapped = seek(robot, SlotMapped.class);
        Selection slot = new Selection.VirtualAddress(mapped.addr());
        Node joins = curves(robot, slot).getFirst().getParent();
        assertNull(joins.getClip(), "no card, nothing hidden");
        seek(robot, SlotFailed.class);
        assertFalse(curves(robot, slot).isEmpty());
        assertTrue(
                IntStream.range(1, 20)
                        .anyMatch(y -> isHidden(robot, joins, ".memory-map", 0.5, y / 20.0)));
        assertFalse(isHidden(robot, joins, "#tree", 0.5, 0.5));
    }

    @Test
    void noLineCrossesAnOpenedEntry(FxRobot robot) {
        SlotMapped mapped = seek(robot, SlotMapped.class);
        Selection slot = new Selection.VirtualAddress(mapped.addr());
        Node joins = curves(robot, slot).getFirst().getParent();
        robot.interact(() -> window.model().hovered().set(new Selection.None()));
        robot.interact(() -> robot.lookup(".entry-card").query().setVisible(true));
        assertFalse(curves(robot, slot).isEmpty());
        assertTrue(isHidden(robot, joins, ".entry-card", 0.5, 0.5));
    }

    @Test
    void nothingIsJoinedWhereThereIsNothingToJoin(FxRobot robot) {
        seek(robot, SlotMapped.class);
        int base = window.model().frame().get().kernel().memory().basePfn();
        assertEquals(List.of(), curves(robot, new Selection.PageFrame(base)));
        assertEquals(List.of(), curves(robot, new Selection.Tally(Counted.BLOCKS)));
        assertEquals(List.of(), curves(robot, new Selection.None()));
    }

    @Test
    void linesAreNotInTheWayOfTheMouse(FxRobot robot) {
        SlotMapped mapped = seek(robot, SlotMapped.class);
        CubicCurve curve = curves(robot, new Selection.VirtualAddress(mapped.addr())).getFirst();
        assertFalse(curve.getParent().isPickOnBounds());
        assertTrue(curve.getParent().isMouseTransparent());
    }
}
