package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.scenario.Opened;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// Where scenarios come from: shipped ones, files of any kind that the lab reads, pasted text.
///
/// Called on a background thread; takes as long as reading takes, and never throws for what it
/// read.
public interface FileOpener {
    /// A scenario that comes with the lab.
    ///
    /// @param title the scenario's own title
    /// @param open reads it
    record Shipped(String title, Supplier<Opened> open) {}

    /// {@return the scenarios that come with the lab, the one to begin with first}
    List<Shipped> shipped();

    /// Reads a file or a directory.
    Opened open(Path file);

    /// Reads text that was pasted, such as /proc/buddyinfo.
    Opened paste(String text);
}
