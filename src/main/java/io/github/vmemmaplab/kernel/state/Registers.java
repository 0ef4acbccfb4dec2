package io.github.vmemmaplab.kernel.state;

import java.util.Arrays;

/// The scalar state of the kernel: numbers of zones, list heads, per-cpu lists, counters, the
/// once-per-boot flags.
///
/// Each owner {@linkplain #reserve reserves} a run of registers when it is built; after that the
/// arrays do not move. Registers change far more often than anybody looks: the log hears of each
/// once, with its net change, when the run comes to a place that can be looked at ({@link
/// #settle}). Reading is one array access; writing is two, of which one is for the log.
public final class Registers {
    private long[] values = new long[64];
    private int used;
    private ChangeLog log = ChangeLog.OFF;

    // The registers written since the last settling, in the order of the first time, and their
    // values before; a register is among them if its mark is that of now.
    private int[] marks = new int[64];
    private int mark = 1;
    private int[] touched = new int[64];
    private long[] before = new long[64];
    private int touches;

    /// Sends changes from now on to `newLog`.
    public void logTo(ChangeLog newLog) {
        settle();
        log = newLog;
    }

    /// {@return the first of `count` fresh registers, all zero}
    public int reserve(int count) {
        int first = used;
        used += count;
        if (used > values.length) {
            int room = Math.max(used, values.length * 2);
            values = Arrays.copyOf(values, room);
            marks = Arrays.copyOf(marks, room);
            touched = Arrays.copyOf(touched, room);
            before = Arrays.copyOf(before, room);
        }
        return first;
    }

    /// {@return the value of `register`}
    public long get(int register) {
        return values[register];
    }

    /// Sets `register` to `value`.
    public void set(int register, long value) {
        if (marks[register] != mark) {
            touch(register);
        }
        values[register] = value;
    }

    private void touch(int register) {
        marks[register] = mark;
        touched[touches] = register;
        before[touches++] = values[register];
    }

    /// Adds `amount` to `register`.
    public void add(int register, long amount) {
        set(register, values[register] + amount);
    }

    /// Tells the log what has changed since the last time.
    public void settle() {
        for (int i = 0; i < touches; i++) {
            int register = touched[i];
            long delta = before[i] ^ values[register];
            if (delta != 0) {
                log.registerChanged(register, delta);
            }
        }
        touches = 0;
        mark++;
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
