package io.github.vmemmaplab.json;

import io.github.vmemmaplab.scenario.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The text of an input file, or why there is none: at most 8 MiB of it is read, whatever the file
/// holds.
public sealed interface SourceText {
    /// The most bytes that an input file may have.
    int MOST_BYTES = 8 << 20;

    /// The file's text.
    record Text(String text) implements SourceText {}

    /// Why the file has none.
    record Unreadable(Problem problem) implements SourceText {}

    /// Reads `path`, which messages call `name`.
    static SourceText of(Path path, String name) {
        if (Files.isDirectory(path)) {
            return unreadable(name, "this is a directory; name a file.");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return unreadable(name, "this is a device or a pipe; name a file.");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return decode(name, in.readNBytes(MOST_BYTES + 1));
        } catch (NoSuchFileException e) {
            return unreadable(name, "there is no such file; check the name.");
        } catch (AccessDeniedException e) {
            return unreadable(name, "you have no permission to read this file.");
        } catch (IOException e) {
            return unreadable(name, "the file cannot be read: " + e.getMessage() + ".");
        }
    }

    private static SourceText unreadable(String name, String sentence) {
        return new Unreadable(Problem.with(name, sentence));
    }

    /// Decodes UTF-8; a byte order mark at the start is passed over.
    static SourceText decode(String name, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return unreadable(name, "the file is larger than 8 MiB; no scenario needs that much.");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            return new Unreadable(notUtf8(name, text));
        }
        return new Text(
                text.length() > 0 && text.get(0) == '\ufeff'
                        ? text.subSequence(1, text.length()).toString()
                        : text.toString());
    }

    private static Problem notUtf8(String name, CharBuffer before) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < before.length(); i++) {
            boolean lineEnd = before.charAt(i) == '\n';
            line += lineEnd ? 1 : 0;
            column = lineEnd ? 1 : column + 1;
        }
        return new Problem(
                name, line, column, "the text is not UTF-8 from here on; save it as UTF-8.");
    }
}
