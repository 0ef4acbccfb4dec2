package io.github.vmemmaplab.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// The captures that come with the program, and where captures are found on disk: a directory, or a
/// zip file of one.
public final class ShippedCaptures {
    private static final String FOLDER = "/assets/captures/";

    private ShippedCaptures() {}

    /// {@return the names of the captures in the program, sorted}
    public static List<String> names() {
        try (InputStream index = resource("index.txt")) {
            return new String(index.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Opens a capture that comes with the program.
    public static Capture open(String name) throws IOException {
        return Capture.open(shipped(name));
    }

    static TextSource shipped(String name) throws IOException {
        try (InputStream in = resource(name + ".zip")) {
            return ZipText.read(name, in);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = ShippedCaptures.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new CaptureException(name, "no such capture comes with the program.");
        }
        return in;
    }

    /// Opens a capture on disk: its directory, or a zip file of it.
    public static Capture open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return Capture.open(TextSource.directory(path));
        }
        String label = String.valueOf(path.getFileName());
        try (InputStream in = Files.newInputStream(path)) {
            return Capture.open(ZipText.read(label, in));
        } catch (NoSuchFileException e) {
            throw new CaptureException(path.toString(), "there is no such file.");
        }
    }

    /// {@return whether a path looks like a capture: a directory with a case file, or a zip file}
    public static boolean isCapture(Path path) {
        return Files.isDirectory(path)
                ? Files.isRegularFile(path.resolve("case.json"))
                : path.toString().endsWith(".zip") && Files.isRegularFile(path);
    }
}
