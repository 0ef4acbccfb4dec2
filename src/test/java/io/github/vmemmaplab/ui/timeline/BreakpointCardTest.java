package io.github.vmemmaplab.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.ui.Breakpoint;
import io.github.vmemmaplab.ui.EventKind;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.testkit.PanelStage;
import io.github.vmemmaplab.ui.testkit.Runs;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.Set;

/// Breakpoints are set in a list over the window and shown on the button.
@ExtendWith(ApplicationExtension.class)
final class BreakpointCardTest {
    private static final Breakpoint FAILED = new Breakpoint.OnKind(EventKind.SLOT_FAILED);

    private LabModel model;

    @Start
    private void start(Stage stage) {
        model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection()));
        TimelineView view = new TimelineView(model, new Outlines());
        Pane cards = new Pane();
        cards.setPickOnBounds(false);
        cards.getChildren().addAll(view.cards());
        StackPane panel = new StackPane(view.node());
        panel.setMaxHeight(80);
        StackPane all = new StackPane(panel, cards);
        StackPane.setAlignment(panel, javafx.geometry.Pos.BOTTOM_CENTER);
        PanelStage.show(stage, model, all, 1024, 560);
    }

    private static Node card(FxRobot robot) {
        return robot.lookup("#breakpoint-card").query();
    }

    private static String button(FxRobot robot) {
        return robot.lookup("#breakpoints").queryAs(Button.class).getText();
    }

    @Test
    void tickingAKindSetsAndClearsIt(FxRobot robot) {
        assertEquals("", button(robot));
        robot.clickOn("#breakpoints");
        assertTrue(card(robot).isVisible());
        robot.clickOn("#stop-SLOT_FAILED");
        assertEquals(Set.of(FAILED), Set.copyOf(model.breakpoints()));
        assertEquals("1", button(robot));
        robot.clickOn("#stops-forward");
        assertEquals(
                Runs.step(model.frame().get().timeline(), SlotFailed.class, 1),
                model.frame().get().step());
        robot.clickOn("#stops-back");
        assertEquals(0, model.frame().get().step());
        robot.clickOn("#stop-SLOT_FAILED");
        assertTrue(model.breakpoints().isEmpty());
        robot.clickOn("#breakpoints");
        assertFalse(card(robot).isVisible());
    }

    @Test
    void itWorksByKey(FxRobot robot) {
        robot.interact(() -> robot.lookup("#breakpoints").query().requestFocus());
        robot.push(KeyCode.SPACE);
        assertTrue(card(robot).isVisible());
        assertTrue(robot.lookup("#stop-SLOT_FAILED").query().isFocused(), "what is asked most");
        robot.push(KeyCode.SPACE);
        assertEquals(Set.of(FAILED), Set.copyOf(model.breakpoints()));
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.SPACE);
        assertEquals(2, model.breakpoints().size());
    }

    @Test
    void itFollowsWhatIsSetElsewhere(FxRobot robot) {
        robot.clickOn("#breakpoints");
        robot.interact(() -> model.breakpoints().add(FAILED));
        assertTrue(robot.lookup("#stop-SLOT_FAILED").queryAs(CheckBox.class).isSelected());
        robot.interact(() -> model.breakpoints().add(new Breakpoint.OnLine("vmemmap_free", 4)));
        robot.clickOn("vmemmap_free, line 5 ✕");
        assertEquals(Set.of(FAILED), Set.copyOf(model.breakpoints()));
        robot.clickOn("#stops-clear");
        assertTrue(model.breakpoints().isEmpty());
        assertFalse(robot.lookup("#stop-SLOT_FAILED").queryAs(CheckBox.class).isSelected());
    }

    @Test
    void everyKindTellsHowOftenItHappens(FxRobot robot) {
        robot.clickOn("#breakpoints");
        WaitForAsyncUtils.waitForFxEvents();
        long failures =
                model.frame().get().timeline().events().stream()
                        .filter(SlotFailed.class::isInstance)
                        .count();
        assertEquals(
                "a PMD_SIZE allocation fails · " + failures,
                robot.lookup("#stop-SLOT_FAILED").queryAs(CheckBox.class).getText());
    }

    @Test
    void itFitsTheSmallestWindow(FxRobot robot) {
        robot.clickOn("#breakpoints");
        Node card = card(robot);
        var bounds = card.localToScene(card.getLayoutBounds());
        assertTrue(bounds.getMinX() >= 0 && bounds.getMaxX() <= 1024, bounds::toString);
        assertTrue(bounds.getMinY() >= 0, bounds::toString);
    }
}
