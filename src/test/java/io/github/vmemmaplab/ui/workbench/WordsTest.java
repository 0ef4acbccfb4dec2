package io.github.vmemmaplab.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.procfs.KernelText;
import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.FileOpener;
import io.github.vmemmaplab.ui.ThreadCase;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The drawer with the kernel's words, by keys and mouse.
@ExtendWith(ApplicationExtension.class)
final class WordsTest {
    private final Scenario scenario = ThreadCase.under("per-section");
    private LabWindow window;
    private Optional<Path> place = Optional.empty();

    @Start
    private void start(Stage stage) {
        Timeline timeline = Simulation.run(scenario);
        FileChoice choice =
                new FileChoice() {
                    @Override
                    public Optional<Path> ask() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<Path> askWhereToSave(String name) {
                        return place.map(directory -> directory.resolve(name));
                    }
                };
        window = new LabWindow(scenario, timeline, new Told(), choice);
        window.show(stage);
        stage.setWidth(1280);
        stage.setHeight(800);
    }

    /// Whatever is opened tells of a machine.
    private record Told() implements FileOpener {
        @Override
        public List<Shipped> scenarios() {
            return List.of();
        }

        @Override
        public List<Shipped> captures() {
            return List.of();
        }

        @Override
        public Opened open(Path file) {
            return new Opened.Told(file.toString(), "4 blocks\n2 tables\n");
        }

        @Override
        public Opened paste(String text) {
            return open(Path.of(text));
        }
    }

    private Node drawer(FxRobot robot) {
        return robot.lookup(".panel.words").query();
    }

    private static String moment(FxRobot robot) {
        return robot.lookup(".words .moment").queryAs(Labeled.class).getText();
    }

    private String clipboard() {
        return WaitForAsyncUtils.waitForAsyncFx(
                20_000, () -> Clipboard.getSystemClipboard().getString());
    }

    private String words(KernelText text) {
        Timeline timeline = window.model().frame().get().timeline();
        return text.of(timeline.kernel(), timeline.events().subList(0, timeline.cursor()));
    }

    private static List<String> changed(FxRobot robot) {
        return robot.lookup(".words-line").queryAll().stream()
                .filter(line -> line.getPseudoClassStates().toString().contains("changed"))
                .map(line -> Objects.requireNonNullElse(line.getAccessibleText(), ""))
                .toList();
    }

    private static void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain", e);
        }
    }

    @Test
    void itIsClosedAtFirstAndOpensAndClosesByKey(FxRobot robot) {
        await(() -> !drawer(robot).isVisible());
        robot.push(KeyCode.W);
        assertTrue(drawer(robot).isVisible());
        robot.push(KeyCode.ESCAPE);
        assertFalse(drawer(robot).isVisible());
        robot.clickOn("#words");
        assertTrue(drawer(robot).isVisible());
        robot.clickOn("#words-close");
        assertFalse(drawer(robot).isVisible());
    }

    @Test
    void itFollowsTheCursorAndMarksWhatChanged(FxRobot robot) {
        robot.push(KeyCode.W);
        robot.push(KeyCode.N);
        assertTrue(moment(robot).startsWith("/proc/buddyinfo"), moment(robot));
        robot.push(KeyCode.HOME);
        await(() -> changed(robot).isEmpty());
        robot.push(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT);
        robot.push(KeyCode.N);
        await(() -> changed(robot).size() == 1);
        assertEquals(words(KernelText.BUDDYINFO).strip(), changed(robot).getFirst().strip());
    }

    @Test
    void whatIsCopiedIsTheFileToTheByte(FxRobot robot) {
        robot.push(KeyCode.END);
        robot.push(KeyCode.W);
        for (KernelText text : KernelText.values()) {
            robot.clickOn("#words-" + text.label());
            robot.push(KeyCode.SHORTCUT, KeyCode.C);
            assertEquals(words(text), clipboard(), text.label());
        }
    }

    @Test
    void shiftWGoesThroughAllTexts(FxRobot robot) {
        for (KernelText text : KernelText.values()) {
            robot.push(KeyCode.SHIFT, KeyCode.W);
            assertTrue(moment(robot).startsWith(text.source()), moment(robot));
        }
    }

    @Test
    void itIsSavedWhereTheUserSays(FxRobot robot, @TempDir Path directory) throws IOException {
        place = Optional.of(directory);
        robot.push(KeyCode.W);
        robot.push(KeyCode.SHORTCUT, KeyCode.S);
        Path saved = directory.resolve("buddyinfo.txt");
        assertEquals(words(KernelText.BUDDYINFO), Files.readString(saved));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsTold(FxRobot robot, @TempDir Path directory) {
        place = Optional.of(directory.resolve("nowhere"));
        robot.push(KeyCode.W);
        robot.clickOn("#words-save");
        String sentence = robot.lookup(".notice .label").queryAs(Labeled.class).getText();
        assertTrue(sentence.endsWith("cannot be written there; choose another place."), sentence);
    }

    @Test
    void aSilentKernelIsExplained(FxRobot robot) {
        robot.push(KeyCode.W);
        robot.clickOn("#words-dmesg");
        ListView<?> lines = robot.lookup(".words .list-view").queryListView();
        assertEquals(List.of(), lines.getItems());
        assertTrue(robot.lookup(".words .silence").query().isVisible());
    }

    @Test
    void aMachinesOwnFileOpensTheDrawerBesideTheRun(FxRobot robot) {
        Scenario before = window.model().frame().get().scenario();
        robot.interact(() -> window.opening().open(Path.of("kernel_page_tables")));
        await(() -> drawer(robot).isVisible());
        assertEquals("kernel_page_tables", moment(robot));
        robot.push(KeyCode.SHORTCUT, KeyCode.C);
        assertEquals("4 blocks\n2 tables\n", clipboard());
        assertEquals(before, window.model().frame().get().scenario());
        robot.clickOn("#words-buddyinfo");
        assertTrue(moment(robot).startsWith("/proc/buddyinfo"), moment(robot));
    }
}
