package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.json.ScenarioReader;
import io.github.vmemmaplab.json.SourceText;
import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Any file that the lab can start from or show, told apart by what is in it: a scenario, the text
/// of /proc/buddyinfo, /proc/pagetypeinfo or debugfs' kernel_page_tables, or a capture (its
/// directory or a zip file of it), whose first request is opened.
public final class InputFile {
    private InputFile() {}

    /// Opens whatever `path` names.
    public static Opened open(Path path) {
        String name = path.toString();
        if (ShippedCaptures.isCapture(path)) {
            return openCapture(path);
        }
        if (Files.isDirectory(path)) {
            return bad(
                    path,
                    "this directory is no capture: it has no case.json; name a file or a"
                            + " capture's directory.");
        }
        return switch (SourceText.of(path, name)) {
            case SourceText.Text text -> parse(text.text(), name);
            case SourceText.Unreadable unreadable -> new Opened.Bad(List.of(unreadable.problem()));
        };
    }

    /// Reads text that was pasted, or the text of the file `name`.
    public static Opened parse(String text, String name) {
        if (BuddyInfoReader.suits(text)) {
            return BuddyInfoReader.read(text, name);
        }
        if (PageTypeInfoReader.suits(text)) {
            return PageTypeInfoReader.read(text, name);
        }
        return TableDumpReader.suits(text)
                ? TableDumpReader.read(text, name)
                : ScenarioReader.read(text, name);
    }

    private static Opened openCapture(Path path) {
        try {
            Capture capture = ShippedCaptures.open(path);
            List<Integer> startable = capture.startable();
            return startable.isEmpty()
                    ? bad(path, "no request of this capture has a state to start from.")
                    : new Opened.Good(capture.scenario(startable.getFirst()));
        } catch (CaptureException e) {
            return new Opened.Bad(List.of(e.problem()));
        } catch (IOException e) {
            return bad(path, "the capture cannot be read: " + e.getMessage() + ".");
        }
    }

    private static Opened bad(Path path, String sentence) {
        return new Opened.Bad(List.of(Problem.with(path.toString(), sentence)));
    }
}
