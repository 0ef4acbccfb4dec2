package io.github.vmemmaplab.fragmentation;

import java.util.Optional;
import java.util.stream.Stream;

/// Who holds the pages that keep free memory apart, and how they came to lie where they lie.
public enum Pattern {
    /// Kernel pages everywhere, in unmovable pageblocks: nothing can bring free pages together.
    PINNED("pinned"),
    /// Processes' pages in movable pageblocks: compaction could move them.
    MOVABLE("movable"),
    /// Unmovable, movable and some reclaimable pageblocks; the movable ones hold a few kernel
    /// pages.
    MIXED("mixed"),
    /// As after weeks of churn: all types, long and short runs, lists in no order.
    AGED("aged");

    private final String label;

    Pattern(String label) {
        this.label = label;
    }

    /// {@return the name on the screen, on the command line and in scenario files}
    public String label() {
        return label;
    }

    /// {@return the pattern with this label}
    public static Optional<Pattern> labelled(String label) {
        return Stream.of(values()).filter(pattern -> pattern.label.equals(label)).findFirst();
    }
}
