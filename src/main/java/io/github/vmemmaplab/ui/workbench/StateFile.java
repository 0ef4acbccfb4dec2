package io.github.vmemmaplab.ui.workbench;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// What windows were like, in a small text file under the user's configuration.
///
/// A value that cannot be read is as if it were not there. A file that cannot be read at all is put
/// aside, not overwritten. Keys of other versions of the lab stay in the file.
final class StateFile implements StateStore {
    private final Path file;
    private final Properties known = new Properties();
    private Optional<String> problem = Optional.empty();

    StateFile(Path file) {
        this.file = file;
    }

    /// {@return the file of the user whose system has this name, environment and home, if windows
    /// are to be remembered at all}
    ///
    /// The environment's `VMEMMAP_LAB_STATE` names another file, or with nothing in it none.
    static StateStore of(String system, Map<String, String> environment, Path home) {
        String wanted = environment.get("VMEMMAP_LAB_STATE");
        if (wanted != null) {
            return wanted.isBlank() ? NONE : new StateFile(Path.of(wanted));
        }
        return new StateFile(
                folder(system, environment, home)
                        .resolve("vmemmap-lab")
                        .resolve("window.properties"));
    }

    private static Path folder(String system, Map<String, String> environment, Path home) {
        if (system.startsWith("Mac")) {
            return home.resolve("Library").resolve("Application Support");
        }
        String named = system.startsWith("Windows") ? "APPDATA" : "XDG_CONFIG_HOME";
        String folder = environment.getOrDefault(named, "");
        return folder.isBlank() ? home.resolve(".config") : Path.of(folder);
    }

    @Override
    public WindowState load() {
        if (!Files.exists(file)) {
            return WindowState.first();
        }
        try (Reader reader = new StringReader(Files.readString(file))) {
            known.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            putAside();
        }
        return StateText.read(known);
    }

    private void putAside() {
        known.clear();
        Path aside = file.resolveSibling(file.getFileName() + ".broken");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            problem = Optional.of(Workbench.TEXTS.of("state.broken", file, aside.getFileName()));
        } catch (IOException e) {
            problem = Optional.of(Workbench.TEXTS.of("state.unreadable", file));
        }
    }

    @Override
    public Optional<String> problem() {
        return problem;
    }

    // Whole or not at all, so that a full disk or two windows at once break nothing.
    @Override
    public void save(WindowState state) {
        StateText.write(state, known);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "window", ".new");
            try (Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
                known.store(writer, null);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            problem = Optional.of(Workbench.TEXTS.of("state.unwritable", file));
        }
    }
}
