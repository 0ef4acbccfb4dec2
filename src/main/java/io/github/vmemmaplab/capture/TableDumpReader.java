package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads debugfs' kernel_page_tables of any arm64 or x86 machine and tells how its vmemmap is
/// mapped: which slots by blocks, which by base pages.
///
/// Ranges must follow each other without a gap, as the kernel prints them; that finds lines that
/// were lost. The page size is told by the blocks, or by how the ranges are aligned.
public final class TableDumpReader {
    private static final Pattern MARKER = Pattern.compile("---\\[ *(.*?) *\\]---\\s*");
    private static final int MOST_PROBLEMS = 100;
    private static final long MOST_MAPPED = 1L << 40;
    private static final int LEAST_SHIFT = 12;
    private static final int MOST_SHIFT = 16;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final List<TableDumpLine> vmemmap = new ArrayList<>();
    private @Nullable TableDumpLine previous;
    private boolean inside;
    private boolean found;
    private int last;
    private long alignment = 1L << MOST_SHIFT;

    private TableDumpReader(String file) {
        this.file = file;
    }

    /// {@return whether the text looks like kernel_page_tables rather than anything else}
    public static boolean suits(String text) {
        String words = LogPrefix.firstWords(text);
        return words.startsWith("---[") || words.matches("0x[0-9a-fA-F]{8,16}-.*");
    }

    /// Reads the text, which messages call `file`.
    public static Opened read(String text, String file) {
        return new TableDumpReader(file).read(text);
    }

    private Opened read(String text) {
        for (String line : text.lines().toList()) {
            last++;
            if (!LogPrefix.isNoise(line) && problems.size() < MOST_PROBLEMS) {
                read(new ProcLine(file, last, line));
            }
        }
        checkWhole();
        if (!problems.isEmpty()) {
            return new Opened.Bad(problems);
        }
        int shift = pageShift();
        VmemmapMapping mapping = VmemmapMapping.of(vmemmap.getFirst().start(), shift, vmemmap);
        return new Opened.Told("How the vmemmap is mapped in " + file, mapping.table());
    }

    // Only 4 KiB pages go with blocks of struct pages.
    private int pageShift() {
        boolean hasBlocks = vmemmap.stream().anyMatch(r -> r.mapped() && r.level() != Level.PTE);
        return hasBlocks ? LEAST_SHIFT : Long.numberOfTrailingZeros(alignment) & ~1;
    }

    private void read(ProcLine line) {
        Matcher marker = MARKER.matcher(line.words());
        if (marker.matches()) {
            // arm64 marks both ends, x86 the start of each area.
            String name = marker.group(1).toLowerCase(Locale.ROOT);
            inside = name.equals("vmemmap start") || name.equals("vmemmap");
            found |= inside;
        } else if (line.words().startsWith("...")) {
            // x86 leaves out the same entries over and over.
            previous = null;
        } else {
            TableDumpLine.parse(line, problems).ifPresent(this::add);
        }
    }

    private void add(TableDumpLine range) {
        checkFollows(range);
        previous = range;
        alignment = Math.min(alignment, Long.lowestOneBit(range.start() | range.end()));
        if (inside) {
            vmemmap.add(range);
        }
    }

    private void checkFollows(TableDumpLine range) {
        boolean runsOn = previous == null || range.start() == previous.end();
        if (!runsOn || Long.compareUnsigned(range.start(), range.end() - 1) >= 0) {
            problems.add(
                    range.line()
                            .problem(
                                    runsOn
                                            ? "the range ends before it begins; copy the line"
                                                    + " again."
                                            : "the range does not begin where the one above ends;"
                                                    + " copy the lines between."));
        }
        boolean aligned = ((range.start() | range.end()) & (1L << LEAST_SHIFT) - 1) == 0;
        if (!aligned) {
            problems.add(
                    range.line().problem("the range is not made of whole pages; copy it again."));
        }
    }

    private void checkWhole() {
        if (!problems.isEmpty()) {
            return;
        }
        if (!found) {
            problems.add(
                    new Problem(
                            file,
                            last,
                            1,
                            "the text ends without a marker '---[ vmemmap start ]---'; copy the"
                                    + " whole file."));
        } else if (vmemmap.isEmpty() || (inside && previous != null && previous.end() != 0)) {
            problems.add(
                    new Problem(
                            file,
                            last,
                            1,
                            "the text ends inside the vmemmap; copy the whole file."));
        } else if (mappedBytes() > MOST_MAPPED) {
            problems.add(
                    vmemmap.getFirst()
                            .line()
                            .problem(
                                    "the vmemmap maps more struct pages than any machine has; copy"
                                            + " the file again."));
        }
    }

    private long mappedBytes() {
        long sum = 0;
        for (TableDumpLine range : vmemmap) {
            if (range.mapped()) {
                long bytes = range.end() - range.start();
                sum = bytes < 0 || bytes > MOST_MAPPED ? MOST_MAPPED + 1 : sum + bytes;
            }
        }
        return sum;
    }
}
