package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Problem;
import io.github.vmemmaplab.ui.FileOpener;
import io.github.vmemmaplab.ui.ThreadCase;

import java.nio.file.Path;
import java.util.List;

/// Files that are made up: `good` holds the case under posted-v1, all others are broken in two
/// places.
final class TestFiles implements FileOpener {
    static final String FIRST = "broken.json:3:7: order 11 does not exist; orders go from 0 to 10.";

    @Override
    public List<Shipped> scenarios() {
        return List.of(new Shipped("good", () -> open(Path.of("good"))));
    }

    @Override
    public List<Shipped> captures() {
        return List.of();
    }

    @Override
    public Opened open(Path file) {
        return file.endsWith("good")
                ? new Opened.Good(ThreadCase.under("posted-v1"))
                : new Opened.Bad(
                        List.of(
                                new Problem(
                                        "broken.json",
                                        3,
                                        7,
                                        "order 11 does not exist; orders go from 0 to 10."),
                                new Problem("broken.json", 9, 1, "a brace is missing.")));
    }

    @Override
    public Opened paste(String text) {
        return open(Path.of(text));
    }

    @Override
    public List<Shipped> requests(String capture) {
        return List.of(
                new Shipped("good, request 1", () -> open(Path.of("good"))),
                new Shipped(
                        "good, request 2", () -> new Opened.Good(ThreadCase.under("original"))));
    }
}
