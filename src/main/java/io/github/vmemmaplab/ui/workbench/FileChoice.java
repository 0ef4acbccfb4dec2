package io.github.vmemmaplab.ui.workbench;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the user for a file.
@FunctionalInterface
public interface FileChoice {
    /// {@return the file, if one was chosen}
    Optional<Path> ask();

    /// {@return where to save a file, if the user was asked and chose}
    ///
    /// @param name what to propose
    default Optional<Path> askWhereToSave(String name) {
        return Optional.empty();
    }
}
