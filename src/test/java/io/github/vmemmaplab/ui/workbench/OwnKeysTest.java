package io.github.vmemmaplab.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.json.ShippedScenarios;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;

import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.Optional;

/// Keys that a panel needs for itself reach it, and only while it needs them.
@ExtendWith(ApplicationExtension.class)
final class OwnKeysTest {
    private LabWindow window;
    private Person person;

    @Start
    private void start(Stage stage) {
        Scenario first = ShippedScenarios.first();
        window = new LabWindow(first, Simulation.run(first), new Shelf(), Optional::empty);
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
    }

    private boolean isOpen(FxRobot robot) {
        return robot.lookup(".entry-card").query().isVisible();
    }

    @Test
    void escapeClosesAnOpenEntryAndThenLetsGo(FxRobot robot) {
        robot.interact(() -> robot.lookup("#tree").query().requestFocus());
        person.press(KeyCode.DOWN);
        person.press(KeyCode.ENTER);
        assertTrue(isOpen(robot));
        person.press(KeyCode.ESCAPE);
        assertFalse(isOpen(robot));
        person.press(KeyCode.ESCAPE);
        assertFalse(isOpen(robot));
    }

    @Test
    void arrowsGoAlongTheTreeOnlyWhileKeysBroughtTheFocusThere(FxRobot robot) {
        Node tree = robot.lookup("#tree").query();
        robot.interact(tree::requestFocus);
        person.press(KeyCode.RIGHT);
        String stepped = person.step();
        assertFalse(stepped.startsWith("Step 0 of "), stepped);
        robot.interact(() -> {
            tree.requestFocusTraversal(TraversalDirection.NEXT);
            robot.lookup("#tree").query();
        });
        robot.interact(() -> {
            while (!tree.isFocused()) {
                tree.getScene().getFocusOwner().requestFocusTraversal(TraversalDirection.PREVIOUS);
            }
        });
        person.press(KeyCode.RIGHT);
        assertEquals(stepped, person.step());
        assertEquals("PGD", tree.getAccessibleText());
        person.press(KeyCode.RIGHT);
        assertEquals("PUD", tree.getAccessibleText());
        person.press(KeyCode.PAGE_DOWN);
        assertNotEquals(stepped, person.step());
    }
}
