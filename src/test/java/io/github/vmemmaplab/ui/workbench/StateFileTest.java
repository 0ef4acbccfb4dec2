package io.github.vmemmaplab.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.ui.theme.Look;

import javafx.geometry.Rectangle2D;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What is written is read again; what is broken costs nothing but itself.
final class StateFileTest {
    private static final WindowState STATE =
            new WindowState(
                    Optional.of(new Rectangle2D(-20, 30.5, 1280, 800)),
                    false,
                    Look.CONTRAST_LIGHT,
                    1.25,
                    64,
                    false,
                    false,
                    true,
                    true,
                    Optional.of(new Source.Shipped("The thread: 1 GiB section, 8 PMD slots")));

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("deeper").resolve("window.properties");
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);
    }

    @Test
    void whatWasKeptComesBack() {
        new StateFile(file()).save(STATE);
        StateFile again = new StateFile(file());
        assertEquals(STATE, again.load());
        assertEquals(Optional.empty(), again.problem());
    }

    @Test
    void aFileIsKeptByItsPath() {
        Source source = new Source.File(Path.of("/tmp/a b:c.json"));
        new StateFile(file()).save(STATE.withOpened(Optional.of(source)));
        assertEquals(Optional.of(source), new StateFile(file()).load().opened());
    }

    @Test
    void thereIsNoneAtFirst() {
        StateFile store = new StateFile(file());
        assertEquals(WindowState.first(), store.load());
        assertEquals(Optional.empty(), store.problem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bounds=1 2 3",
                "bounds=NaN 0 1280 800",
                "bounds=0 0 1e9 5",
                "look=pink",
                "textScale=1000",
                "speed=-4",
                "speed=fast",
                "skipping=perhaps",
                "opened=nowhere",
                "opened=file:\\u0000"
            })
    void aValueThatMakesNoSenseIsAsIfItWereNotThere(String line) throws IOException {
        write(line + "\nmotion=false\n");
        WindowState state = new StateFile(file()).load();
        WindowState first = WindowState.first();
        assertEquals(first.look(), state.look());
        assertEquals(first.speed(), state.speed());
        assertEquals(first.textScale(), state.textScale());
        assertEquals(first.bounds(), state.bounds());
        assertEquals(first.opened(), state.opened());
        assertFalse(state.motion(), "the good value beside it counts");
    }

    @Test
    void aFileThatCannotBeReadIsKeptAsideAndTold() throws IOException {
        String broken = "look=\\uZZZZ";
        write(broken);
        StateFile store = new StateFile(file());
        assertEquals(WindowState.first(), store.load());
        assertTrue(store.problem().orElseThrow().contains("window.properties.broken"));
        store.save(STATE);
        assertEquals(broken, Files.readString(file().resolveSibling("window.properties.broken")));
        assertEquals(STATE, new StateFile(file()).load());
    }

    @Test
    void whatAnotherVersionKeepsStays() throws IOException {
        write("lesson=3\n");
        StateFile store = new StateFile(file());
        store.load();
        store.save(STATE);
        assertTrue(Files.readString(file()).contains("lesson=3"));
    }

    @Test
    void whereNothingCanBeWrittenNothingBreaks() throws IOException {
        Files.writeString(folder.resolve("deeper"), "a file where the folder should be");
        StateFile store = new StateFile(file());
        store.save(STATE);
        assertTrue(store.problem().isPresent());
    }

    @Test
    void theEnvironmentMayForbidIt() {
        assertSame(StateStore.NONE, StateFile.of("Linux", Map.of("VMEMMAP_LAB_STATE", ""), folder));
        StateFile.of("Linux", Map.of("XDG_CONFIG_HOME", folder.toString()), Path.of("/nowhere"))
                .save(STATE);
        assertTrue(Files.exists(folder.resolve("vmemmap-lab").resolve("window.properties")));
    }
}
