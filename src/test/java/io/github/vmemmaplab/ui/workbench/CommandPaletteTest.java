package io.github.vmemmaplab.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.Breakpoint;
import io.github.vmemmaplab.ui.EventKind;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.ThreadCase;
import io.github.vmemmaplab.ui.theme.Look;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Everything the window can do is found by a few letters and run, without a mouse.
@ExtendWith(ApplicationExtension.class)
final class CommandPaletteTest {
    private final Scenario scenario = ThreadCase.under("per-section");
    private Stage stage;
    private LabWindow window;
    private Person person;

    @Start
    private void start(Stage given) {
        stage = given;
        window =
                new LabWindow(scenario, Simulation.run(scenario), new TestFiles(), Optional::empty);
        window.show(stage);
        stage.setWidth(1280);
        stage.setHeight(800);
    }

    @BeforeEach
    void sitDown(FxRobot robot) {
        person = new Person(robot, window);
        person.await();
    }

    private Node palette() {
        return person.robot().lookup("#palette").query();
    }

    private TextField field() {
        return person.robot().lookup("#palette-field").queryAs(TextField.class);
    }

    @SuppressWarnings("unchecked")
    private List<String> found() {
        ListView<Command> list = person.robot().lookup("#palette-results").queryAs(ListView.class);
        return list.getItems().stream().map(Command::words).toList();
    }

    private void run(String typed) {
        person.press(KeyCode.CONTROL, KeyCode.K);
        person.robot().interact(() -> field().setText(typed));
        person.press(KeyCode.ENTER);
        person.await();
        assertFalse(palette().isVisible(), "the palette goes when it has done its work");
    }

    private Frame frame() {
        return window.model().frame().get();
    }

    @Test
    void slashAndControlKOpenAndEscapeCloses() {
        assertFalse(palette().isVisible());
        person.press(KeyCode.SLASH);
        assertTrue(palette().isVisible());
        assertTrue(field().isFocused());
        assertEquals("", field().getText(), "the key itself is not typed");
        person.press(KeyCode.ESCAPE);
        assertFalse(palette().isVisible());
        person.press(KeyCode.CONTROL, KeyCode.K);
        assertTrue(palette().isVisible());
        person.press(KeyCode.CONTROL, KeyCode.K);
        assertFalse(palette().isVisible());
    }

    @Test
    void aFewLettersFindACommand() {
        run("next fail");
        assertTrue(frame().event() instanceof SlotFailed);
        run("pol 2");
        assertEquals("posted-v1", frame().scenario().policy().label());
        run("look light");
        assertEquals(Look.LIGHT, window.model().look().get());
        run("pattern pinned");
        assertEquals(Pattern.PINNED, ((FragmentedMemory) frame().scenario().start()).pattern());
        run("breakpoint PMD_SIZE");
        assertEquals(
                Set.of(new Breakpoint.OnKind(EventKind.SLOT_FAILED)),
                Set.copyOf(window.model().breakpoints()));
        run("clear breakpoint PMD_SIZE");
        assertTrue(window.model().breakpoints().isEmpty());
    }

    @Test
    void aScenarioIsOpened() {
        run("scenario good");
        assertEquals("posted-v1", frame().scenario().policy().label());
        assertEquals(0, frame().step());
    }

    @Test
    void furtherRequestsOfACaptureAreOpened() {
        run("scenario good");
        run("good request 2");
        assertEquals("original", frame().scenario().policy().label());
        run("good request 1");
        assertEquals("posted-v1", frame().scenario().policy().label());
    }

    @Test
    void numbersAreStepsFramesAndAddresses() {
        run("123");
        assertEquals(123, frame().step());
        run("step 77");
        assertEquals(77, frame().step());
        run("0x41000");
        assertEquals(new Selection.PageFrame(0x41000), window.model().selected().get());
        run("0x42000000");
        assertEquals(new Selection.PageFrame(0x42000), window.model().selected().get());
        run("pfn 0x43000");
        assertEquals(new Selection.PageFrame(0x43000), window.model().selected().get());
        run("fffffc0001000000");
        assertEquals(
                new Selection.VirtualAddress(0xfffffc0001000000L), window.model().selected().get());
    }

    @Test
    void arrowsChooseAmongWhatWasFound() {
        person.press(KeyCode.SLASH);
        person.robot().interact(() -> field().setText("step by"));
        String second = found().get(1);
        int before = frame().step();
        person.press(KeyCode.DOWN);
        assertEquals(before, frame().step(), "the arrow is the list's");
        ListView<?> list = person.robot().lookup("#palette-results").queryAs(ListView.class);
        assertEquals(second, ((Command) list.getSelectionModel().getSelectedItem()).words());
        person.press(KeyCode.UP);
        assertEquals(0, list.getSelectionModel().getSelectedIndex());
    }

    @Test
    void aClickRunsAndAClickElsewhereCloses() {
        person.press(KeyCode.SLASH);
        person.robot().interact(() -> field().setText("to the end"));
        person.robot().clickOn("To the end");
        assertEquals(frame().timeline().size(), frame().step());
        person.press(KeyCode.SLASH);
        assertTrue(palette().isVisible());
        person.robot().clickOn("#track");
        assertFalse(palette().isVisible());
    }

    @Test
    void everyKeyOfTheWindowIsOffered() {
        person.press(KeyCode.F1);
        List<String> listed = new ArrayList<>(person.read(".key-help .key-words"));
        assertTrue(listed.size() > 40, "lists " + listed.size());
        person.press(KeyCode.ESCAPE);
        person.press(KeyCode.SLASH);
        listed.removeAll(found());
        assertEquals(4, listed.size(), "but for keys inside panels: " + listed);
    }

    @Test
    void theCardOfKeysFitsTheSmallestWindow() {
        person.robot()
                .interact(() -> {
                    stage.setWidth(1024);
                    stage.setHeight(700);
                });
        person.press(KeyCode.F1);
        Node card = person.robot().lookup(".key-help").query();
        var bounds = card.localToScene(card.getLayoutBounds());
        assertTrue(bounds.getMinX() >= 0 && bounds.getMaxX() <= 1024, bounds::toString);
        assertTrue(bounds.getMinY() >= 0 && bounds.getMaxY() <= 700, bounds::toString);
    }
}
