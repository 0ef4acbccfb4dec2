package io.github.vmemmaplab.kernel.event;

import io.github.vmemmaplab.kernel.event.VmemmapEvent.Pass;
import io.github.vmemmaplab.kernel.paging.Level;

/// How many entries a walk over page tables looked at, by pass and level, empty and in use apart.
public final class Visits {
    private static final int LEVELS = Level.values().length;
    private static final int PASSES = Pass.values().length;

    private final long[] none = new long[PASSES * LEVELS];
    private final long[] mapped = new long[PASSES * LEVELS];

    private static int index(Pass pass, Level level) {
        return pass.ordinal() * LEVELS + level.ordinal();
    }

    /// Counts `times` entries.
    public void count(Pass pass, Level level, boolean isNone, long times) {
        (isNone ? none : mapped)[index(pass, level)] += times;
    }

    /// {@return how many empty entries were looked at}
    public long none(Pass pass, Level level) {
        return none[index(pass, level)];
    }

    /// {@return how many entries in use were looked at}
    public long mapped(Pass pass, Level level) {
        return mapped[index(pass, level)];
    }

    /// {@return how many empty entries were looked at in all}
    public long noneTotal() {
        return java.util.Arrays.stream(none).sum();
    }

    /// {@return how many entries in use were looked at in all}
    public long mappedTotal() {
        return java.util.Arrays.stream(mapped).sum();
    }
}
