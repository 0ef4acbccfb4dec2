package io.github.vmemmaplab.ui.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.testkit.PanelStage;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.theme.Role;
import io.github.vmemmaplab.ui.timeline.Outlines;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;

/// Thousands of slots can be gone over by wheel, scroll bar, strip and keys, and none is lost from
/// sight.
@ExtendWith(ApplicationExtension.class)
final class TreeGesturesTest {
    private static final int SLOTS = 8192;
    private static final long ADDED = 1L << 38;
    private static final Scenario MANY = many();
    private static final Timeline RUN = Simulation.run(MANY);
    private static final int NODES_AT_MOST = 150;

    private LabModel model;
    private TablesView view;

    @Start
    private void start(Stage stage) {
        RUN.seek(0);
        model = new LabModel(MANY, RUN);
        view = new TablesView(model, new Outlines());
        PanelStage.show(stage, model, view.node(), 600, 476);
    }

    // With blocks in the linear map, whose tables would use up all memory before a slot is tried;
    // in two requests, of which the kernel refuses the second.
    private static Scenario many() {
        Scenario base = Runs.scenario(new VmemmapPolicy.PerSection(), 90, 30, ADDED);
        Operation first = base.operations().getFirst();
        Operation second =
                new Operation.Add(first.start() + ADDED, ((long) SLOTS << 27) - ADDED, false);
        return new Scenario(
                base.title(),
                base.text(),
                base.machine().withRodataOn(),
                base.start(),
                base.policy(),
                List.of(first, second),
                null);
    }

    private TreeLayout layout() {
        WaitForAsyncUtils.waitForFxEvents();
        return view.region().layOut();
    }

    private Point2D at(double x, double y) {
        return view.region().localToScreen(x, y);
    }

    private Point2D middle(Rectangle2D area) {
        return at(area.getMinX() + area.getWidth() / 2, area.getMinY() + area.getHeight() / 2);
    }

    private static int nodes(Node node) {
        int count = 1;
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                count += nodes(child);
            }
        }
        return count;
    }

    @Test
    void thousandsOfSlotsTakeNoMoreNodesThanAFew() {
        assertEquals(SLOTS, view.tree().slots().count());
        assertTrue(nodes(view.node()) < NODES_AT_MOST, "nodes: " + nodes(view.node()));
        assertTrue(layout().count() < 12, "cards: " + layout().count());
    }

    @Test
    void theWheelScrolls(FxRobot robot) {
        robot.moveTo(middle(layout().card(2)));
        robot.scroll(3, VerticalDirection.DOWN);
        int down = layout().first();
        assertTrue(down > 0, "at " + down);
        robot.scroll(1, VerticalDirection.UP);
        assertTrue(layout().first() < down);
    }

    @Test
    void theScrollBarGoesToAnySlot(FxRobot robot) {
        ScrollBar bar = robot.lookup("#tree-scroll").queryAs(ScrollBar.class);
        assertTrue(bar.isVisible());
        robot.interact(() -> bar.setValue(bar.getMax()));
        assertEquals(SLOTS, layout().end());
        robot.interact(() -> bar.setValue(0));
        assertEquals(0, layout().first());
    }

    @Test
    void theStripIsClickedAndDragged(FxRobot robot) {
        Rectangle2D strip = layout().strip();
        double y = strip.getMinY() + strip.getHeight() / 2;
        robot.clickOn(at(strip.getWidth() / 2, y));
        int half = layout().first();
        assertTrue(Math.abs(half - SLOTS / 2) < SLOTS / 100, "at " + half);
        robot.press(MouseButton.PRIMARY)
                .moveTo(at(strip.getMaxX() + 8, y))
                .release(MouseButton.PRIMARY);
        assertEquals(SLOTS, layout().end());
        assertFalse(robot.lookup(".entry-card").query().isVisible());
    }

    @Test
    void pointingAtTheStripIsPointingAtItsSlot(FxRobot robot) {
        Rectangle2D strip = layout().strip();
        double x = (layout().stripX(4000) + layout().stripX(4001)) / 2;
        robot.moveTo(at(x, strip.getMinY() + 8));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(model.hovered().get() instanceof Selection.VirtualAddress);
        long addr = ((Selection.VirtualAddress) model.hovered().get()).addr();
        assertTrue(Math.abs(view.tree().slots().indexOf(addr) - 4000) <= SLOTS / strip.getWidth());
    }

    @Test
    void keysGoPageByPageAndToTheEnds(FxRobot robot) {
        robot.interact(() -> view.region().requestFocus());
        int cards = layout().count();
        for (int i = 0; i < 4; i++) {
            robot.push(KeyCode.DOWN);
        }
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        assertEquals(1, layout().first());
        assertTrue(view.region().getAccessibleText().startsWith("Slot " + cards + ","));
        robot.push(KeyCode.SHORTCUT, KeyCode.DOWN);
        assertEquals(SLOTS, layout().end());
        robot.push(KeyCode.SHIFT, KeyCode.UP);
        robot.push(KeyCode.SHORTCUT, KeyCode.UP);
        assertEquals(0, layout().first());
        robot.push(KeyCode.UP);
        assertEquals("PMD", view.region().getAccessibleText());
    }

    @Test
    void leftAndRightGoUpAndDownTheWay(FxRobot robot) {
        robot.interact(() -> view.region().requestFocus());
        for (int i = 0; i < 5; i++) {
            robot.push(KeyCode.DOWN);
        }
        robot.push(KeyCode.LEFT);
        robot.push(KeyCode.LEFT);
        assertEquals("PUD", view.region().getAccessibleText());
        robot.push(KeyCode.ENTER);
        assertTrue(robot.lookup(".entry-card").query().isVisible());
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.RIGHT);
        assertTrue(view.region().getAccessibleText().startsWith("Slot 1,"));
        robot.push(KeyCode.RIGHT);
        assertTrue(robot.lookup(".entry-card").query().isVisible());
    }

    @Test
    void aTablePointedAtIsItsPage(FxRobot robot) {
        TreeBoxes.Box pmd = layout().boxes().getLast();
        robot.moveTo(middle(pmd.area()));
        WaitForAsyncUtils.waitForFxEvents();
        int table = view.tree().tableOf(Level.PMD, pmd.ref().addr());
        assertEquals(new Selection.PageFrame(table), model.hovered().get());
        robot.moveTo(at(-4, -4));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(new Selection.None(), model.hovered().get());
    }

    @Test
    void oneFailedSlotAmongThousandsIsSeenInTheStrip(FxRobot robot) {
        assertEquals(0, redInStrip(robot));
        robot.interact(() -> Runs.seek(model, SlotFailed.class, 1));
        assertTrue(redInStrip(robot) >= 2);
    }

    private int redInStrip(FxRobot robot) {
        Rectangle2D strip = layout().strip();
        int[] red = new int[1];
        robot.interact(() -> {
            int failure = model.theme().get().palette().argb(Role.FAILURE);
            WritableImage image = view.region().snapshot(null, null);
            for (int y = (int) strip.getMinY(); y < strip.getMaxY(); y++) {
                for (int x = 0; x < strip.getMaxX(); x++) {
                    red[0] += image.getPixelReader().getArgb(x, y) == failure ? 1 : 0;
                }
            }
        });
        return red[0];
    }

    @Test
    void theSlotAtWorkIsBroughtIntoView(FxRobot robot) {
        robot.interact(() -> Runs.seek(model, SlotFailed.class, 15));
        int slot = view.tree().atWork();
        assertTrue(slot > layout().count());
        assertTrue(layout().first() <= slot && layout().end() > slot);
    }

    @Test
    void theTabsAreClickedAndPressed(FxRobot robot) {
        robot.clickOn("#tab-LINEAR");
        assertEquals(Window.LINEAR, view.tree().window());
        assertEquals(64 * SLOTS, view.tree().slots().count());
        robot.interact(() -> robot.lookup("#tab-VMEMMAP").query().requestFocus());
        robot.push(KeyCode.SPACE);
        assertEquals(Window.VMEMMAP, view.tree().window());
        assertEquals(SLOTS, view.tree().slots().count());
    }
}
