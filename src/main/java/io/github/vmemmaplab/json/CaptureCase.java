package io.github.vmemmaplab.json;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// What a capture says of itself, as far as a prediction may know it (`case.json`): no return
/// codes, no events.
///
/// @param name of the case
/// @param kernel the release
/// @param sectionSizeBits log2 of a section in bytes
/// @param pageSize in bytes
/// @param vaBits virtual address bits
/// @param thp whether transparent huge pages were on
/// @param policy the answer to a missing block, by label
/// @param rodata `full` or `on`
/// @param cpus CPUs; none given means one
/// @param sysctl settings changed from the default
/// @param bootMemory the memory at boot
/// @param operations adds and removes in order
@JsonIgnoreProperties(ignoreUnknown = true)
public record CaptureCase(
        String name,
        String kernel,
        int sectionSizeBits,
        int pageSize,
        int vaBits,
        boolean thp,
        String policy,
        String rodata,
        @Nullable Integer cpus,
        @Nullable Map<String, String> sysctl,
        Range bootMemory,
        List<Request> operations) {

    /// A physical range, both numbers as hexadecimal text.
    public record Range(String start, String size) {}

    /// One add or remove, and the names of the files that it starts from and that it wrote.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Request(
            int n,
            String op,
            String start,
            String size,
            boolean memmapOnMemory,
            @Nullable String linearTables,
            @Nullable String state,
            @Nullable String pageTables,
            @Nullable String exit,
            @Nullable String events) {}

    /// Reads a case file's text.
    ///
    /// @throws Unreadable if it is not such a file, with line and column
    public static CaptureCase parse(String text) throws Unreadable {
        try {
            CaptureCase read = new ObjectMapper().readValue(text, CaptureCase.class);
            if (read == null
                    || read.operations() == null
                    || read.bootMemory() == null
                    || read.kernel() == null) {
                throw new Unreadable(1, 1, "kernel, bootMemory and operations are needed.");
            }
            return read;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            int column = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
            throw new Unreadable(line, column, firstSentence(e.getOriginalMessage()));
        }
    }

    private static String firstSentence(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /// A case file that cannot be read; lines and columns count from 1.
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;
        private final int column;
        private final String sentence;

        Unreadable(int line, int column, String sentence) {
            super(sentence);
            this.sentence = sentence;
            this.line = line;
            this.column = column;
        }

        /// {@return what is wrong}
        public String sentence() {
            return sentence;
        }

        /// {@return the line}
        public int line() {
            return line;
        }

        /// {@return the column}
        public int column() {
            return column;
        }
    }
}
