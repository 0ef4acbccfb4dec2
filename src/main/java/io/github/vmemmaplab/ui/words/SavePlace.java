package io.github.vmemmaplab.ui.words;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the user where to save a file.
@FunctionalInterface
public interface SavePlace {
    /// {@return the file, if one was chosen}
    ///
    /// @param name what to propose
    Optional<Path> ask(String name);
}
