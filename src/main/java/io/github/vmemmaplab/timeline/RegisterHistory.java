package io.github.vmemmaplab.timeline;

import io.github.vmemmaplab.kernel.state.Cell;
import io.github.vmemmaplab.kernel.state.Cell.Space;
import io.github.vmemmaplab.kernel.state.ChangeLog;

/// How a few registers went over a run, at moments evenly spread over its events.
///
/// Immutable; 8 bytes for each register and moment.
public final class RegisterHistory {
    private final int size;
    private final long[][] values;

    private RegisterHistory(int size, long[][] values) {
        this.size = size;
        this.values = values;
    }

    static RegisterHistory read(
            Journal journal, int size, int first, long[] now, int at, int samples) {
        long[][] values = new long[now.length][samples];
        Deltas deltas = new Deltas(first, now.length);
        long[] untilNow = new long[now.length];
        int read = 0;
        for (int sample = 0; sample < samples; sample++) {
            int step = stepOf(sample, samples, size);
            if (read <= at && at <= step) {
                journal.forEach(read, at, deltas);
                untilNow = deltas.sum.clone();
                read = at;
            }
            journal.forEach(read, step, deltas);
            read = step;
            for (int i = 0; i < now.length; i++) {
                values[i][sample] = deltas.sum[i];
            }
        }
        // What is logged are differences: the values now tell what they differ from.
        for (int i = 0; i < now.length; i++) {
            for (int sample = 0; sample < samples; sample++) {
                values[i][sample] ^= untilNow[i] ^ now[i];
            }
        }
        return new RegisterHistory(size, values);
    }

    private static int stepOf(int sample, int samples, int size) {
        return samples == 1 ? size : (int) ((long) sample * size / (samples - 1));
    }

    /// Adds up what changed in the registers.
    private static final class Deltas implements ChangeLog.Visitor {
        private final int first;
        private final long[] sum;

        Deltas(int first, int count) {
            this.first = first;
            sum = new long[count];
        }

        @Override
        public void changed(long cell, long delta) {
            if (Cell.space(cell) == Space.REGISTER) {
                long index = Cell.index(cell) - first;
                if (index >= 0 && index < sum.length) {
                    sum[(int) index] ^= delta;
                }
            }
        }
    }

    /// {@return how many moments there are}
    public int samples() {
        return values.length == 0 ? 0 : values[0].length;
    }

    /// {@return how many events had happened at moment `sample`}
    public int step(int sample) {
        return stepOf(sample, samples(), size);
    }

    /// {@return the value of the register that is `index` after the first, at moment `sample`}
    public long value(int index, int sample) {
        return values[index][sample];
    }
}
