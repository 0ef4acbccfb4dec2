package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Problem;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// Where scenarios come from: shipped ones, files of any kind that the lab reads, pasted text.
///
/// Called on a background thread; takes as long as reading takes, and never throws for what it
/// read.
public interface FileOpener {
    /// Something that comes with the lab.
    ///
    /// @param title what it is called
    /// @param open reads it
    record Shipped(String title, Supplier<Opened> open) {}

    /// {@return the scenarios that come with the lab}
    List<Shipped> scenarios();

    /// {@return what real kernels did, as far as it comes with the lab}
    List<Shipped> captures();

    /// Reads a file or a directory.
    Opened open(Path file);

    /// Reads text that was pasted, such as /proc/buddyinfo.
    Opened paste(String text);

    /// {@return all requests of the capture of this name that comes with the lab, if there are
    /// several that a run can start from; none for anything else}
    default List<Shipped> requests(String capture) {
        return List.of();
    }

    /// {@return the same of a capture in a file or directory}
    default List<Shipped> requests(Path file) {
        return List.of();
    }

    /// {@return one that has nothing and opens nothing, and says so}
    ///
    /// @param why one sentence, for whoever asks it to open something
    static FileOpener none(String why) {
        return new FileOpener() {
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
                return paste(file.toString());
            }

            @Override
            public Opened paste(String text) {
                return new Opened.Bad(List.of(Problem.with(text, why)));
            }
        };
    }
}
