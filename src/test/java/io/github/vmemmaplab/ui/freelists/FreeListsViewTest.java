package io.github.vmemmaplab.ui.freelists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.memory.FreeArea;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.ThreadCase;
import io.github.vmemmaplab.ui.testkit.PanelStage;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.Collections;

/// Lists are pointed at and selected by mouse and by key, and show what a failed request found.
@ExtendWith(ApplicationExtension.class)
final class FreeListsViewTest {
    private static final double LEFT = 84;
    private static final int ANY = Selection.FreeList.ANY_TYPE;

    private LabModel model;
    private FreeListsView lists;

    @Start
    private void start(Stage stage) {
        Scenario scenario = ThreadCase.under("per-section");
        model = new LabModel(scenario, Simulation.run(scenario));
        lists = new FreeListsView(model);
        PanelStage.show(stage, model, lists.node(), 760, 100);
    }

    private FreeArea area() {
        return model.frame().get().kernel().node().populated().getFirst().freeArea();
    }

    private Bars bars() {
        Bounds bounds = lists.node().getLayoutBounds();
        return new Bars(
                FreeListCounts.of(model.frame().get().kernel()),
                LEFT,
                bounds.getWidth(),
                bounds.getHeight());
    }

    private Point2D on(int order, MigrateType type) {
        double above =
                bars().from(order, type.ordinal()) + bars().partHeight(order, type.ordinal()) / 2;
        return lists.node().localToScreen(bars().middle(order), bars().base() - above);
    }

    @Test
    void pointingAtAPartOfABarIsAboutThatList(FxRobot robot) {
        robot.moveTo(on(3, MigrateType.UNMOVABLE));
        assertEquals(new Selection.FreeList(3, 0), model.hovered().get());
        robot.moveTo(lists.node().localToScreen(bars().middle(5), bars().base() + 8));
        assertEquals(new Selection.FreeList(5, ANY), model.hovered().get());
        robot.moveTo(lists.node().localToScreen(bars().middle(bars().perCpu()), 60));
        assertEquals(new Selection.OfRole(Role.PER_CPU), model.hovered().get());
        robot.moveTo(lists.node().localToScreen(10, 60));
        assertInstanceOf(Selection.None.class, model.hovered().get());
    }

    @Test
    void aClickSelectsAListAndAnotherLetsGo(FxRobot robot) {
        Point2D there = on(4, MigrateType.UNMOVABLE);
        robot.clickOn(there);
        assertEquals(new Selection.FreeList(4, 0), model.selected().get());
        robot.clickOn(there);
        assertInstanceOf(Selection.None.class, model.selected().get());
    }

    @Test
    void arrowsWalkOverTheListsAndEnterSelects(FxRobot robot) {
        robot.interact(() -> lists.node().requestFocus());
        robot.push(KeyCode.RIGHT);
        assertEquals(new Selection.FreeList(0, ANY), model.hovered().get());
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.LEFT);
        assertEquals(new Selection.FreeList(1, ANY), model.hovered().get());
        robot.push(KeyCode.UP);
        Selection.FreeList up = (Selection.FreeList) model.hovered().get();
        assertTrue(area().count(1, up.type()) > 0, up.toString());
        robot.push(KeyCode.ENTER);
        assertEquals(up, model.selected().get());
        robot.push(KeyCode.DOWN);
        assertEquals(new Selection.FreeList(1, ANY), model.hovered().get());
        for (int i = 0; i < 20; i++) {
            robot.push(KeyCode.RIGHT);
        }
        assertEquals(new Selection.OfRole(Role.PER_CPU), model.hovered().get());
    }

    @Test
    void aListShinesWhenItsBlockIsPointedAt(FxRobot robot) {
        assertEquals(0, count(Role.ACCENT));
        int block = area().first(7, MigrateType.MOVABLE.ordinal());
        robot.interact(() -> model.hovered().set(new Selection.PageFrame(block + 3)));
        double part = bars().width() * bars().partHeight(7, MigrateType.MOVABLE.ordinal());
        assertEquals(part, count(Role.ACCENT), part * 0.25 + bars().width());
    }

    @Test
    void aFailedRequestMarksTheListsThatItLookedAt(FxRobot robot) {
        assertEquals(0, count(Role.FAILURE));
        robot.interact(() -> Runs.seek(model, SlotFailed.class, 1));
        assertTrue(count(Role.FAILURE) > 50, "crosses, an arrow and words");
        String told = lists.node().getAccessibleText();
        assertTrue(told.endsWith("A request for order 9 failed: looked at: all empty"), told);
        robot.interact(() -> model.seek(model.frame().get().step() + 5));
        assertEquals(0, count(Role.FAILURE));
    }

    @ParameterizedTest
    @CsvSource({"11, 541", "11, 686", "11, 747", "14, 541", "14, 686"})
    void theNameOfThePerCpuBarFits(int orders, double width) {
        FreeListCounts counts =
                new FreeListCounts(Collections.nCopies(orders, new int[MigrateType.COUNT]), 0, 9);
        Bars narrow = new Bars(counts, LEFT, width, 90);
        Text name = new Text("per-cpu");
        name.setFont(Fonts.regular(Fonts.CAPTION));
        double half = name.getLayoutBounds().getWidth() / 2;
        int last = narrow.perCpu();
        assertTrue(narrow.middle(last) + half <= width);
        assertTrue(narrow.middle(last) - half > narrow.middle(last - 1) + 8);
    }

    private int count(Role role) {
        Node node = lists.node();
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
