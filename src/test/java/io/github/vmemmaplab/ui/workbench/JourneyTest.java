package io.github.vmemmaplab.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.json.ShippedScenarios;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.List;
import java.util.Optional;

/// What a newcomer does in the first minutes, key by key, and what the panels show then.
@ExtendWith(ApplicationExtension.class)
final class JourneyTest {
    private static final String MAP = ".memory-map";
    private static final String TREE = "#tree";
    private static final String FAILED = "PMD_SIZE allocation failed in slot ";

    private final Scenario first = ShippedScenarios.first();
    private LabWindow window;
    private Person person;

    @Start
    private void start(Stage stage) {
        window = new LabWindow(first, Simulation.run(first), new Shelf(), Optional::empty);
        window.show(stage);
        // The headless screen is narrower than the lab wants to be.
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

    private void seesTheStart() {
        assertTrue(person.step().startsWith("Step 0 of "), person.step());
        assertEquals("5 of 59", person.free("blocks"));
        assertEquals("0.92", person.free("unusable"));
        assertEquals("118\u00a0MiB", person.free("free"));
        assertEquals("5 blocks", person.blocks(9));
        assertEquals("no blocks", person.blocks(10));
        assertEquals("0", person.counter("blocks"));
        assertEquals("0", person.counter("pages"));
        assertEquals("0", person.counter("attempts"));
        assertEquals("0", person.counter("tlb"));
        assertEquals("8 to 4\u202f096", person.cases("tlb"));
        assertEquals(0, person.points(MAP, Role.FAILURE));
    }

    @Test
    void itOpensOnTheThreadsOwnCase() {
        seesTheStart();
        assertEquals(first.title(), person.headline());
        assertEquals(List.of("The thread: 1 GiB section, 8 PMD slots"), person.read(".scenario"));
        assertEquals("Per-section", person.policy());
        assertEquals("92 %", person.read(".big-value").getFirst());
        assertEquals("nothing has been asked yet", person.callStack());
        assertTrue(person.spoken(MAP).contains("Largest free block: order 9."));
        person.press(KeyCode.RIGHT);
        assertEquals("add_memory: 1\u00a0GiB at 0x80000000.", person.headline());
    }

    @Test
    void rightWalksFromTheRequestToBasePages() {
        person.rightTo("The linear map of the range is complete.", 3);
        assertTrue(person.story().startsWith("513 frames became page tables"), person.story());
        assertEquals("116\u00a0MiB", person.free("free"));
        person.rightTo("vmemmap_populate begins: 8 slots to map.", 1);
        int map = 0;
        int tree = person.points(TREE, Role.VMEMMAP_BLOCK);
        for (int slot = 0; slot < 5; slot++) {
            seesABlockForSlot(slot);
            int before = map;
            map = person.points(MAP, Role.VMEMMAP_BLOCK);
            assertTrue(map > before, "map at " + slot);
        }
        assertTrue(person.points(TREE, Role.VMEMMAP_BLOCK) > tree);
        assertEquals("0", blocksLeft());
        person.rightTo("Slot 5 asks for a PMD_SIZE block.", 1);
        int calm = person.points(TREE, Role.FAILURE);
        assertEquals(0, person.points(MAP, Role.FAILURE));
        person.press(KeyCode.N);
        seesTheFailure();
        assertTrue(person.points(TREE, Role.FAILURE) > calm);
        person.rightTo("Slot 5 falls back to base pages.", 1);
        person.rightTo("Base pages for slot 5.", 1);
        person.rightTo("Slot 5 mapped with base pages.", 4);
        assertEquals("512 + 1 table", person.counter("pages"));
        assertEquals("517", person.counter("tlb"));
        assertTrue(person.points(MAP, Role.VMEMMAP_PAGE) > 0);
        person.press(KeyCode.END);
        assertEquals("1\u00a0GiB was hot-added.", person.headline());
        assertEquals("1\u202f536 + 3 tables", person.counter("pages"));
        person.press(KeyCode.LEFT);
        assertEquals("Section 2 is added.", person.headline());
        person.press(KeyCode.HOME);
        seesTheStart();
    }

    private void seesABlockForSlot(int slot) {
        person.rightTo("Slot " + slot + " asks for a PMD_SIZE block.", 1);
        assertEquals("slot " + slot + " of 0–7", person.slot());
        person.rightTo("Slot " + slot + " is mapped by one block.", 3);
        assertEquals(String.valueOf(slot + 1), person.counter("blocks"));
        assertEquals("0 of " + (slot + 1), person.counter("attempts"));
        assertEquals(String.valueOf(4 - slot), blocksLeft());
        assertEquals("set PMD entry as a 2 MiB block → p", person.code());
    }

    private String blocksLeft() {
        String figure = person.free("blocks");
        return figure.substring(0, figure.indexOf(' '));
    }

    private void seesTheFailure() {
        assertEquals(FAILED + "5.", person.headline());
        assertEquals("slot 5 of 0–7", person.slot());
        assertTrue(
                person.story()
                        .startsWith(
                                "Free: 106\u00a0MiB, but no aligned run of 512 frames: the largest"
                                        + " free block is of order 8."),
                person.story());
        assertEquals("1 of 6", person.counter("attempts"));
        assertEquals("5", person.counter("blocks"));
        assertEquals("no blocks", person.blocks(9));
        assertEquals("1.00", person.free("unusable"));
        assertEquals("if p is none:", person.code());
        assertTrue(person.callStack().endsWith("vmemmap_populate"), person.callStack());
        assertTrue(person.points(MAP, Role.FAILURE) > 100);
    }

    @Test
    void postedV1IsSeenToTearItAllDown() {
        person.press(KeyCode.DIGIT2);
        assertEquals("Posted v1", person.policy());
        person.press(KeyCode.N);
        assertEquals(FAILED + "5.", person.headline());
        person.rightTo("All is freed, then base pages for the whole request.", 1);
        assertTrue(person.story().contains("although only 5 of them are mapped"), person.story());
        person.rightTo("vmemmap_free begins: 8 slots.", 1);
        assertTrue(person.callStack().endsWith("vmemmap_free"), person.callStack());
        for (int slot = 0; slot < 5; slot++) {
            person.rightTo("Slot " + slot + ": the block is unmapped and freed.", 1);
            assertEquals(String.valueOf(4 - slot), person.counter("blocks"));
            assertEquals(String.valueOf(slot + 1), blocksLeft());
        }
        assertTrue(person.read("#visited").getFirst().endsWith(" visited"));
        person.rightTo("vmemmap_free is done: 22 entries visited, 11 of them none.", 1);
        assertEquals("22 11 none", person.counter("freed"));
        assertEquals("5 blocks", person.blocks(9));
        person.rightTo("Base pages for slots 0 to 7.", 1);
        assertEquals("5", person.counter("thrown_away"));
        person.press(KeyCode.END);
        assertEquals("1\u00a0GiB was hot-added.", person.headline());
        assertEquals("4\u202f096 + 8 tables", person.counter("pages"));
        assertEquals("0", person.counter("blocks"));
    }

    @Test
    void underTheOriginalTheHotAddFails() {
        person.press(KeyCode.N);
        person.press(KeyCode.DIGIT1);
        assertEquals("Fail (before)", person.policy());
        assertEquals(FAILED + "5.", person.headline());
        assertTrue(
                person.story().endsWith("-ENOMEM goes up and the hot-add fails."), person.story());
        person.rightTo("vmemmap_populate fails with -ENOMEM.", 1);
        person.press(KeyCode.END);
        assertEquals("The hot-add fails with -ENOMEM.", person.headline());
        assertEquals("0", person.counter("blocks"));
        assertEquals("0", person.counter("pages"));
        assertEquals("5", blocksLeft());
        person.press(KeyCode.DIGIT3);
        assertEquals("1\u00a0GiB was hot-added.", person.headline());
    }

    @Test
    void everythingFollowsTheSlider() {
        Node thumb = person.robot().lookup("#fragmentation-slider .thumb").query();
        String orders = person.spoken(".free-lists");
        person.robot().moveTo(thumb).press(MouseButton.PRIMARY).moveBy(-60, 0);
        person.robot().release(MouseButton.PRIMARY);
        person.await();
        assertNotEquals("92 %", person.read(".big-value").getFirst());
        assertNotEquals(orders, person.spoken(".free-lists"));
        assertTrue(Integer.parseInt(blocksLeft()) > 8, blocksLeft());
        tabTo("fragmentation-slider");
        person.press(KeyCode.END);
        assertEquals("100 %", person.read(".big-value").getFirst());
        assertEquals("0", blocksLeft());
        assertEquals("no blocks", person.blocks(9));
        person.press(KeyCode.N);
        assertEquals(FAILED + "0.", person.headline());
        assertEquals("1 of 1", person.counter("attempts"));
        person.press(KeyCode.LEFT);
        assertEquals("99 %", person.read(".big-value").getFirst());
    }

    private void tabTo(String id) {
        person.robot().clickOn(".scenario").push(KeyCode.ESCAPE);
        for (int i = 0; i < 30 && !id.equals(focused().getId()); i++) {
            person.press(KeyCode.TAB);
        }
        assertEquals(id, focused().getId());
    }

    private Node focused() {
        return person.robot().lookup(".bench").query().getScene().getFocusOwner();
    }

    @Test
    void stepsAreAsLongAsTheKeySays() {
        person.press(KeyCode.CONTROL, KeyCode.RIGHT);
        assertEquals("add_memory: 1\u00a0GiB at 0x80000000.", person.headline());
        person.press(KeyCode.SHIFT, KeyCode.RIGHT);
        assertTrue(person.step().startsWith("Step 2 of"), person.step());
        person.press(KeyCode.SHIFT, KeyCode.LEFT);
        assertTrue(person.step().startsWith("Step 1 of"), person.step());
        person.press(KeyCode.CONTROL, KeyCode.RIGHT);
        assertEquals("1\u00a0GiB was hot-added.", person.headline());
        for (int slot = 7; slot >= 5; slot--) {
            person.press(KeyCode.P);
            assertEquals(FAILED + slot + ".", person.headline());
        }
        person.press(KeyCode.P);
        assertEquals(FAILED + "5.", person.headline());
        person.press(KeyCode.N);
        assertEquals(FAILED + "6.", person.headline());
    }

    @Test
    void tChangesTheLightAndSpacePlays() {
        Node root = person.robot().lookup(".bench").query();
        List<String> dark = List.copyOf(root.getScene().getStylesheets());
        person.press(KeyCode.T);
        assertNotEquals(dark, root.getScene().getStylesheets());
        assertEquals("Play", person.spoken("#play"));
        person.press(KeyCode.SPACE);
        assertEquals("Pause", person.spoken("#play"));
        person.press(KeyCode.SPACE);
        assertEquals("Play", person.spoken("#play"));
    }

    @Test
    void aRealKernelsMemoryShowsTheSame() {
        chooseCapture("s30-K3-v1");
        assertTrue(person.headline().startsWith("s30-K3-v1"), person.headline());
        assertEquals("3", blocksLeft());
        assertEquals("3 blocks", person.blocks(9));
        assertTrue(person.robot().lookup("#fragmentation-slider").query().isDisabled());
        assertEquals("Posted v1", person.policy());
        person.press(KeyCode.N);
        assertEquals(FAILED + "3.", person.headline());
        assertEquals("3", person.counter("blocks"));
        assertEquals("1 of 4", person.counter("attempts"));
        person.rightTo("vmemmap_free begins: 8 slots.", 2);
        person.rightTo("Slot 2: the block is unmapped and freed.", 3);
        person.rightTo("vmemmap_free is done", 1);
        assertEquals("3 blocks", person.blocks(9));
        person.press(KeyCode.END);
        assertEquals("3", person.counter("thrown_away"));
        assertEquals("4\u202f096 + 8 tables", person.counter("pages"));
        person.press(KeyCode.HOME);
        assertTrue(person.step().startsWith("Step 0 of "), person.step());
        assertEquals("3", blocksLeft());
    }

    @Test
    void aRealKernelWhoseMemoryIsKnownExactlyDidTheSame() {
        chooseCapture("s30-exactK3-v1");
        assertTrue(
                person.story()
                        .contains(
                                "The real kernel then did the same as the model, in all 12\u202f368"
                                        + " happenings compared."),
                person.story());
        person.press(KeyCode.DIGIT1);
        assertFalse(person.story().contains("The real kernel"), person.story());
    }

    // By key, as the lists are longer than the screen is high.
    private void chooseCapture(String name) {
        person.robot().clickOn(".scenario");
        downTo("What real kernels did");
        person.press(KeyCode.RIGHT);
        assertTrue(person.step().startsWith("Step 0 of "), "the menu's key is the menu's alone");
        downTo(name);
        person.press(KeyCode.ENTER);
    }

    private void downTo(String title) {
        for (int i = 0; i < 99 && !focusedItems().contains(title); i++) {
            person.press(KeyCode.DOWN);
        }
        assertTrue(focusedItems().contains(title), "not " + title + " but " + focusedItems());
    }

    // Of a menu and its submenu, one each.
    private List<String> focusedItems() {
        return person.robot().lookup(".menu-item").queryAll().stream()
                .filter(Node::isFocused)
                .map(item -> ((Label) item.lookup(".label")).getText())
                .toList();
    }
}
