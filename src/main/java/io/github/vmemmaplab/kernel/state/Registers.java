package io.github.vmemmaplab.kernel.state;

import java.util.Arrays;

/// The scalar state of the kernel: numbers of zones, list heads, per-cpu lists, counters, the
/// once-per-boot flags.
///
/// Each owner {@linkplain #reserve reserves} a run of registers when it is built; after that the
/// arrays do not move. Reading is one array access; writing is one more, and with history one in
/// the log.
public final class Registers {
    private long[] values = new long[64];
    private int used;
    private ChangeLog log = ChangeLog.OFF;

    /// Sends changes from now on to `newLog`.
    public void logTo(ChangeLog newLog) {
        log = newLog;
    }

    /// {@return the first of `count` fresh registers, all zero}
    public int reserve(int count) {
        int first = used;
        used += count;
        if (used > values.length) {
            values = Arrays.copyOf(values, Math.max(used, values.length * 2));
        }
        return first;
    }

    /// {@return the value of `register`}
    public long get(int register) {
        return values[register];
    }

    /// Sets `register` to `value`.
    public void set(int register, long value) {
        if (log.keeps()) {
            log.registerChanged(register, values[register] ^ value);
        }
        values[register] = value;
    }

    /// Adds `amount` to `register`.
    public void add(int register, long amount) {
        set(register, values[register] + amount);
    }

    /// Applies a logged change, in either direction; tells nobody.
    public void apply(long register, long delta) {
        values[(int) register] ^= delta;
    }

    /// {@return a copy of all values, for comparing whole states}
    public long[] snapshot() {
        return Arrays.copyOf(values, used);
    }
}
