package io.github.vmemmaplab.ui.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.MemoryFreed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.testkit.PanelStage;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.timeline.Outlines;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Entries open by mouse and by key, and what is pointed at is told to the other panels.
@ExtendWith(ApplicationExtension.class)
final class TablesViewTest {
    private LabModel model;
    private TablesView view;

    @Start
    private void start(Stage stage) {
        model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection()));
        view = new TablesView(model, new Outlines());
        PanelStage.show(stage, model, view.node(), 600, 476);
    }

    private Point2D middle(FxRobot robot, Rectangle2D area) {
        Node tree = robot.lookup("#tree").query();
        return tree.localToScreen(
                area.getMinX() + area.getWidth() / 2, area.getMinY() + area.getHeight() / 2);
    }

    private TreeLayout layout() {
        return view.region().layOut();
    }

    private String bits(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        Label bits = robot.lookup("#entry-bits").queryAs(Label.class);
        return isOpen(robot) ? bits.getText() : "";
    }

    private static boolean isOpen(FxRobot robot) {
        return robot.lookup(".entry-card").query().isVisible();
    }

    private String entryOf(int slot) {
        return String.format(Locale.ROOT, "0x%016x", view.tree().slot(slot).entry());
    }

    @Test
    void aClickOpensAnEntryAndEscapeClosesIt(FxRobot robot) {
        robot.interact(() -> Runs.seek(model, SlotMapped.class, 3));
        robot.clickOn(middle(robot, layout().card(2)));
        assertEquals(entryOf(2), bits(robot));
        assertEquals(
                new Selection.VirtualAddress(view.tree().slots().addressOf(2)),
                model.selected().get());
        robot.push(KeyCode.ESCAPE);
        assertFalse(isOpen(robot));
    }

    @Test
    void anOpenEntryFollowsTheRun(FxRobot robot) {
        robot.clickOn(middle(robot, layout().card(0)));
        assertEquals("0x0000000000000000", bits(robot));
        robot.interact(() -> Runs.seek(model, SlotMapped.class, 1));
        assertEquals(entryOf(0), bits(robot));
        assertTrue(view.tree().slot(0).entry() != 0);
    }

    @Test
    void keysWalkThroughTheTreeAndOpen(FxRobot robot) {
        robot.interact(() -> {
            Runs.seek(model, SlotMapped.class, 3);
            view.region().requestFocus();
        });
        for (int i = 0; i < 5; i++) {
            robot.push(KeyCode.DOWN);
        }
        robot.push(KeyCode.ENTER);
        assertEquals(entryOf(1), bits(robot));
        assertTrue(view.region().getAccessibleText().startsWith("Slot 1, PMD entry 9."));
        robot.push(KeyCode.ESCAPE);
        assertFalse(isOpen(robot));
        assertTrue(view.region().isFocused());
    }

    @Test
    void aFallenBackSlotOpensToItsPageTableAndThatToAnEntry(FxRobot robot) {
        robot.interact(() -> Runs.seek(model, BasePageMapped.class, 312));
        robot.clickOn(middle(robot, layout().cell(4, 100)));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(view.grid().isFocused());
        assertFalse(isOpen(robot));
        robot.clickOn(middleInGrid(robot, 137));
        assertEquals(bitsOf(page(137)), bits(robot));
        assertEquals(view.tree().selection(page(137)), model.selected().get());
        robot.push(KeyCode.ESCAPE);
        assertFalse(isOpen(robot));
        assertTrue(view.grid().isFocused());
        robot.push(KeyCode.ESCAPE);
        assertTrue(view.region().isVisible());
        assertTrue(view.region().isFocused());
    }

    @Test
    void anEntryOfAPageTableIsPointedAt(FxRobot robot) {
        robot.interact(() -> Runs.seek(model, BasePageMapped.class, 312));
        robot.clickOn(middle(robot, layout().card(4)));
        WaitForAsyncUtils.waitForFxEvents();
        robot.moveTo(middleInGrid(robot, 200));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(view.tree().selection(page(200)), model.hovered().get());
        long pfn = view.tree().pfn(view.tree().entry(page(200)));
        String words = words(robot);
        assertTrue(words.startsWith("PTE[200]  " + Figures.virtual(page(200).addr())), words);
        assertTrue(words.contains("frame " + Figures.hex(pfn) + " at " + Figures.hex(pfn << 12)));
    }

    @Test
    void keysGoThroughThePageTableToAnEntry(FxRobot robot) {
        robot.interact(() -> {
            Runs.seek(model, BasePageMapped.class, 312);
            view.region().requestFocus();
        });
        for (int i = 0; i < 8; i++) {
            robot.push(KeyCode.DOWN);
        }
        robot.push(KeyCode.ENTER);
        assertTrue(view.grid().isFocused());
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.LEFT);
        robot.push(KeyCode.ENTER);
        assertEquals(bitsOf(page(34)), bits(robot));
    }

    @Test
    void theWayToAPageTableOpensEntryByEntry(FxRobot robot) {
        robot.interact(() -> Runs.seek(model, BasePageMapped.class, 312));
        robot.clickOn(middle(robot, layout().card(4)));
        robot.clickOn("PMD[12]");
        assertEquals(entryOf(4), bits(robot));
        robot.clickOn("#close-entry");
        robot.clickOn("#close-table");
        assertTrue(view.region().isVisible());
    }

    @Test
    void aPageTableThatIsFreedCloses(FxRobot robot) {
        robot.interact(() -> Runs.seek(model, BasePageMapped.class, 312));
        robot.clickOn(middle(robot, layout().card(4)));
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(view.region().isVisible());
        robot.interact(() -> model.seek(0));
        assertTrue(view.region().isVisible());
    }

    @Test
    void anEntryBelowIsReachedByKey(FxRobot robot) {
        robot.interact(() -> Runs.seek(model, BasePageMapped.class, 312));
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(middle(robot, layout().boxes().get(1).area()));
        long first = view.tree().slots().addressOf(0);
        assertEquals(bitsOf(new EntryRef(Level.PUD, first)), bits(robot));
        robot.interact(() -> robot.lookup("#open-below").query().requestFocus());
        robot.push(KeyCode.SPACE);
        assertEquals(entryOf(0), bits(robot));
    }

    private static String words(FxRobot robot) {
        return robot.lookup("#entry-words").queryAs(Label.class).getText();
    }

    private EntryRef page(int index) {
        return view.tree().page(view.tree().slot(4), index);
    }

    private String bitsOf(EntryRef ref) {
        return String.format(Locale.ROOT, "0x%016x", view.tree().entry(ref));
    }

    private Point2D middleInGrid(FxRobot robot, int entry) {
        Rectangle2D cell = view.grid().layOut().cell(entry);
        return robot.lookup("#pte-grid")
                .query()
                .localToScreen(
                        cell.getMinX() + cell.getWidth() / 2,
                        cell.getMinY() + cell.getHeight() / 2);
    }

    @Test
    void pointingIsToldToOthers(FxRobot robot) {
        robot.moveTo(middle(robot, layout().card(6)));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                new Selection.VirtualAddress(view.tree().slots().addressOf(6)),
                model.hovered().get());
    }

    @Test
    void growthMovesForAMomentAndNoKeyWaitsForIt(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            Runs.seek(model, SlotMapped.class, 1);
            Runs.seek(model, SlotMapped.class, 2);
            assertTrue(view.region().isMoving());
            Runs.seek(model, SlotMapped.class, 3);
            assertEquals(SlotState.Kind.BLOCK, view.tree().kind(2));
            assertTrue(view.region().isMoving());
        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !view.region().isMoving());
        robot.interact(() -> {
            model.motion().set(false);
            Runs.seek(model, SlotMapped.class, 4);
            assertFalse(view.region().isMoving());
        });
    }

    @Test
    void theLinearMapOpensToo(FxRobot robot) {
        robot.interact(() -> Runs.seek(model, SlotMapped.class, 1));
        robot.clickOn("#tab-LINEAR");
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(middle(robot, layout().card(3)));
        WaitForAsyncUtils.waitForFxEvents();
        long tables = model.frame().get().kernel().counters().get(Counter.LINEAR_TABLES);
        String taken = robot.lookup("#entry-more").queryAs(Label.class).getText();
        assertTrue(taken.startsWith(tables + " table pages"), taken);
        EntryRef page = view.tree().page(view.tree().slot(3), 5);
        robot.moveTo(middleInGrid(robot, 5));
        WaitForAsyncUtils.waitForFxEvents();
        int pfn = (int) ((2 * Runs.START + 3 * (2L << 20)) >> 12) + 5;
        assertEquals(new Selection.PageFrame(pfn), model.hovered().get());
        robot.clickOn(middleInGrid(robot, 5));
        assertEquals(bitsOf(page), bits(robot));
        robot.push(KeyCode.ESCAPE);
        assertFalse(isOpen(robot));
        robot.clickOn("#tab-VMEMMAP");
        assertTrue(view.region().isVisible());
    }

    @Test
    void aWalkIsCounted(FxRobot robot) {
        Scenario posted = Runs.thread(new VmemmapPolicy.PostedV1());
        robot.interact(() -> {
            model.open(posted, Simulation.run(posted), 0);
            Runs.seek(model, MemoryFreed.class, 3);
        });
        Label visited = robot.lookup("#visited").queryAs(Label.class);
        assertEquals("5 visited", visited.getText());
        robot.interact(() -> Runs.seek(model, SlotFailed.class, 1));
        assertEquals("", visited.getText());
    }

    @Test
    void manySlotsScrollToTheOneAtWorkAndBackByTheStrip(FxRobot robot) {
        Scenario many = Runs.scenario(new VmemmapPolicy.PerSection(), 10, 30, 1L << 33);
        robot.interact(() -> {
            model.open(many, Simulation.run(many), 0);
            Runs.seek(model, SlotMapped.class, 30);
        });
        assertTrue(layout().first() > 10 && layout().first() <= 29, "at " + layout().first());
        Rectangle2D strip = layout().strip();
        Node tree = robot.lookup("#tree").query();
        robot.clickOn(tree.localToScreen(3, strip.getMinY() + 5));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(0, layout().first());
    }
}
