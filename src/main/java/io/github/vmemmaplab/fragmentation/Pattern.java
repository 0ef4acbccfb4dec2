package io.github.vmemmaplab.fragmentation;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.MigrateType;

import java.util.Optional;
import java.util.stream.Stream;

/// Who holds the pages that keep free memory apart, and how they lie.
///
/// The four differ in the share of each type of pageblock, in how many pages sit in a pageblock
/// that is broken, and in how these clump.
public enum Pattern {
    /// Kernel pages in unmovable pageblocks, a few everywhere: nothing brings free pages together
    /// again.
    PINNED("pinned", 100, 0, 0.15),
    /// Processes' pages in movable pageblocks, with the kernel's own here and there: compaction
    /// could move them.
    MOVABLE("movable", 6, 94, 0.30),
    /// Unmovable, movable and some reclaimable pageblocks; the movable ones hold a few kernel
    /// pages.
    MIXED("mixed", 46, 42, 0.40),
    /// As after weeks of churn: all types, from single pages to long runs, in no order.
    AGED("aged", 30, 50, 0.70);

    private final String label;
    private final int unmovablePercent;
    private final int movablePercent;
    private final double clumping;

    Pattern(String label, int unmovablePercent, int movablePercent, double clumping) {
        this.label = label;
        this.unmovablePercent = unmovablePercent;
        this.movablePercent = movablePercent;
        this.clumping = clumping;
    }

    /// {@return the name on the screen, on the command line and in scenario files}
    public String label() {
        return label;
    }

    /// {@return the pattern with this label}
    public static Optional<Pattern> labelled(String label) {
        return Stream.of(values()).filter(pattern -> pattern.label.equals(label)).findFirst();
    }

    /// {@return the type of a pageblock that chance gave this number below 100}
    MigrateType type(int percentile) {
        if (percentile < unmovablePercent) {
            return MigrateType.UNMOVABLE;
        }
        return percentile < unmovablePercent + movablePercent
                ? MigrateType.MOVABLE
                : MigrateType.RECLAIMABLE;
    }

    /// {@return who holds a used block in a pageblock of this type, by chance}
    static FrameKind owner(MigrateType type, long bits) {
        return switch (type) {
            case UNMOVABLE -> (bits & 1) == 0 ? FrameKind.KERNEL : FrameKind.SLAB;
            case RECLAIMABLE -> FrameKind.RECLAIMABLE;
            case MOVABLE, HIGHATOMIC, ISOLATE -> FrameKind.ANON;
        };
    }

    /// {@return whether kernel pages stray into movable pageblocks}
    boolean pollutes() {
        return this == MIXED || this == AGED;
    }

    /// {@return how likely a run of free pages keeps to one side where it could spread, 0 to 1}
    double clumping() {
        return clumping;
    }

    /// {@return how many used pages come into a pageblock that is broken, 1 to `most`, by chance}
    int moved(double fraction, int most) {
        double share =
                switch (this) {
                    case PINNED -> fraction * fraction;
                    case MOVABLE -> 0.15 + 0.85 * fraction;
                    case MIXED -> fraction;
                    case AGED -> fraction * fraction * fraction;
                };
        return 1 + (int) (share * (most - 1));
    }
}
