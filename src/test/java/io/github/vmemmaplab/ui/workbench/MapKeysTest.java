package io.github.vmemmaplab.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.ThreadCase;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.Optional;

/// All that the mouse does on the map can be done by keys.
@ExtendWith(ApplicationExtension.class)
final class MapKeysTest {
    private static final int PAGEBLOCK = 512;

    private LabWindow window;
    private Person person;

    @Start
    private void start(Stage stage) {
        Scenario scenario = ThreadCase.under("per-section");
        window = new LabWindow(scenario, Simulation.run(scenario), new Shelf(), Optional::empty);
        window.show(stage);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1280);
        stage.setHeight(800);
    }

    @BeforeEach
    void sitDown(FxRobot robot) {
        person = new Person(robot, window);
        person.await();
        robot.interact(() -> model().hovered().set(new Selection.None()));
    }

    private LabModel model() {
        return window.model();
    }

    private int pointed() {
        return assertInstanceOf(Selection.PageFrame.class, model().hovered().get()).pfn();
    }

    private double zoom(FxRobot robot) {
        return robot.lookup(".slider.zoom").queryAs(Slider.class).getValue();
    }

    @Test
    void altArrowsWalkFromTileToTile(FxRobot robot) {
        person.press(KeyCode.ALT, KeyCode.RIGHT);
        int first = pointed();
        person.press(KeyCode.ALT, KeyCode.RIGHT);
        assertEquals(first / PAGEBLOCK + 1, pointed() / PAGEBLOCK);
        assertTrue(robot.lookup(".tip").query().isVisible());
        int row = pointed();
        person.press(KeyCode.ALT, KeyCode.UP);
        assertTrue(pointed() / PAGEBLOCK < row / PAGEBLOCK - 1, "a row up");
        person.press(KeyCode.ALT, KeyCode.DOWN);
        person.press(KeyCode.ALT, KeyCode.LEFT);
        assertEquals(first / PAGEBLOCK, pointed() / PAGEBLOCK);
        assertEquals(0, model().frame().get().step(), "no step was taken");
    }

    @Test
    void magnifiedTheyWalkFromFrameToFrame(FxRobot robot) {
        person.press(KeyCode.ALT, KeyCode.RIGHT);
        robot.interact(() -> robot.lookup(".slider.zoom").queryAs(Slider.class).setValue(1));
        int first = pointed();
        person.press(KeyCode.ALT, KeyCode.RIGHT);
        assertEquals(first + 1, pointed());
        person.press(KeyCode.ALT, KeyCode.DOWN);
        assertEquals(first + 33, pointed());
        for (int i = 0; i < 40; i++) {
            person.press(KeyCode.ALT, KeyCode.RIGHT);
        }
        assertNotEquals(first + 33, pointed());
        Node map = robot.lookup(".memory-map").query();
        Node tip = robot.lookup(".tip").query();
        assertTrue(tip.isVisible());
        assertTrue(
                map.localToScene(map.getLayoutBounds())
                        .intersects(
                                tip.localToScene(tip.getLayoutBounds()).getMinX(), 0, 400, 800));
    }

    @Test
    void altEnterSelectsAndEscapeLetsGo() {
        person.press(KeyCode.ALT, KeyCode.RIGHT);
        int pfn = pointed();
        person.press(KeyCode.ALT, KeyCode.ENTER);
        assertEquals(new Selection.PageFrame(pfn), model().selected().get());
        person.press(KeyCode.ESCAPE);
        assertInstanceOf(Selection.None.class, model().selected().get());
    }

    @Test
    void plusMinusAndZeroZoom(FxRobot robot) {
        person.press(KeyCode.ADD);
        double once = zoom(robot);
        assertTrue(once > 0);
        person.press(KeyCode.ADD);
        assertTrue(zoom(robot) > once);
        person.press(KeyCode.SUBTRACT);
        assertEquals(once, zoom(robot), 0.01);
        person.press(KeyCode.DIGIT0);
        assertEquals(0, zoom(robot));
    }

    @Test
    void kChangesWhatColoursTell(FxRobot robot) {
        ComboBox<?> colors = robot.lookup(".color-by").queryAs(ComboBox.class);
        Object first = colors.getValue();
        person.press(KeyCode.K);
        assertNotEquals(first, colors.getValue());
        for (int i = 0; i < 3; i++) {
            person.press(KeyCode.K);
        }
        assertEquals(first, colors.getValue());
    }

    @Test
    void arrowsOnFocusedListsDoNotStep(FxRobot robot) {
        Node lists = robot.lookup(".free-lists").query();
        robot.interact(lists::requestFocus);
        person.press(KeyCode.TAB);
        person.press(KeyCode.SHIFT, KeyCode.TAB);
        assertTrue(lists.isFocusVisible());
        person.press(KeyCode.RIGHT);
        assertInstanceOf(Selection.FreeList.class, model().hovered().get());
        assertEquals(0, model().frame().get().step());
    }
}
