package io.github.vmemmaplab.ui.memorymap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.memory.FreeArea;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.state.Cell;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.ThreadCase;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.testkit.PanelStage;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.theme.Look;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.stream.Collectors;

/// What mouse, wheel and fingers do on the map, and what it shows then.
@ExtendWith(ApplicationExtension.class)
final class MemoryMapViewTest {
    private static final int FIRST = 0x40000;

    private LabModel model;
    private MemoryMapView map;

    @Start
    private void start(Stage stage) {
        Scenario scenario = ThreadCase.under("per-section");
        model = new LabModel(scenario, Simulation.run(scenario));
        model.motion().set(false);
        map = new MemoryMapView(model);
        VBox.setVgrow(map.node(), Priority.ALWAYS);
        VBox panel =
                new VBox(
                        new MapControls(map).node(),
                        map.node(),
                        new Legend(model, map).node(),
                        map.tip());
        PanelStage.show(stage, model, panel, 780, 330);
    }

    private Kernel kernel() {
        return model.frame().get().kernel();
    }

    private Node surface() {
        return map.node().lookup(".map-surface");
    }

    private Point2D at(double x, double y) {
        return surface().localToScreen(x, y);
    }

    private int pointed() {
        return assertInstanceOf(Selection.PageFrame.class, model.hovered().get()).pfn();
    }

    // Cells are about a point large here: the right one may be beside where the pointer comes to
    // lie.
    private Point2D find(FxRobot robot, int pfn) {
        Box box = whereIs(pfn);
        for (int i = 0; i < 9; i++) {
            int across = i % 3 - 1;
            int down = i / 3 - 1;
            Point2D there = at(box.centerX() + across, box.centerY() + down);
            robot.moveTo(there);
            if (model.hovered().get().equals(new Selection.PageFrame(pfn))) {
                return there;
            }
        }
        throw new AssertionError("frame " + pfn + " is not at " + box);
    }

    private Box whereIs(int pfn) {
        MapCamera camera = new MapCamera();
        camera.lookAt(Bands.of(model.frame().get().scenario(), kernel()), 9, 21);
        camera.resize(
                surface().getBoundsInLocal().getWidth(),
                surface().getBoundsInLocal().getHeight(),
                1);
        return camera.layout().placeOf(pfn).orElseThrow().block(pfn, 1);
    }

    private void scroll(FxRobot robot, double x, double y, double deltaX, double deltaY) {
        robot.interact(() -> Fingers.scroll(surface(), new Point2D(x, y), deltaX, deltaY));
    }

    private void pinch(FxRobot robot, double x, double y, double factor) {
        robot.interact(() -> Fingers.pinch(surface(), new Point2D(x, y), factor));
    }

    private String tip(FxRobot robot) {
        return robot.lookup(".tip .label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void pinchingMagnifiesWhatIsBetweenTheFingers(FxRobot robot) {
        robot.moveTo(at(200, 60));
        int before = pointed();
        pinch(robot, 200, 60, 3);
        assertEquals(3, map.zoom(), 1e-9);
        robot.moveTo(at(201, 60)).moveTo(at(200, 60));
        assertTrue(Math.abs(pointed() - before) <= 33, before + " became " + pointed());
    }

    @Test
    void draggingTakesTheMapAlong(FxRobot robot) {
        scroll(robot, 300, 80, 0, 500);
        robot.moveTo(at(300, 80));
        int before = pointed();
        robot.drag(at(300, 80), MouseButton.PRIMARY).dropTo(at(340, 95));
        robot.moveTo(at(341, 95)).moveTo(at(340, 95));
        assertEquals(before, pointed());
        assertInstanceOf(Selection.None.class, model.selected().get());
    }

    @Test
    void tiltingTheWheelMovesSideways(FxRobot robot) {
        scroll(robot, 300, 80, 0, 500);
        double zoom = map.zoom();
        robot.moveTo(at(300, 80));
        int before = pointed();
        scroll(robot, 300, 80, 120, 0);
        robot.moveTo(at(419, 80)).moveTo(at(420, 80));
        assertEquals(before, pointed());
        assertEquals(zoom, map.zoom());
    }

    @Test
    void theSliderGoesFromAllMemoryToOneFrame(FxRobot robot) {
        Slider slider = robot.lookup(".slider.zoom").queryAs(Slider.class);
        robot.interact(() -> slider.setValue(1));
        Box cell = cellInMiddle(robot);
        assertTrue(cell.width() >= 20, "a frame is seen: " + cell);
        robot.interact(() -> slider.setValue(0));
        assertEquals(1, map.zoom());
        scroll(robot, 100, 50, 0, 300);
        assertTrue(slider.getValue() > 0.1, "the slider follows the wheel");
        robot.clickOn(buttonNamed(robot, "Show all memory"));
        assertEquals(0, slider.getValue());
        robot.clickOn(buttonNamed(robot, "Zoom in"));
        assertEquals(1.5, map.zoom(), 1e-9);
        robot.clickOn(buttonNamed(robot, "Zoom out"));
        assertEquals(1, map.zoom(), 1e-9);
    }

    // How far the pointer goes until another frame is under it.
    private Box cellInMiddle(FxRobot robot) {
        robot.moveTo(at(300, 80));
        int pfn = pointed();
        int width = 0;
        while (width < 60 && pfn == pointed()) {
            width++;
            robot.moveTo(at(300 + width, 80));
        }
        int left = 0;
        robot.moveTo(at(300, 80));
        while (left < 60 && pfn == pointed()) {
            left++;
            robot.moveTo(at(300 - left, 80));
        }
        return new Box(0, 0, width + left - 1, 0);
    }

    private static Node buttonNamed(FxRobot robot, String name) {
        return robot.lookup(".button.zoom")
                .match((Node node) -> name.equals(node.getAccessibleText()))
                .query();
    }

    @Test
    void theMiniMapShowsWhereOneIsAndLeadsElsewhere(FxRobot robot) {
        Node mini = robot.lookup(".mini-map").query();
        assertFalse(mini.isVisible());
        scroll(robot, 5, 5, 0, 600);
        assertTrue(mini.isVisible());
        Node view = mini.lookup(".view");
        Bounds there = view.getBoundsInParent();
        assertTrue(there.getMinX() <= 1 && there.getMinY() <= 1, there.toString());
        robot.moveTo(at(100, 60));
        int before = pointed();
        Bounds all = mini.localToScreen(mini.getLayoutBounds());
        robot.drag(all.getMinX() + 30, all.getMinY() + 12)
                .dropTo(all.getMaxX() - 20, all.getMinY() + 25);
        Bounds moved = view.getBoundsInParent();
        assertEquals(all.getWidth() - 20, moved.getCenterX(), there.getWidth() / 2 + 2);
        assertTrue(moved.getMinY() > there.getMinY());
        robot.moveTo(at(101, 60)).moveTo(at(100, 60));
        assertNotEquals(before, pointed());
        assertInstanceOf(Selection.None.class, model.selected().get());
    }

    @Test
    void aClickSelectsAndAnotherLetsGo(FxRobot robot) {
        Point2D there = find(robot, FIRST + 100 * 512 + 40);
        robot.clickOn(there);
        assertEquals(new Selection.PageFrame(FIRST + 100 * 512 + 40), model.selected().get());
        robot.clickOn(there);
        assertInstanceOf(Selection.None.class, model.selected().get());
    }

    @Test
    void theBarUnderAddedMemoryIsItsSlot(FxRobot robot) {
        Bounds bounds = surface().getBoundsInLocal();
        robot.moveTo(at(30, bounds.getHeight() - 3));
        assertEquals(
                new Selection.VirtualAddress(kernel().layout().vmemmapOf(0x80000)),
                model.hovered().get());
        assertFalse(robot.lookup(".tip").query().isVisible());
        robot.clickOn(at(30, bounds.getHeight() - 3));
        assertInstanceOf(Selection.VirtualAddress.class, model.selected().get());
    }

    @Test
    void aFreeBlockTellsItsPlaceOnItsList(FxRobot robot) {
        FreeArea area = kernel().node().populated().getFirst().freeArea();
        int third = area.next(area.next(area.first(6, MigrateType.MOVABLE.ordinal())));
        find(robot, third + 9);
        String told = tip(robot);
        int blocks = area.count(6, MigrateType.MOVABLE.ordinal());
        assertTrue(told.contains("Frame 0x" + Integer.toHexString(third + 9)), told);
        assertTrue(told.contains("block of order 6, frame 9 of 64"), told);
        assertTrue(
                told.contains("Movable list of order 6: place 3 of " + blocks + " from the head"),
                told);
        assertTrue(told.contains("section 1"), told);
    }

    @Test
    void theTipTellsSinceWhenAndStaysOffTheTile(FxRobot robot) {
        robot.interact(() -> Runs.seek(model, BasePageMapped.class, 100));
        int step = model.frame().get().step();
        int pfn = ((BasePageMapped) model.frame().get().timeline().event(step)).pfn();
        robot.interact(() -> model.seek(step + 20));
        Point2D there = find(robot, pfn);
        assertTrue(tip(robot).contains("struct pages, one base page"), tip(robot));
        int since = model.frame().get().timeline().lastChangeOf(Cell.of(Cell.Space.FRAME, pfn));
        assertTrue(tip(robot).contains("so since step " + Figures.count(since)), tip(robot));
        Node tip = robot.lookup(".tip").query();
        Bounds covered = tip.localToScreen(tip.getLayoutBounds());
        assertFalse(covered.contains(there));
        Box tile = whereIs(pfn & -512);
        Point2D corner = at(tile.x() + 1, tile.y() + 1);
        assertFalse(covered.contains(corner));
    }

    @Test
    void aFailureIsRingedAndTold(FxRobot robot) {
        robot.interact(() -> Runs.seek(model, SlotFailed.class, 1));
        assertTrue(count(Role.FAILURE) > 100, "rings and a card");
        robot.interact(() -> model.seek(0));
        assertEquals(0, count(Role.FAILURE));
    }

    @Test
    void theLegendFollowsWhatColoursTell(FxRobot robot) {
        robot.interact(() -> {
            Runs.seek(model, BasePageMapped.class, 40);
            colors(robot).setValue(ColorBy.AGE);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("in this step", legend(robot).lines().findFirst().orElseThrow());
        assertTrue(legend(robot).endsWith("since the start"), legend(robot));
        robot.interact(() -> colors(robot).setValue(ColorBy.OWNER));
        assertTrue(legend(robot).contains("page cache"), legend(robot));
        assertTrue(legend(robot).contains("anonymous"), legend(robot));
        robot.interact(() -> map.nextColorBy());
        assertEquals(ColorBy.AGE, colors(robot).getValue());
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<ColorBy> colors(FxRobot robot) {
        return robot.lookup(".color-by").queryAs(ComboBox.class);
    }

    private static String legend(FxRobot robot) {
        return robot.lookup(".legend-entry").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theLegendDimsTheRestByMouseAndByKey(FxRobot robot) {
        int movable = count(Role.MOVABLE);
        int unmovable = count(Role.UNMOVABLE);
        assertTrue(movable > 0 && unmovable > 0);
        robot.moveTo(entry(robot, "movable"));
        assertEquals(movable, count(Role.MOVABLE));
        assertEquals(0, count(Role.UNMOVABLE));
        robot.moveTo(at(-5, 20));
        assertEquals(unmovable, count(Role.UNMOVABLE));
        robot.interact(() -> entry(robot, "unmovable").requestFocus());
        robot.push(KeyCode.TAB);
        assertEquals(movable, count(Role.MOVABLE));
        assertEquals(0, count(Role.UNMOVABLE));
    }

    private static Node entry(FxRobot robot, String text) {
        return robot.lookup(".legend-entry")
                .match((Labeled label) -> label.getText().equals(text))
                .query();
    }

    @Test
    void withoutMotionNothingFlashes(FxRobot robot) {
        robot.interact(() -> {
            model.look().set(Look.LIGHT);
            Runs.seek(model, BasePageMapped.class, 40);
        });
        Node flash = map.node().lookup(".map-flash");
        assertEquals(0, count(flash, Role.CHANGED));
    }

    private int count(Role role) {
        return count(map.node(), role);
    }

    private int count(Node node, Role role) {
        WritableImage image =
                WaitForAsyncUtils.waitForAsyncFx(10_000, () -> node.snapshot(null, null));
        PixelReader pixels = image.getPixelReader();
        int color = model.theme().get().palette().argb(role);
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += pixels.getArgb(x, y) == color ? 1 : 0;
            }
        }
        return count;
    }
}
