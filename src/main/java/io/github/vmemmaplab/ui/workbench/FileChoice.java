package io.github.vmemmaplab.ui.workbench;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the user for a file.
@FunctionalInterface
interface FileChoice {
    /// {@return the file, if one was chosen}
    Optional<Path> ask();
}
