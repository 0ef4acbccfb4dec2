package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Problem;
import io.github.vmemmaplab.ui.FileOpener;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a scenario was opened from, so that it can be opened again another day.
sealed interface Source {
    /// Something that comes with the lab.
    record Shipped(String title) implements Source {}

    /// A file or a directory.
    record File(Path path) implements Source {}

    /// {@return how it is written}
    default String written() {
        return switch (this) {
            case Shipped(String title) -> "shipped:" + title;
            case File(Path path) -> "file:" + path.toAbsolutePath();
        };
    }

    /// {@return what is written so, if anything is}
    static Optional<Source> read(String written) {
        int colon = written.indexOf(':');
        String rest = written.substring(colon + 1);
        return switch (written.substring(0, Math.max(0, colon))) {
            case "shipped" -> Optional.of(new Shipped(rest));
            case "file" -> Optional.of(new File(Path.of(rest)));
            default -> Optional.empty();
        };
    }

    /// Opens it again; takes as long as reading takes.
    default Opened open(FileOpener opener) {
        return switch (this) {
            case File(Path path) -> opener.open(path);
            // Captures first: their titles are not in files.
            case Shipped(String title) ->
                    Stream.concat(
                                    opener.captures().stream(),
                                    Stream.of(opener).flatMap(each -> each.scenarios().stream()))
                            .filter(shipped -> shipped.title().equals(title))
                            .findFirst()
                            .map(shipped -> shipped.open().get())
                            .orElseGet(() -> gone(title));
        };
    }

    /// {@return all requests of it, if it is a capture of several; takes as long as reading takes}
    default List<FileOpener.Shipped> requests(FileOpener opener) {
        return switch (this) {
            case Shipped(String title) -> opener.requests(title);
            case File(Path path) -> opener.requests(path);
        };
    }

    private static Opened gone(String title) {
        return new Opened.Bad(List.of(Problem.with(title, Workbench.TEXTS.of("state.gone"))));
    }
}
