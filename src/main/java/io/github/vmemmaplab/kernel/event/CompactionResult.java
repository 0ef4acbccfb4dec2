package io.github.vmemmaplab.kernel.event;

/// How far compaction came, worst first (`enum compact_result`, include/linux/compaction.h).
public enum CompactionResult {
    /// Not tried: too few free pages, or fragmentation is not the trouble.
    SKIPPED,
    /// Not tried: it failed lately.
    DEFERRED,
    /// Still going.
    CONTINUE,
    /// The scanners met after the whole zone, and no block came of it.
    COMPLETE,
    /// The scanners met after part of the zone, and no block came of it.
    PARTIAL_SKIPPED,
    /// Given up: no page was left to move others into.
    CONTENDED,
    /// A block should be there now.
    SUCCESS;

    /// {@return the better of two}
    public CompactionResult better(CompactionResult other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// {@return whether the scanners met without success}
    public boolean isFinished() {
        return this == COMPLETE || this == PARTIAL_SKIPPED;
    }
}
