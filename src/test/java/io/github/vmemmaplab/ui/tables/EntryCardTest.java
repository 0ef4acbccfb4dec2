package io.github.vmemmaplab.ui.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.testkit.PanelStage;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.timeline.Outlines;

import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;

/// An open entry shows every field, at any size of the panel, and a field that is pointed at shines
/// among the bits and in the list.
@ExtendWith(ApplicationExtension.class)
final class EntryCardTest {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    private LabModel model;
    private TablesView view;
    private Stage stage;

    @Start
    private void start(Stage window) {
        stage = window;
        model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection()));
        view = new TablesView(model, new Outlines());
        PanelStage.show(stage, model, view.node(), 600, 476);
    }

    @BeforeEach
    void fallBack(FxRobot robot) {
        robot.interact(() -> Runs.seek(model, BasePageMapped.class, 312));
    }

    private EntryRef ref(String what) {
        TableTree tree = view.tree();
        return switch (what) {
            case "block" -> new EntryRef(Level.PMD, tree.slot(0).addr());
            case "table" -> new EntryRef(Level.PMD, tree.slot(4).addr());
            case "page" -> tree.page(tree.slot(4), 7);
            case "none" -> new EntryRef(Level.PMD, tree.slot(7).addr());
            default -> throw new IllegalArgumentException(what);
        };
    }

    private void open(FxRobot robot, String what) {
        robot.interact(() -> view.openBits(ref(what)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    // What the lab gives the panel in windows of 1440x900, 1280x720 and 1024x700.
    @ParameterizedTest
    @CsvSource({
        "block, 598, 470", "page, 598, 470", "table, 598, 470", "none, 598, 470",
        "block, 530, 278", "page, 530, 278", "table, 530, 278", "none, 530, 278",
        "block, 421, 257", "page, 421, 257", "table, 421, 257", "none, 421, 257"
    })
    void nothingIsCut(String what, double width, double height, FxRobot robot) {
        robot.interact(() -> {
            stage.setWidth(stage.getWidth() - view.node().getScene().getWidth() + width);
            stage.setHeight(stage.getHeight() - view.node().getScene().getHeight() + height);
        });
        open(robot, what);
        Bounds panel = view.node().localToScreen(view.node().getLayoutBounds());
        Node card = robot.lookup(".entry-card").query();
        assertTrue(panel.contains(card.localToScreen(card.getLayoutBounds())));
        Bounds inside = card.localToScreen(card.getLayoutBounds());
        for (Node field : robot.lookup(".entry-card .field").queryAll()) {
            Bounds bounds = field.localToScreen(field.getLayoutBounds());
            assertTrue(inside.contains(bounds), field + " at " + bounds);
        }
        for (Label label : robot.lookup(".entry-card .meaning").queryAllAs(Label.class)) {
            assertTrue(label.getWidth() >= label.prefWidth(-1) - 0.5, label.getText());
        }
        EntryRef ref = ref(what);
        List<EntryFields.Row> all =
                EntryFields.all(
                        Texts.beside(TablesView.class, "tables"),
                        view.tree().entry(ref),
                        ref.level(),
                        view.tree().layout());
        long telling = all.stream().filter(EntryFields.Row::isTelling).count();
        assertTrue(robot.lookup(".entry-card .meaning").queryAll().size() >= telling);
    }

    @Test
    void aBitThatIsPointedAtLightsItsField(FxRobot robot) {
        open(robot, "block");
        BitsRegion bits = robot.lookup("#bit-cells").queryAs(BitsRegion.class);
        robot.moveTo(middle(bits, bits.cell(54)));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("Bit 54, UXN = 1: user programs never execute it", summary(robot));
        assertEquals("54", litBits(robot));
        robot.moveTo(middle(bits, bits.cell(20)));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("47:12", litBits(robot));
        robot.moveTo(bits.localToScreen(0, -4));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(summary(robot).startsWith("A block: maps 2"), summary(robot));
    }

    @Test
    void aFieldThatIsPointedAtIsSaid(FxRobot robot) {
        open(robot, "page");
        robot.moveTo("SH");
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(summary(robot).startsWith("Bits 9:8, SH = 0x3: "), summary(robot));
        assertEquals("9:8", litBits(robot));
    }

    @Test
    void keysGoFromFieldToField(FxRobot robot) {
        open(robot, "table");
        robot.push(KeyCode.DOWN);
        assertEquals("63", litBits(robot));
        robot.push(KeyCode.DOWN);
        assertEquals("62:61", litBits(robot));
        robot.push(KeyCode.UP);
        robot.push(KeyCode.UP);
        assertEquals("63", litBits(robot));
        String spoken = robot.lookup(".entry-card").query().getAccessibleText();
        assertTrue(spoken.contains("Bit 63, NSTable = 0: "), spoken);
    }

    @Test
    void anEmptyEntryHasOneBitToRead(FxRobot robot) {
        open(robot, "none");
        assertEquals(1, robot.lookup(".entry-card .field").queryAll().size());
        assertTrue(summary(robot).startsWith("None: an access to "), summary(robot));
    }

    private static String summary(FxRobot robot) {
        return robot.lookup(".entry-card .summary").queryAs(Label.class).getText();
    }

    private static String litBits(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".entry-card .field").queryAll().stream()
                .filter(field -> field.getPseudoClassStates().contains(LIT))
                .map(field -> ((Label) field.lookup(".label")).getText())
                .findFirst()
                .orElse("");
    }

    private static Point2D middle(Node node, Rectangle2D area) {
        return node.localToScreen(
                area.getMinX() + area.getWidth() / 2, area.getMinY() + area.getHeight() / 2);
    }
}
