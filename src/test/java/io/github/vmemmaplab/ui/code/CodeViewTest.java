package io.github.vmemmaplab.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.CompactionEnded;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.ui.Breakpoint;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.testkit.PanelStage;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.timeline.Outlines;

import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Lines and calls do what is asked of them, by mouse and by key.
@ExtendWith(ApplicationExtension.class)
final class CodeViewTest {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass CALLER = PseudoClass.getPseudoClass("caller");
    private static final PseudoClass STOPS = PseudoClass.getPseudoClass("stops");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    private LabModel model;

    @Start
    private void start(Stage stage) {
        model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection()));
        CodeView view = new CodeView(model, new Outlines());
        PanelStage.show(stage, model, view.node(), 445, 174);
    }

    private void seek(
            FxRobot robot, Class<? extends io.github.vmemmaplab.kernel.event.Event> type) {
        robot.interact(() -> Runs.seek(model, type, 1));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static List<CodeRow> rows(FxRobot robot) {
        return robot.lookup(".line").queryAllAs(CodeRow.class).stream().toList();
    }

    private static CodeRow row(FxRobot robot, String code) {
        return rows(robot).stream()
                .filter(row -> row.code().strip().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String marked(FxRobot robot, PseudoClass state) {
        return rows(robot).stream()
                .filter(row -> row.getPseudoClassStates().contains(state))
                .map(row -> row.code().strip())
                .findFirst()
                .orElse("");
    }

    // Which calls fit is known after the next layout.
    private static Hyperlink crumb(FxRobot robot, String name) {
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> find(robot, name).isPresent());
        } catch (TimeoutException e) {
            throw new AssertionError("no call " + name, e);
        }
        return find(robot, name).orElseThrow();
    }

    private static Optional<Hyperlink> find(FxRobot robot, String name) {
        return robot.lookup(".hyperlink").queryAllAs(Hyperlink.class).stream()
                .filter(link -> link.getText().equals(name) && link.isVisible())
                .findFirst();
    }

    private Set<Breakpoint> breakpoints() {
        WaitForAsyncUtils.waitForFxEvents();
        return Set.copyOf(model.breakpoints());
    }

    @Test
    void theCurrentLineIsLit(FxRobot robot) {
        seek(robot, SlotFailed.class);
        assertEquals("if p is none:", marked(robot, CURRENT));
        seek(robot, BasePageMapped.class);
        assertEquals("set PTE as a base page → p", marked(robot, CURRENT));
    }

    @Test
    void everyLineIsSeenWholeInASmallWindow(FxRobot robot) {
        seek(robot, SlotFailed.class);
        Bounds pane =
                robot.lookup(".listing")
                        .query()
                        .localToScene(robot.lookup(".listing").query().getLayoutBounds());
        for (CodeRow row : rows(robot)) {
            Bounds bounds = row.localToScene(row.getLayoutBounds());
            assertTrue(bounds.getMinY() >= pane.getMinY() - 0.5, row.code());
            assertTrue(bounds.getMaxY() <= pane.getMaxY() + 0.5, row.code());
        }
    }

    @Test
    void aClickSetsABreakpointAndAnotherClearsIt(FxRobot robot) {
        seek(robot, SlotFailed.class);
        robot.clickOn(row(robot, "if p is none:"));
        assertEquals(Set.of(new Breakpoint.OnLine("vmemmap_populate", 4)), breakpoints());
        assertEquals("if p is none:", marked(robot, STOPS));
        robot.clickOn(row(robot, "if p is none:"));
        assertEquals(Set.of(), breakpoints());
        assertEquals("", marked(robot, STOPS));
    }

    @Test
    void aLineWhereNothingHappensPassesItsBreakpointOn(FxRobot robot) {
        seek(robot, SlotFailed.class);
        robot.clickOn(row(robot, "next slot"));
        assertEquals("set PMD entry as a 2 MiB block → p", marked(robot, STOPS));
    }

    @Test
    void keysWalkTheLinesAndSetBreakpoints(FxRobot robot) {
        seek(robot, SlotFailed.class);
        robot.interact(() -> robot.lookup(".listing").query().requestFocus());
        robot.push(KeyCode.UP);
        robot.push(KeyCode.ENTER);
        assertEquals(Set.of(new Breakpoint.OnLine("vmemmap_populate", 3)), breakpoints());
        assertEquals(new Selection.CodeLine("vmemmap_populate", 3), model.hovered().get());
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        assertTrue(breakpoints().contains(new Breakpoint.OnLine("vmemmap_populate", 5)));
        robot.push(KeyCode.ENTER);
        assertFalse(breakpoints().contains(new Breakpoint.OnLine("vmemmap_populate", 5)));
    }

    @Test
    void pointingAtALineLightsIt(FxRobot robot) {
        seek(robot, SlotFailed.class);
        robot.moveTo(row(robot, "p = alloc block(PMD_SIZE, order 9)"));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(new Selection.CodeLine("vmemmap_populate", 3), model.hovered().get());
        assertEquals("p = alloc block(PMD_SIZE, order 9)", marked(robot, LIT));
        robot.moveTo(crumb(robot, "add_memory"));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(new Selection.None(), model.hovered().get());
    }

    @Test
    void aCallerShowsItsCodeAndWhereItCalls(FxRobot robot) {
        seek(robot, SlotFailed.class);
        robot.clickOn(crumb(robot, "add_memory"));
        assertEquals("arch_add_memory:", marked(robot, CALLER));
        assertEquals("", marked(robot, CURRENT));
        seek(robot, BasePageMapped.class);
        assertEquals("arch_add_memory:", marked(robot, CALLER), "stays while it is under way");
        robot.clickOn(crumb(robot, "vmemmap_populate_basepages"));
        assertEquals("set PTE as a base page → p", marked(robot, CURRENT));
    }

    @Test
    void callersAreReachedByKey(FxRobot robot) {
        seek(robot, SlotFailed.class);
        robot.interact(() -> crumb(robot, "add_memory").requestFocus());
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("arch_add_memory:", marked(robot, CALLER));
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("if p is none:", marked(robot, CURRENT), "again lets go");
    }

    @Test
    void theRunningFunctionIsNeverCut(FxRobot robot) {
        seek(robot, BasePageMapped.class);
        Hyperlink running = crumb(robot, "vmemmap_populate_basepages");
        Bounds bounds = running.localToScene(running.getLayoutBounds());
        Node panel = robot.lookup(".code").query();
        assertTrue(panel.localToScene(panel.getLayoutBounds()).contains(bounds));
        assertTrue(running.getWidth() >= Math.floor(running.prefWidth(-1)));
    }

    @Test
    void callsThatDoNotFitAreBehindADot(FxRobot robot) {
        seek(robot, CompactionEnded.class);
        assertTrue(crumb(robot, "alloc_pages").isVisible());
        robot.clickOn(crumb(robot, "…"));
        robot.clickOn("section_activate");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("struct pages: vmemmap_populate", marked(robot, CALLER));
    }

    @Test
    void beforeTheFirstStepNothingIsAsked(FxRobot robot) {
        Node note = robot.lookup("nothing has been asked yet").query();
        assertTrue(note.isVisible());
        assertEquals("", marked(robot, CURRENT));
    }
}
