package io.github.vmemmaplab.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// The text files of one capture, by name; each may be stored plain or as NAME.gz.
public interface TextSource {
    /// The most that one file may hold, unpacked; more is refused before it fills memory.
    int MOST_BYTES = 64 << 20;

    /// {@return the raw bytes of a stored file, if there is one}
    Optional<InputStream> stored(String name) throws IOException;

    /// {@return what to call the capture in messages}
    String label();

    /// {@return the text of file `name`, unpacked, if there is such a file}
    default Optional<String> text(String name) throws IOException {
        if (name.contains("/") || name.contains("\\")) {
            throw new CaptureException(
                    label() + "/case.json",
                    "'" + name + "' is not the name of a file of this capture.");
        }
        Optional<InputStream> plain = stored(name);
        if (plain.isPresent()) {
            try (InputStream in = plain.get()) {
                return Optional.of(decode(name, in));
            }
        }
        Optional<InputStream> packed = stored(name + ".gz");
        if (packed.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = new GZIPInputStream(packed.get())) {
            return Optional.of(decode(name + ".gz", in));
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw new CaptureException(
                    label() + "/" + name + ".gz",
                    "the compressed file is damaged or cut; copy it again.");
        }
    }

    /// {@return the text of file `name`}
    default String required(String name) throws IOException {
        return text(name)
                .orElseThrow(() ->
                        new CaptureException(
                                label() + "/" + name,
                                "the file is missing; a capture needs it to start from."));
    }

    private String decode(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new CaptureException(
                    label() + "/" + name, "the file is larger than 64 MiB; this is no capture.");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new CaptureException(label() + "/" + name, "the file is not UTF-8 text.");
        }
    }

    /// {@return the files of a directory}
    static TextSource directory(Path directory) {
        return new TextSource() {
            @Override
            public Optional<InputStream> stored(String name) throws IOException {
                Path file = directory.resolve(name);
                return Files.isRegularFile(file)
                        ? Optional.of(Files.newInputStream(file))
                        : Optional.empty();
            }

            @Override
            public String label() {
                Path name = directory.toAbsolutePath().normalize().getFileName();
                return name == null ? directory.toString() : name.toString();
            }
        };
    }
}
